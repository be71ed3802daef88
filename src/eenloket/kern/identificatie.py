"""Identifiers: row ids, citizen numbers, pseudonyms, and the check that Dutch numbers carry."""

import datetime as dt
import secrets
import uuid
from typing import NewType

import uuid_utils.compat
from stdnum.nl import bsn as stdnum_bsn

Bsn = NewType("Bsn", str)
"""Citizen number, nine digits, passes the elfproef. Never stored outside kern.sleutels."""

Pseudoniem = NewType("Pseudoniem", uuid.UUID)
"""Stands for a person in one domain; says nothing in another domain or without the key."""

Rsin = NewType("Rsin", str)


def nieuw_id() -> uuid.UUID:
    """A UUIDv7: sorts by time of creation."""
    return uuid_utils.compat.uuid7()


def vroegste_id(moment: dt.datetime) -> uuid.UUID:
    """A bound: every id made before ``moment`` is smaller, every later one larger (RFC 9562, 48 bits of milliseconds)."""
    return uuid.UUID(int=int(moment.timestamp() * 1000) << 80)


def als_bsn(tekst: str) -> Bsn:
    """``tekst`` as a citizen number.

    Raises: ValueError when it isn't nine digits that pass the elfproef.
    """
    if not (len(tekst) == 9 and tekst.isascii() and tekst.isdigit() and stdnum_bsn.is_valid(tekst)):
        raise ValueError("geen geldig burgerservicenummer")
    return Bsn(tekst)


def als_rsin(tekst: str) -> Rsin:
    """``tekst`` as the number of a legal person; it carries the same check as a citizen number.

    Raises: ValueError when it isn't nine digits that pass the elfproef.
    """
    if not (len(tekst) == 9 and tekst.isascii() and tekst.isdigit() and stdnum_bsn.is_valid(tekst)):
        raise ValueError("geen geldig RSIN")
    return Rsin(tekst)


_ALFABET = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowels (no words), nothing that looks like something else


def nieuwe_code(lengte: int = 12) -> str:
    """A random code to type over, in groups of four (57 bits at 12 characters)."""
    tekens = "".join(secrets.choice(_ALFABET) for _ in range(lengte))
    return "-".join(tekens[i : i + 4] for i in range(0, lengte, 4))
