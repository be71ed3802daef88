"""One module per kind of check between items of a package. Each has ``controleer(pakket, plaatsen)``."""
