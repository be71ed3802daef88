"""One module per kind of agreement between items of a package. Each has ``controleer(pakket, plaatsen)``."""
