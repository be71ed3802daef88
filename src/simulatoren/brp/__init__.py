"""Base register of persons: BRP API Personen Bevragen v2, and our own maintenance of the register."""
