"""The archive regime: from which day the retention term of an ended case counts, and when its file is
destroyed or transferred.

Everything here is a pure function of dates and texts. Source: zrc-021, zrc-026, the standard's theme page on
archiving, M-B9.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from eenloket.kern.termijnen import Duur

_DELEN = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_CIJFERS = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{2}){0,3}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """The archive regime of a result type. Durations are ISO 8601; empty or None means that the result type
    doesn't give the value.
    """

    nominatie: str = ""
    termijn: str | None = None
    afleidingswijze: str = ""
    datumkenmerk: str = ""
    objecttype: str = ""
    procestermijn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brongegevens:
    """The data of the case from which the archive dates follow.

    A sequence holds one date per related thing; None when that thing has no date yet.
    """

    einddatum: dt.date
    hoofdzaak: dt.date | None = None
    eigenschap: str = ""
    objecten: Sequence[str] = field(default_factory=tuple)
    gerelateerd: Sequence[dt.date | None] = field(default_factory=tuple)
    ingangsdatums: Sequence[dt.date | None] = field(default_factory=tuple)
    vervaldatums: Sequence[dt.date | None] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Afleiding:
    """The archive dates: the retention term starts on ``brondatum`` and ends on ``actiedatum``; None when a
    date isn't known (yet).
    """

    brondatum: dt.date | None
    actiedatum: dt.date | None


def leid_af(regime: Regime, gegevens: Brongegevens) -> Afleiding:
    """Return both archive dates of a case that has ended. Without a retention term there are no dates."""
    if not regime.termijn:
        return Afleiding(None, None)
    bron = brondatum(regime, gegevens)
    return Afleiding(bron, _na(regime.termijn, bron))


def herzien(nu: dt.date | None, was: dt.date | None, wordt: dt.date | None) -> dt.date | None:
    """Return the corrected value of a date that is ``nu``: ``was`` followed from the old data, ``wordt``
    follows from the new data.

    A date that differs from ``was`` was given by hand, and doesn't change (zrc-021).
    """
    return wordt if nu is None or nu == was else nu


def brondatum(regime: Regime, gegevens: Brongegevens) -> dt.date | None:
    """Return the day on which the retention term begins, in the way that the result type prescribes.

    Of several related things the latest date counts. While one of them has no date, the latest date isn't
    known and the result is None: a file that is destroyed too early can't be restored.
    """
    wijze = _WIJZEN.get(regime.afleidingswijze)
    return wijze(regime, gegevens) if wijze else None


def lees_dag(tekst: str) -> dt.date | None:
    """Return the day in ``tekst``: ISO 8601, also without leading zeros (2010-3-1), because some fields of the
    standard hold nine characters; or the digits of the catalogue's formats *datum* and
    *datum_tijd* (ztc). None for other texts.
    """
    tekst = tekst.strip()
    try:
        if gevonden := _CIJFERS.fullmatch(tekst) or _DELEN.fullmatch(tekst):
            return dt.date(*map(int, gevonden.groups()))
        return dt.datetime.fromisoformat(tekst).date()
    except ValueError:
        return None


def _na(duur: str | None, dag: dt.date | None) -> dt.date | None:
    try:
        return Duur.lees(duur).na(dag) if duur and dag else None
    except (ValueError, OverflowError):  # no duration of calendar units, or beyond the calendar
        return None


def _laatste(dagen: Sequence[dt.date | None]) -> dt.date | None:
    bekend = [dag for dag in dagen if dag is not None]
    return max(bekend) if bekend and len(bekend) == len(dagen) else None


_WIJZEN: Mapping[str, Callable[[Regime, Brongegevens], dt.date | None]] = {
    "afgehandeld": lambda r, g: g.einddatum,
    "hoofdzaak": lambda r, g: g.hoofdzaak,
    "eigenschap": lambda r, g: lees_dag(g.eigenschap),
    "ander_datumkenmerk": lambda r, g: None,  # set by hand
    "zaakobject": lambda r, g: _laatste([lees_dag(d) for d in g.objecten]),
    "termijn": lambda r, g: _na(r.procestermijn, g.einddatum),
    "gerelateerde_zaak": lambda r, g: _laatste(g.gerelateerd),
    "ingangsdatum_besluit": lambda r, g: _laatste(g.ingangsdatums),
    "vervaldatum_besluit": lambda r, g: _laatste(g.vervaldatums),
}
