"""The life of a case, as pure functions.

The input of a function is the state of a case and the requested change. The result is the new state
(``Gevolg``), or a refusal. Nothing here reads the database or the clock, or knows its caller. ``uitvoering``
loads and locks the case, writes the new state and emits the events. The two doors, ``loket`` and
``register``, only translate (ADR 0013). docs/ontwikkelaar/leven.md lists all rules with their sources.
"""
