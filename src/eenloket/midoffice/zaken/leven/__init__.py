"""The life of a case, as pure functions: what a case is and what is asked of it go in, what it becomes comes out, or a named refusal.

Nothing here asks the database, looks at the clock, or knows who calls. ``uitvoeren`` loads, locks, writes and emits around it; the two
doors, ``loket`` and ``register``, only translate (ADR 0013). All rules with their sources: docs/ontwikkelaar/leven.md.
"""
