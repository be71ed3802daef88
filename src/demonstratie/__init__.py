"""What only the demonstration, the tests and measurements need: a PostgreSQL in a folder, a supervisor, Rivierveen's accounts, made-up data at scale.

A distribution of its own (``eenloket-demo``, with the simulators), which production doesn't install. See docs/adr/0020.
"""
