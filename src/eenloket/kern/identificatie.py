"""Identifiers: ids of rows, citizen numbers, pseudonyms, and the check of Dutch numbers."""

import datetime as dt
import secrets
import uuid
from typing import NewType

import uuid_utils.compat
from stdnum.nl import bsn as stdnum_bsn

Bsn = NewType("Bsn", str)
"""A citizen number: nine digits that pass the elfproef. It is never stored outside ``kern.sleutels``."""

Pseudoniem = NewType("Pseudoniem", uuid.UUID)
"""An id that stands for a person in one domain. Without the key it can't be related to another domain or to a
number.
"""

Rsin = NewType("Rsin", str)


def nieuw_id() -> uuid.UUID:
    """Return a new UUIDv7; these ids sort by the time at which they were made."""
    return uuid_utils.compat.uuid7()


def vroegste_id(moment: dt.datetime) -> uuid.UUID:
    """Return a bound: ids made before ``moment`` are smaller, ids made later are larger.

    Source: RFC 9562 (a UUIDv7 begins with 48 bits of milliseconds).
    """
    return uuid.UUID(int=int(moment.timestamp() * 1000) << 80)


def als_bsn(tekst: str) -> Bsn:
    """Return ``tekst`` as a citizen number.

    Raises: ValueError when ``tekst`` isn't nine digits that pass the elfproef.
    """
    if not (len(tekst) == 9 and tekst.isascii() and tekst.isdigit() and stdnum_bsn.is_valid(tekst)):
        raise ValueError("geen geldig burgerservicenummer")
    return Bsn(tekst)


def is_rsin(tekst: str) -> bool:
    """Return whether ``tekst`` is nine digits that pass the elfproef as the national standard has it.

    Nine zeros pass, because their sum is a multiple of eleven; test environments use that number.
    """
    if not (len(tekst) == 9 and tekst.isascii() and tekst.isdigit()):
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(gewichten, tekst, strict=True)) % 11 == 0


def als_rsin(tekst: str) -> Rsin:
    """Return ``tekst`` as the number of a legal person.

    Raises: ValueError when ``is_rsin`` refuses it.
    """
    if not is_rsin(tekst):
        raise ValueError("geen geldig RSIN")
    return Rsin(tekst)


_ALFABET = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowels (no words), nothing that looks like something else


def nieuwe_code(lengte: int = 12) -> str:
    """Return a random code for a person to type, in groups of four characters (12 characters hold 57 bits)."""
    tekens = "".join(secrets.choice(_ALFABET) for _ in range(lengte))
    return "-".join(tekens[i : i + 4] for i in range(0, lengte, 4))
