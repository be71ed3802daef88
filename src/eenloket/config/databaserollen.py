"""Names of the two accounts of PostgreSQL: who owns the tables, and who works with them."""

EIGENAAR, TOEPASSING = "eenloket_eigenaar", "eenloket_toepassing"
