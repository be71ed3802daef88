"""Names of the two PostgreSQL accounts: the owner of the tables, and the account of the application."""

EIGENAAR, TOEPASSING = "eenloket_eigenaar", "eenloket_toepassing"
