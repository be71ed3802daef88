"""Cached answers, valid as long as none of their data changes: those of the catalogue, which clients read all
day.

Every call compares a number in the database, so a cached answer is never older than the answer of a query.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

GRENS = 24 * 1024 * 1024
"""The bytes of answers that a process keeps; the answer that was used longest ago is removed first."""
Waarde = tuple[int, bytes]
"""A number (of rows in total) and JSON."""
_slot = Lock()
_bekend: OrderedDict[Hashable, tuple[int, Waarde]] = OrderedDict()
_omvang = [0]


def onthouden(versie: Callable[[], int] | None, sleutel: Hashable, maak: Callable[[], Waarde]) -> Waarde:
    """Return the result of ``maak``, or a cached result from the time when ``versie`` was what it is now.
    None: nothing is cached.

    Cost: that of ``versie``.
    """
    if versie is None:
        return maak()
    nu = versie()  # before the reading: what is read is at least as new
    with _slot:
        gevonden = _bekend.get(sleutel)
        if gevonden is not None and gevonden[0] == nu:
            _bekend.move_to_end(sleutel)
            return gevonden[1]
    waarde = maak()
    if len(waarde[1]) <= GRENS // 8:
        _bewaar(sleutel, nu, waarde)
    return waarde


def _bewaar(sleutel: Hashable, versie: int, waarde: Waarde) -> None:
    with _slot:
        oud: Any = _bekend.pop(sleutel, None)
        _omvang[0] += len(waarde[1]) - (len(oud[1][1]) if oud else 0)
        _bekend[sleutel] = (versie, waarde)
        while _omvang[0] > GRENS or len(_bekend) > 4096:
            _sleutel, (_versie, weg) = _bekend.popitem(last=False)
            _omvang[0] -= len(weg[1])


def vergeet() -> None:
    """Empty the cache (in tests that roll the database back)."""
    with _slot:
        _bekend.clear()
        _omvang[0] = 0
