"""The life of a decision, as pure functions: the input is the state and the requested change, the result is
the new state or a refusal.

Nothing here reads the database or the clock, or knows its caller. ``uitvoering`` loads and locks the
decision, writes the new state and emits the events. The two doors, ``loket`` and ``register``, only translate
(ADR 0021).
"""
