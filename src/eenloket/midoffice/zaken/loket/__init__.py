"""The door of our own counter: what our employees and processes do with cases, with the names of our
services.

This door only translates; ``leven`` decides.
"""
