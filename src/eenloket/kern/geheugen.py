"""What a process remembers of the database, because it hardly ever changes and is asked with every page."""

import math
import time
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def _klok() -> float:
    """Seconds since some moment; in tests it stands still, else what is remembered could grow old in the middle of one."""
    return time.monotonic()


class Houdbaar(Generic[K, V]):
    """Values by key, believed for ``seconden``. What isn't there (None) isn't remembered. At most ``hoogstens`` keys: then it begins anew."""

    def __init__(self, seconden: float, *, hoogstens: int = 1000) -> None:
        self.seconden, self.hoogstens = seconden, hoogstens
        self._bekend: dict[K, tuple[float, V]] = {}

    def __len__(self) -> int:
        return len(self._bekend)

    def haal(self, sleutel: K, zoek: Callable[[], V | None]) -> V | None:
        """The value of ``sleutel``; ``zoek`` finds it when it isn't remembered, or too long ago."""
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
        """Remember nothing."""
        self._bekend.clear()


class OpVersie(Generic[K, V]):
    """Values by key, as long as a number in the database stays what it was. It is looked at again after ``seconden``; another one empties the memory.

    A value is kept with the number from before it was read: what one thread read while another changed it doesn't outlive that.
    """

    def __init__(self, seconden: float, lees: Callable[[], int], *, hoogstens: int = 2000) -> None:
        self.seconden, self.hoogstens, self._lees = seconden, hoogstens, lees
        self._bekend: dict[K, tuple[int, V]] = {}
        self._stand = (-1, -math.inf)

    def __len__(self) -> int:
        return len(self._bekend)

    def versie(self) -> int:
        """The number, at most ``seconden`` old. Cost: none, or that of ``lees``."""
        versie, moment = self._stand
        nu = _klok()
        if versie >= 0 and nu - moment <= self.seconden:
            return versie
        if (nieuw := self._lees()) != versie:
            self._bekend.clear()
        self._stand = (nieuw, nu)
        return nieuw

    def haal(self, sleutel: K, zoek: Callable[[], V | None], *, vers: bool = False) -> V | None:
        """The value of ``sleutel``; ``zoek`` finds it when it isn't remembered of this version, or when it must be ``vers``. None isn't remembered."""

        def alleen() -> dict[K, V]:
            waarde = zoek()
            return {} if waarde is None else {sleutel: waarde}

        return self.haal_met(sleutel, alleen, vers=vers)

    def haal_met(self, sleutel: K, zoek: Callable[[], Mapping[K, V]], *, vers: bool = False) -> V | None:
        """As ``haal``; ``zoek`` finds the value together with others that will be asked for soon, and all of them are remembered."""
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
        """Look at the number at the next question, however short ago that was done."""
        self._stand = (self._stand[0], -math.inf)

    def vergeet(self) -> None:
        """Remember nothing."""
        self._bekend.clear()
        self._stand = (-1, -math.inf)
