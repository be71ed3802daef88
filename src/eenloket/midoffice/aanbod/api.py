"""What other rooms may ask of the offer."""

import uuid
from collections.abc import Callable
from functools import lru_cache

from eenloket.kern import klok
from eenloket.kern.geheugen import Houdbaar

from . import queries
from .acties import Laadresultaat, laad_pakket
from .catalogus import api as catalogus
from .events import AanbodUitgegeven
from .fouten import (
    GeenAanbod,
    OnbekendeDienst,
    OnbekendeOrganisatie,
    OnbekendeUitgave,
    OnbekendeVraag,
    OnbekendPatroon,
    OnbekendZaaktype,
    Pakketfout,
)
from .lopend import Aanbod
from .models import Uitgave
from .typen import (
    Statussoort,
    Typegegevens,
    bekende_versie,
    catalogusversie,
    typegegevens,
    vergeet_typen,
)
from .vertaalslag import als_gegevens
from .vorm import van_inhoud
from .zaaktypegegevens import Eigenschapgegevens, Resultaattypegegevens, Statustypegegevens, Zaaktypegegevens

__all__ = [
    "Aanbod",
    "AanbodUitgegeven",
    "Eigenschapgegevens",
    "GeenAanbod",
    "Laadresultaat",
    "OnbekendPatroon",
    "OnbekendZaaktype",
    "OnbekendeDienst",
    "OnbekendeOrganisatie",
    "OnbekendeUitgave",
    "OnbekendeVraag",
    "Pakketfout",
    "Resultaattypegegevens",
    "Statussoort",
    "Statustypegegevens",
    "Typegegevens",
    "Zaaktypegegevens",
    "catalogus",
    "catalogusversie",
    "huidig",
    "laad_pakket",
    "typegegevens",
    "uitgave",
    "vergeet",
    "vergeet_typen",
    "zaaktype_van",
]

VERSHEID = 2.0
"""Seconds that a process may go on with a release after a newer one was loaded."""

_huidig = Houdbaar[uuid.UUID, uuid.UUID](VERSHEID)


def huidig(organisatie_id: uuid.UUID) -> Aanbod:
    """The release of ``organisatie_id`` that is in force today.

    Cost: none, or one indexed row each two seconds per organisation. Raises: GeenAanbod.
    """
    id_ = _huidig.haal(organisatie_id, lambda: queries.huidige_uitgave_id(organisatie_id, klok.vandaag()))
    if id_ is None:
        raise GeenAanbod()
    return uitgave(id_)


@lru_cache(maxsize=8)  # about 4.5 MB each for 69 services
def uitgave(uitgave_id: uuid.UUID) -> Aanbod:
    """The release ``uitgave_id``; releases never change, so the last eight stay in memory. Raises: OnbekendeUitgave."""
    rij = Uitgave.objects.filter(id=uitgave_id).first()
    if rij is None:
        raise OnbekendeUitgave()
    return Aanbod(rij.id, rij.organisatie_id, rij.nummer, van_inhoud(rij.inhoud))


def zaaktype_van(aanbod: Aanbod, dienst: str) -> Zaaktypegegevens:
    """The case type of service ``dienst`` in the version that belongs to ``aanbod``. Cached. Raises: OnbekendeDienst."""
    aanbod.dienst(dienst)
    if (gevonden := _zaaktypen(aanbod.uitgave_id, bekende_versie()).get(dienst)) is None:
        raise OnbekendeDienst()
    return gevonden


@lru_cache(maxsize=8)
def _zaaktypen(uitgave_id: uuid.UUID, versie: int) -> dict[str, Zaaktypegegevens]:
    """All case types of a release at once: one by one the first visitor would wait for seven queries per service.

    They change only by a correction; ``versie`` is that of the catalogue.
    """
    del versie
    diensten = uitgave(uitgave_id).pakket.diensten
    rijen = queries.zaaktypen_met_delen(uitgave_id)
    return {slug: als_gegevens(rij, diensten[slug]) for slug, rij in rijen.items() if slug in diensten}


def vergeet() -> None:
    """Drop what this process remembers (tests that roll back the database)."""
    _huidig.vergeet()
    caches: list[Callable[[], None]] = [uitgave.cache_clear, _zaaktypen.cache_clear, vergeet_typen]
    for leeg in caches:
        leeg()
