"""Caches in the memory of one process, for data that hardly ever changes and that nearly every page needs."""

import math
import time
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def _klok() -> float:
    """Return monotonic seconds. Tests can stop this clock, so that no cached value expires in the middle of a
    test.
    """
    return time.monotonic()


class Houdbaar(Generic[K, V]):
    """A cache of values by key; each value stays valid for ``seconden``.

    None is never cached. The cache holds at most ``hoogstens`` keys: when it is full, all keys are removed.
    """

    def __init__(self, seconden: float, *, hoogstens: int = 1000) -> None:
        self.seconden, self.hoogstens = seconden, hoogstens
        self._bekend: dict[K, tuple[float, V]] = {}

    def __len__(self) -> int:
        return len(self._bekend)

    def haal(self, sleutel: K, zoek: Callable[[], V | None]) -> V | None:
        """Return the value of ``sleutel``. Call ``zoek`` when the value isn't cached or is too old."""
        gekend = self._bekend.get(sleutel)
        if gekend is not None and _klok() - gekend[0] <= self.seconden:
            return gekend[1]
        waarde = zoek()
        if waarde is not None:
            if len(self._bekend) >= self.hoogstens:  # hostile keys don't fill the memory
                self._bekend.clear()
            self._bekend[sleutel] = (_klok(), waarde)
        return waarde

    def vergeet(self) -> None:
        """Remove all values."""
        self._bekend.clear()


class OpVersie(Generic[K, V]):
    """A cache of values by key that is emptied when a version number in the database changes.

    The version number is read (with ``lees``) at most once per ``seconden``. A value is stored with the
    version that was known before the value was read: so a value that one thread read while another thread
    changed the data is not used after that change. The cache holds at most ``hoogstens`` keys.
    """

    def __init__(self, seconden: float, lees: Callable[[], int], *, hoogstens: int = 2000) -> None:
        self.seconden, self.hoogstens, self._lees = seconden, hoogstens, lees
        self._bekend: dict[K, tuple[int, V]] = {}
        self._stand = (-1, -math.inf)

    def __len__(self) -> int:
        return len(self._bekend)

    def versie(self) -> int:
        """Return the version number, at most ``seconden`` old. Cost: none, or the cost of ``lees``."""
        versie, moment = self._stand
        nu = _klok()
        if versie >= 0 and nu - moment <= self.seconden:
            return versie
        if (nieuw := self._lees()) != versie:
            self._bekend.clear()
        self._stand = (nieuw, nu)
        return nieuw

    def haal(self, sleutel: K, zoek: Callable[[], V | None], *, vers: bool = False) -> V | None:
        """Return the value of ``sleutel``.

        Call ``zoek`` when the value isn't cached for the present version, or when ``vers`` asks for a new
        read. None is never cached.
        """

        def alleen() -> dict[K, V]:
            waarde = zoek()
            return {} if waarde is None else {sleutel: waarde}

        return self.haal_met(sleutel, alleen, vers=vers)

    def haal_met(self, sleutel: K, zoek: Callable[[], Mapping[K, V]], *, vers: bool = False) -> V | None:
        """Return the value of ``sleutel``, as ``haal`` does; ``zoek`` also returns other values that will be
        needed soon, and all are cached.
        """
        versie = self.versie()
        gekend = self._bekend.get(sleutel)
        if gekend is not None and gekend[0] == versie and not vers:
            return gekend[1]
        gevonden = zoek()
        if len(self._bekend) + len(gevonden) > self.hoogstens:
            self._bekend.clear()
        self._bekend.update({naam: (versie, waarde) for naam, waarde in gevonden.items()})
        return gevonden.get(sleutel)

    def twijfel(self) -> None:
        """Make the next call read the version number again, however recent the known number is."""
        self._stand = (self._stand[0], -math.inf)

    def vergeet(self) -> None:
        """Remove all values and the known version number."""
        self._bekend.clear()
        self._stand = (-1, -math.inf)
