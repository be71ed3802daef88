"""Django's backend for PostgreSQL, with what the hot paths need: a pool that asks nothing, and a pipeline."""
