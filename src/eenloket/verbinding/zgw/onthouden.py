"""Answers that are remembered for as long as nothing that they are made of changes: those of the catalogue, which clients ask all day.

What is remembered is compared with a number in the database at every call, so it is never older than what a query would have given.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

GRENS = 24 * 1024 * 1024
"""Bytes of answers that a process remembers; what was asked longest ago goes first."""
Waarde = tuple[int, bytes]
"""A number (of rows in all) and JSON."""
_slot = Lock()
_bekend: OrderedDict[Hashable, tuple[int, Waarde]] = OrderedDict()
_omvang = [0]


def onthouden(versie: Callable[[], int] | None, sleutel: Hashable, maak: Callable[[], Waarde]) -> Waarde:
    """What ``maak`` gives, or gave when ``versie`` was what it is now. None: nothing is remembered. Cost: that of ``versie``."""
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
    """Drop what is remembered (in tests that roll the database back)."""
    with _slot:
        _bekend.clear()
        _omvang[0] = 0
