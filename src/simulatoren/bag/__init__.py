"""Base register of addresses and buildings, as the Kadaster API serves it."""
