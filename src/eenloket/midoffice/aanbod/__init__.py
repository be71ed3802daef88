"""What we offer is content, not code: packages, releases and the catalogue made from them. Enter through ``api``."""
