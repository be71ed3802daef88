"""Decision models and expressions: rights, the knip, routing, with reasons (M-A4, M-B7). Enter through ``api``."""
