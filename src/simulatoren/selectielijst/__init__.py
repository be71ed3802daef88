"""The national selection list, as its public API serves it."""
