"""Print service for letters."""
