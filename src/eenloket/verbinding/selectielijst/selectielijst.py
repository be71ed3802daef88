"""Selection list of municipalities: the Referentielijsten & Selectielijst API v1, read only and open.

What it answered stays known for an hour, because a list changes once in years; what can't be asked again is believed for a day more.
"""

import threading
import time
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from eenloket.kern.fouten import BuitenBereik
from eenloket.midoffice.aanbod.ports import (
    Adressen,
    Procestype,
    Resultaattypeomschrijving,
    Selectieresultaat,
)
from eenloket.verbinding.netwerk import Antwoord, Verbinding

T = TypeVar("T")
VERS, BRUIKBAAR, ONBEKEND = 3600.0, 25 * 3600.0, 60.0
"""Seconds that an answer counts as fresh, that it is used when the list doesn't answer, and that "not there" is remembered."""
ONTHOUD = 2000
BLADZIJDEN = 50
"""Pages of results that are read at most; the list of a year has three or four."""


class Selectielijst:
    """Adapter of the port ``Selectielijst`` for the list at ``url``, the root of its API. Safe in threads."""

    def __init__(self, url: str, *, tijd: float = 1.5, klok: Callable[[], float] = time.monotonic) -> None:
        self.wortel = url.rstrip("/")
        self.verbinding = Verbinding("selectielijst", url, koppen={"Accept": "application/json"}, tijd=tijd)
        self._klok, self._slot = klok, threading.Lock()
        self._bekend: dict[str, tuple[float, Any]] = {}

    def procestype(self, url: str) -> Procestype | None:
        """See the port."""
        return self._een("procestypen", url, _procestype)

    def resultaat(self, url: str) -> Selectieresultaat | None:
        """See the port."""
        return self._een("resultaten", url, _resultaat)

    def resultaattypeomschrijving(self, url: str) -> Resultaattypeomschrijving | None:
        """See the port."""
        return self._een("resultaattypeomschrijvingen", url, _omschrijving)

    def adressen(self, jaar: int) -> Adressen:
        """See the port. Cost: none, or two calls and one per hundred results."""
        return self._onthouden(f"adressen/{jaar}", lambda: self._adressen(jaar))

    def controleer(self) -> None:
        """Ask for the process types of one year. Raises: BuitenBereik."""
        self.verbinding.vraag("GET", "/procestypen", _procestypen, params={"jaar": "2020"})

    def _een(self, soort: str, url: str, lees: Callable[[dict[str, Any]], T]) -> T | None:
        begin, _, id_ = url.rstrip("/").rpartition("/")
        if begin != f"{self.wortel}/{soort}" or not _is_uuid(id_):
            return None

        def een(antwoord: Antwoord) -> T | None:
            return None if antwoord.status == 404 else lees(_goed(antwoord))

        return self._onthouden(f"{soort}/{id_}", lambda: self.verbinding.vraag("GET", f"/{soort}/{id_}", een))

    def _onthouden(self, sleutel: str, vraag: Callable[[], T]) -> T:
        moment, waarde = self._bekend.get(sleutel, (float("-inf"), None))
        oud = self._klok() - moment
        if oud < (ONBEKEND if waarde is None else VERS):
            return waarde
        try:
            nieuw = vraag()
        except BuitenBereik:
            if waarde is not None and oud < BRUIKBAAR:
                return waarde
            raise
        with self._slot:
            if len(self._bekend) >= ONTHOUD:
                self._bekend.clear()
            self._bekend[sleutel] = (self._klok(), nieuw)
        return nieuw

    def _adressen(self, jaar: int) -> Adressen:
        typen = self.verbinding.vraag("GET", "/procestypen", _procestypen, params={"jaar": str(jaar)})
        van_het_jaar = {t.url for t in typen}
        klassen: dict[str, str] = {}
        for bladzijde in range(1, BLADZIJDEN + 1):
            rijen, verder = self.verbinding.vraag(
                "GET", "/resultaten", _bladzijde, params={"page": str(bladzijde)}
            )
            klassen |= {r.nummer: r.url for r in rijen if r.procestype in van_het_jaar}
            if not verder:
                break
        omschrijvingen = self.verbinding.vraag("GET", "/resultaattypeomschrijvingen", _omschrijvingen)
        return Adressen(
            {t.nummer: t.url for t in typen}, klassen, {o.omschrijving: o.url for o in omschrijvingen}
        )


def _is_uuid(tekst: str) -> bool:
    try:
        return len(tekst) == 36 and bool(uuid.UUID(tekst))
    except ValueError:
        return False


def _goed(antwoord: Antwoord) -> Any:
    if antwoord.status != 200:
        raise ValueError("geen antwoord")
    return antwoord.json()


def _procestypen(antwoord: Antwoord) -> list[Procestype]:
    return [_procestype(ruw) for ruw in _goed(antwoord)]


def _omschrijvingen(antwoord: Antwoord) -> list[Resultaattypeomschrijving]:
    return [_omschrijving(ruw) for ruw in _goed(antwoord)]


def _bladzijde(antwoord: Antwoord) -> tuple[list[Selectieresultaat], bool]:
    inhoud = _goed(antwoord)
    return [_resultaat(ruw) for ruw in inhoud["results"]], bool(inhoud["next"])


def _procestype(ruw: dict[str, Any]) -> Procestype:
    return Procestype(_tekst(ruw["url"]), str(int(ruw["nummer"])), _tekst(ruw["naam"]))


def _resultaat(ruw: dict[str, Any]) -> Selectieresultaat:
    return Selectieresultaat(
        url=_tekst(ruw["url"]),
        procestype=_tekst(ruw["procesType"]),
        nummer=_tekst(ruw["volledigNummer"]),
        waardering=_tekst(ruw["waardering"]),
        bewaartermijn=_tekst(ruw.get("bewaartermijn") or ""),
        procestermijn=_tekst(ruw.get("procestermijn") or ""),
    )


def _omschrijving(ruw: dict[str, Any]) -> Resultaattypeomschrijving:
    return Resultaattypeomschrijving(_tekst(ruw["url"]), _tekst(ruw["omschrijving"]))


def _tekst(waarde: Any) -> str:
    if not isinstance(waarde, str) or len(waarde) > 1000:
        raise ValueError("geen tekst")
    return waarde
