"""The life of a decision, as pure functions: what is known and what is asked go in, what becomes of it comes out, or a named refusal.

Nothing here asks the database, looks at the clock, or knows who calls. ``uitvoering`` loads, locks, writes and emits around it; the two
doors, ``loket`` and ``register``, only translate (ADR 0021).
"""
