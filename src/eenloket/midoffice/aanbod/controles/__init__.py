"""One module per kind of check between items of a package. Each has a ``controleer_…(pakket, plaatsen)`` named after it."""
