"""Django's PostgreSQL with a pool that gets over a lost server at once."""
