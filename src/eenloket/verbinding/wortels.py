"""The one rule for "this address is below that root": the root of an API that the operator registered.

Credentials go with a call, so an address that only looks as if it were below the root would take them elsewhere. The
rule is about what any program on the way may make of the address: web servers, proxies and frameworks decode once or
more, drop parameters of a segment (``..;x``), read a backslash as a slash, and resolve dots. An address in which that
could matter is refused, not repaired.
"""

import re
from contextlib import suppress
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

import idna

_POORT = {"https": 443, "http": 80}
_RUW = re.compile(r"[\x00-\x20\x7f\\@#]")
"""Nowhere in an address after its scheme: they end or split an address for one program and not for another."""
_PAD = re.compile(r"[\x00-\x1f\x7f\\;?#%]|//|/\s*\.{1,2}\s*(?=/|$)|/\s+(?=/|$)")
"""Not in a path, however often it is decoded: control characters, parameters of a segment, empty segments, and segments
of one or two dots.
"""
_CODES = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:2e|2f|5c|25|3b|3f|23)", re.IGNORECASE)
"""Encodings that hide a character of ``_PAD``, and encodings that aren't one."""
_KEREN = 5
"""How often a path is decoded; one that still changes then is refused."""


def is_leesbaar(adres: str) -> bool:
    """Return whether every program reads this address of http or https in the same way."""
    return _gelezen(adres) is not None


def is_onder(wortel: str, adres: str) -> bool:
    """Return whether ``adres`` is below ``wortel`` (which ends in a slash), on the same host and port."""
    return rest_onder(wortel, adres) is not None


def rest_onder(wortel: str, adres: str) -> str | None:
    """Return the part of ``adres`` after ``wortel``, with its query; None when it isn't below it."""
    begin, heel = _gelezen(wortel), _gelezen(adres)
    if begin is None or heel is None or _oorsprong(begin) != _oorsprong(heel) or _oorsprong(heel) is None:
        return None
    if not begin.path.endswith("/") or not heel.path.startswith(begin.path):
        return None
    return heel.path[len(begin.path) :] + (f"?{heel.query}" if heel.query else "")


def in_vaste_vorm(adres: str) -> str | None:
    """Return ``adres`` with its host in small ASCII letters and without the usual port; None when it isn't an address
    that every program reads in the same way.
    """
    delen = _gelezen(adres)
    oorsprong = _oorsprong(delen) if delen else None
    if delen is None or oorsprong is None:
        return None
    soort, host, poort = oorsprong
    plek = f"[{host}]" if ":" in host else host
    return delen._replace(netloc=plek if poort == _POORT[soort] else f"{plek}:{poort}").geturl()


def _gelezen(adres: str) -> SplitResult | None:
    soort, teken, rest = adres.partition("://")
    if soort not in _POORT or not teken or _RUW.search(rest):
        return None
    with suppress(ValueError):
        delen = urlsplit(adres)
        if delen.hostname and _is_eenduidig(delen.path):
            return delen
    return None


def _is_eenduidig(pad: str) -> bool:
    if _CODES.search(pad):
        return False
    for _keer in range(_KEREN):
        ontsleuteld = unquote_to_bytes(pad).decode("utf-8")  # a ValueError for other bytes
        if _PAD.search(ontsleuteld):
            return False
        if ontsleuteld == pad:
            return True
        pad = ontsleuteld
    return False


def _oorsprong(delen: SplitResult) -> tuple[str, str, int] | None:
    """Return scheme, host and port; None when the host or the port is written in a way that others may read otherwise."""
    host = delen.hostname or ""
    na_host = delen.netloc.rpartition("]")[2] if "[" in delen.netloc else delen.netloc.partition(":")[1:]
    geschreven = "".join(na_host).removeprefix(":")
    try:
        poort = delen.port
        if not host.isascii():
            host = idna.encode(host, uts46=True).decode()
    except (ValueError, idna.IDNAError):
        return None
    if geschreven != ("" if poort is None else str(poort)) or delen.netloc.endswith(":") or poort == 0:
        return None
    return delen.scheme, host, poort or _POORT[delen.scheme]
