"""The one layer around the life of a case: it loads and locks what a rule needs, writes what follows, and emits its events."""
