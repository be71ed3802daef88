"""What can happen to a work item: its state and an act give the new state and a line of history, or a named refusal.

Pure: no query, no clock of its own, no page. ``acties`` loads, locks, applies and writes.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from .fouten import DagVoorbij, GeenOntvanger, NaDeTermijn, WerkIsAf, WerkLoopt
from .soorten import GEEN_DATUM, Daad


@dataclass(frozen=True, slots=True)
class Termijn:
    """The days of an item: what we promised, what the law says, and whether they stand still."""

    norm: dt.date | None = None
    wettelijk: dt.date | None = None
    staat_stil: bool = False

    @property
    def werkdatum(self) -> dt.date:
        """The day that a list is sorted by: the first of both that runs, or ``GEEN_DATUM``."""
        if self.staat_stil:
            return GEEN_DATUM
        return min((dag for dag in (self.norm, self.wettelijk) if dag is not None), default=GEEN_DATUM)


GEEN_TERMIJN = Termijn()


@dataclass(frozen=True, slots=True)
class Toestand:
    """The state of an item, as far as something can happen to it. ``uitkomst`` is empty while it is open."""

    medewerker_id: uuid.UUID | None = None
    team: str = ""
    termijn: Termijn = GEEN_TERMIJN
    apart_tot: dt.date | None = None
    klaar: bool = False
    uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """The line of history that belongs to a change."""

    daad: Daad
    medewerker_id: uuid.UUID | None = None
    team: str = ""
    tot: dt.date | None = None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What comes of an act. ``regel`` is None when nothing changed: doing the same twice is no error and leaves no line."""

    toestand: Toestand
    regel: Regel | None


@dataclass(frozen=True, slots=True)
class Oppakken:
    """A person takes the item, also from somebody else."""

    medewerker_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Teruggeven:
    """The item is nobody's again, and of the same team."""


@dataclass(frozen=True, slots=True)
class Overdragen:
    """The item goes to a person, or to a team (then it is nobody's within that team)."""

    medewerker_id: uuid.UUID | None = None
    team: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Apartleggen:
    """The item leaves the list until a day; None: it comes back now."""

    tot: dt.date | None


@dataclass(frozen=True, slots=True)
class Verzetten:
    """The term of the subject changed."""

    termijn: Termijn


@dataclass(frozen=True, slots=True)
class Afronden:
    """The item is done, with a word for what came of it and, if need be, what was done."""

    uitkomst: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Vervallen:
    """Nobody needs to do it any more."""


@dataclass(frozen=True, slots=True)
class Heropenen:
    """It must be done again; whoever had it, has it again."""


Handeling = Oppakken | Teruggeven | Overdragen | Apartleggen | Verzetten | Afronden | Vervallen | Heropenen


def gevolg(nu: Toestand, handeling: Handeling, *, vandaag: dt.date) -> Gevolg:
    """What comes of ``handeling``. Raises: WerkIsAf, WerkLoopt, GeenOntvanger, DagVoorbij, NaDeTermijn."""
    if isinstance(handeling, Heropenen):
        if not nu.klaar:
            raise WerkLoopt()
    elif nu.klaar:
        raise WerkIsAf()
    straks, regel = _STAPPEN[type(handeling)](nu, handeling, vandaag)
    return Gevolg(straks, None if straks == nu else regel)


def _oppakken(nu: Toestand, h: Oppakken, vandaag: dt.date) -> tuple[Toestand, Regel]:
    straks = replace(nu, medewerker_id=h.medewerker_id, apart_tot=None)
    return straks, Regel(Daad.OPGEPAKT, h.medewerker_id)


def _teruggeven(nu: Toestand, h: Teruggeven, vandaag: dt.date) -> tuple[Toestand, Regel]:
    return replace(nu, medewerker_id=None), Regel(Daad.TERUGGEGEVEN, team=nu.team)


def _overdragen(nu: Toestand, h: Overdragen, vandaag: dt.date) -> tuple[Toestand, Regel]:
    if bool(h.medewerker_id) == bool(h.team):
        raise GeenOntvanger()
    straks = replace(nu, medewerker_id=h.medewerker_id, team=h.team or nu.team, apart_tot=None)
    return straks, Regel(Daad.OVERGEDRAGEN, h.medewerker_id, h.team, toelichting=h.toelichting)


def _apartleggen(nu: Toestand, h: Apartleggen, vandaag: dt.date) -> tuple[Toestand, Regel]:
    if h.tot is None:
        return replace(nu, apart_tot=None), Regel(Daad.TERUGGELEGD)
    if h.tot <= vandaag:
        raise DagVoorbij(veld="tot")
    if _voorbij(nu.termijn, h.tot):
        raise NaDeTermijn(veld="tot")
    return replace(nu, apart_tot=h.tot), Regel(Daad.APART_GELEGD, tot=h.tot)


def _verzetten(nu: Toestand, h: Verzetten, vandaag: dt.date) -> tuple[Toestand, Regel]:
    """What was put aside longer than the law now allows comes back at once."""
    apart = None if nu.apart_tot and _voorbij(h.termijn, nu.apart_tot) else nu.apart_tot
    dag = h.termijn.werkdatum
    regel = Regel(Daad.VERZET, tot=None if dag == GEEN_DATUM else dag)
    return replace(nu, termijn=h.termijn, apart_tot=apart), regel


def _afronden(nu: Toestand, h: Afronden, vandaag: dt.date) -> tuple[Toestand, Regel]:
    straks = replace(nu, klaar=True, uitkomst=h.uitkomst, apart_tot=None)
    return straks, Regel(Daad.AFGEROND, nu.medewerker_id, toelichting=h.toelichting)


def _vervallen(nu: Toestand, h: Vervallen, vandaag: dt.date) -> tuple[Toestand, Regel]:
    return replace(nu, klaar=True, uitkomst="vervallen", apart_tot=None), Regel(Daad.VERVALLEN)


def _heropenen(nu: Toestand, h: Heropenen, vandaag: dt.date) -> tuple[Toestand, Regel]:
    return replace(nu, klaar=False, uitkomst=""), Regel(Daad.HEROPEND, nu.medewerker_id)


def _voorbij(termijn: Termijn, dag: dt.date) -> bool:
    return termijn.wettelijk is not None and not termijn.staat_stil and dag > termijn.wettelijk


_STAPPEN: dict[type, Callable[[Toestand, Any, dt.date], tuple[Toestand, Regel]]] = {
    Oppakken: _oppakken,
    Teruggeven: _teruggeven,
    Overdragen: _overdragen,
    Apartleggen: _apartleggen,
    Verzetten: _verzetten,
    Afronden: _afronden,
    Vervallen: _vervallen,
    Heropenen: _heropenen,
}
