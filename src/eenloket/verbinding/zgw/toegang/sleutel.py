"""Keys of HS256 made of secrets that clients and we share."""

import warnings
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import OctKey

KORTST = 32
"""Bytes that RFC 7518 section 3.2 asks of a key for HS256."""


@lru_cache(maxsize=512)
def maak_sleutel(geheim: str) -> OctKey:
    """The key of a secret. Short ones are taken: existing clients have them, and who issues them is warned then.

    Raises: ValueError for an empty secret and for what is no secret at all (a public key).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)  # we warn ourselves, where somebody reads it
        return OctKey.import_key(geheim)


def is_kort(geheim: str) -> bool:
    """Whether a secret is shorter than RFC 7518 asks."""
    return len(geheim.encode()) < KORTST


def maak_token(claims: Mapping[str, Any], geheim: str) -> str:
    """A signed token."""
    return jwt.encode({"alg": "HS256"}, dict(claims), maak_sleutel(geheim))
