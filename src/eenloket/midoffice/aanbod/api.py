"""The public functions of the offer: the services, demand patterns and case types of an organisation."""

import uuid
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
from .typen import catalogusversie, typegegevens, vergeet_typen, zaaktype_van
from .vorm import van_inhoud
from .zaaktypegegevens import (
    Eigenschapgegevens,
    Resultaattypegegevens,
    Roltypegegevens,
    Statustypegegevens,
    Zaaktypegegevens,
)

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
    "Roltypegegevens",
    "Statustypegegevens",
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
"""How many seconds a process may keep using a release after a newer one was loaded."""

_huidig = Houdbaar[uuid.UUID, uuid.UUID](VERSHEID)


def huidig(organisatie_id: uuid.UUID) -> Aanbod:
    """Return the release of ``organisatie_id`` that is in force today.

    Raises: GeenAanbod.
    Cost: none, or one indexed row each two seconds per organisation.
    """
    id_ = _huidig.haal(organisatie_id, lambda: queries.huidige_uitgave_id(organisatie_id, klok.vandaag()))
    if id_ is None:
        raise GeenAanbod()
    return uitgave(id_)


@lru_cache(maxsize=8)  # about 4.5 MB each for 69 services
def uitgave(uitgave_id: uuid.UUID) -> Aanbod:
    """Return the release ``uitgave_id``. A release never changes, so the last eight stay in memory.

    Raises: OnbekendeUitgave.
    """
    rij = Uitgave.objects.filter(id=uitgave_id).first()
    if rij is None:
        raise OnbekendeUitgave()
    return Aanbod(rij.id, rij.organisatie_id, rij.nummer, van_inhoud(rij.inhoud))


def vergeet() -> None:
    """Empty the caches of this process (for tests that roll back the database)."""
    _huidig.vergeet()
    uitgave.cache_clear()
    vergeet_typen()
