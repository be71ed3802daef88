"""The one layer around the rules: it loads and locks what they need, writes what follows, and emits the events."""
