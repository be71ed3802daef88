"""Stand-ins at the ports: registers that know what a test tells them, or don't answer."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eenloket.kern.doel import Doel
from eenloket.kern.sleutels.api import Nummersoort
from eenloket.midoffice.aanvragen.ports import Adresuitkomst, Bekend, Registerwaarde

PEILDATUM = dt.date(2026, 11, 23)


@dataclass
class Kastje:
    """Knows ``feiten`` by source; ``stil`` registers don't answer. Remembers what it was asked, for which service."""

    feiten: dict[str, Any] = field(default_factory=dict)
    stil: tuple[str, ...] = ()
    twijfel: tuple[str, ...] = ()
    adressen: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    gevraagd: list[tuple[str, list[str]]] = field(default_factory=list)

    def bekend(
        self, soort: Nummersoort, nummer: str, bronnen: Sequence[str], velden: Sequence[str], doel: Doel
    ) -> Bekend:
        self.gevraagd.append((doel.dienst, list(bronnen)))
        stil = tuple(sorted({b.split(".")[0] for b in bronnen} & set(self.stil)))
        feiten = {
            b: Registerwaarde(self.feiten[b], b.split(".")[0], PEILDATUM, b in self.twijfel)
            for b in bronnen
            if b in self.feiten and b.split(".")[0] not in stil
        }
        return Bekend(feiten, stil)

    def adres(
        self, postcode: str, huisnummer: int, huisletter: str = "", toevoeging: str = ""
    ) -> Adresuitkomst:
        if "bag" in self.stil:
            return Adresuitkomst(None, gestoord=True)
        return Adresuitkomst(self.adressen.get((postcode, huisnummer)))


@dataclass
class Boekhouder:
    """Processes moves, refuses with ``code``, or is away."""

    code: str = ""
    weg: Exception | None = None
    diensten: frozenset[str] = frozenset({"adreswijziging"})
    verwerkt: list[tuple[str, str, str, Mapping[str, Any]]] = field(default_factory=list)

    def verwerk(self, dienst: str, kenmerk: str, nummer: str, antwoorden: Mapping[str, Any]) -> None:
        if self.weg:
            raise self.weg
        if self.code:
            raise ValueError(self.code)
        self.verwerkt.append((dienst, kenmerk, nummer, antwoorden))
