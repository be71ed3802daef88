"""HS256 keys, made from the secrets that clients and we share."""

import warnings
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import OctKey

KORTST = 32
"""The bytes that RFC 7518 section 3.2 requires of a key for HS256."""


@lru_cache(maxsize=512)
def maak_sleutel(geheim: str) -> OctKey:
    """Return the key of a secret. A short secret is accepted, because existing clients have them; the
    operator gets a warning.

    Raises: ValueError for an empty secret and for a public key.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)  # we warn ourselves, where somebody reads it
        return OctKey.import_key(geheim)


def is_kort(geheim: str) -> bool:
    """Return whether a secret is shorter than RFC 7518 requires."""
    return len(geheim.encode()) < KORTST


def maak_token(claims: Mapping[str, Any], geheim: str) -> str:
    """Return a signed token."""
    return jwt.encode({"alg": "HS256"}, dict(claims), maak_sleutel(geheim))
