"""Fixtures of the product's own composition."""

from eenloket.config.conftest import _vergeet, gemeente

__all__ = ["_vergeet", "gemeente"]
