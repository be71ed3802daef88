"""Record a decision and correct one: rules that are the same whoever took the decision (brc-001, 002, 006,
007).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.identificatie import als_rsin

from ..events import BesluitGenomen
from ..fouten import (
    BesluitInToekomst,
    BesluittypeHoortNietBijZaak,
    BesluittypeIsConcept,
    GegevenLigtVast,
    OnbekendBesluittype,
    OnbekendeZaak,
    OngeldigeOrganisatie,
    OrganisatieHeeftNegenCijfers,
)
from .stand import Besluitsoort, Besluitstand, Gevolg, Kenmerk

_VAST: Mapping[str, tuple[tuple[str, ...], str | Promise]] = {
    "identificatie": (("identificatie",), _("De identificatie kan niet meer worden gewijzigd.")),
    "verantwoordelijke_organisatie": (
        ("verantwoordelijke_organisatie",),
        _("De verantwoordelijke organisatie kan niet meer worden gewijzigd."),
    ),
    "besluittype": (
        ("besluittype_id", "besluittype_url"),
        _("Het besluittype kan niet meer worden gewijzigd."),
    ),
    "zaak": (("zaak_id", "zaak_url"), _("De zaak van een besluit kan niet meer worden gewijzigd.")),
}
"""The data that never changes after recording (brc-001, 002, 006): name → columns and message."""
_TERMIJNEN = ("ingangsdatum", "vervaldatum")
"""The columns from which the archive dates of an ended case may follow (zrc-021)."""


def leg_vast(
    stand: Besluitstand, soort: Besluitsoort | None, zaaktype: Kenmerk | None, *, vandaag: dt.date
) -> Gevolg:
    """Record a new decision. ``soort`` is its type, ``zaaktype`` the type of its case; None when they don't
    exist.

    Raises: OnbekendBesluittype, BesluittypeIsConcept, OnbekendeZaak, BesluittypeHoortNietBijZaak,
    OrganisatieHeeftNegenCijfers, OngeldigeOrganisatie, BesluitInToekomst.
    Source: brc-001, 002, 006, 007.
    """
    if soort is None:
        raise OnbekendBesluittype()
    if soort.concept:
        raise BesluittypeIsConcept()
    if stand.over_een_zaak:
        if zaaktype is None:
            raise OnbekendeZaak()
        if zaaktype not in soort.zaaktypen:
            raise BesluittypeHoortNietBijZaak()
    _eis_organisatie(stand.verantwoordelijke_organisatie)
    _eis_datum(stand, vandaag)
    genomen = BesluitGenomen(besluit_id=stand.id, zaak_id=stand.zaak_id, positief=stand.positief)
    return Gevolg(stand=stand, herleid=stand.zaak_id, gebeurtenissen=(genomen,))


def wijzig(stand: Besluitstand, waarden: Mapping[str, Any], *, vandaag: dt.date) -> Gevolg:
    """Correct a decision: ``waarden`` are new values of its columns.

    Raises: GegevenLigtVast, BesluitInToekomst.
    Source: brc-001, 002, 006.
    """
    for naam, (kolommen, tekst) in _VAST.items():
        if any(k in waarden and waarden[k] != getattr(stand, k) for k in kolommen):
            raise GegevenLigtVast(tekst, veld=naam)
    nieuw = replace(stand, **waarden)
    if nieuw.datum != stand.datum:
        _eis_datum(nieuw, vandaag)
    anders = any(getattr(nieuw, k) != getattr(stand, k) for k in _TERMIJNEN)
    return Gevolg(stand=nieuw, herleid=stand.zaak_id if anders else None)


def verschil(oud: Besluitstand, nieuw: Besluitstand) -> list[str]:
    """Return the columns in which two states of one decision differ."""
    return [f.name for f in fields(Besluitstand) if getattr(oud, f.name) != getattr(nieuw, f.name)]


def _eis_organisatie(rsin: str) -> None:
    if len(rsin) != 9:
        raise OrganisatieHeeftNegenCijfers()
    try:
        als_rsin(rsin)
    except ValueError:
        raise OngeldigeOrganisatie() from None


def _eis_datum(stand: Besluitstand, vandaag: dt.date) -> None:
    if stand.datum > vandaag:
        raise BesluitInToekomst()
