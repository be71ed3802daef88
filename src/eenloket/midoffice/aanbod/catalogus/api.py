"""The functions of the catalogue for the API layer; reached through ``aanbod.api.catalogus``."""

from ..beschrijving import beschrijf_typen
from ..verschil import Verschilsoort
from .catalogi import maak_catalogus, verwijder_catalogus, wijzig_catalogus
from .delen import Deelvraag, maak_deel, verwijder_deel, wijzig_deel
from .documenttypen import (
    Besluitrelaties,
    maak_besluittype,
    maak_informatieobjecttype,
    publiceer,
    verwijder_type,
    wijzig_besluittype,
    wijzig_informatieobjecttype,
)
from .regels import Aanduiding
from .resultaattypen import Gevolgen, maak_resultaattype, wijzig_resultaattype
from .statustypen import maak_eigenschap, maak_statustype, wijzig_eigenschap, wijzig_statustype
from .vergelijken import SLEUTELS, ZELF, Vergelijking, Verschil, vergelijk, vergelijk_versies, versies
from .vinden import MeerCatalogi, OnbekendeCatalogus, vind_catalogus
from .zaaktypedocumenten import maak_ziot, wijzig_ziot
from .zaaktypen import (
    Gerelateerd,
    Relaties,
    maak_zaaktype,
    publiceer_zaaktype,
    verwijder_zaaktype,
    wijzig_zaaktype,
)

__all__ = [
    "SLEUTELS",
    "ZELF",
    "Aanduiding",
    "Besluitrelaties",
    "Deelvraag",
    "Gerelateerd",
    "Gevolgen",
    "MeerCatalogi",
    "OnbekendeCatalogus",
    "Relaties",
    "Vergelijking",
    "Verschil",
    "Verschilsoort",
    "beschrijf_typen",
    "maak_besluittype",
    "maak_catalogus",
    "maak_deel",
    "maak_eigenschap",
    "maak_informatieobjecttype",
    "maak_resultaattype",
    "maak_statustype",
    "maak_zaaktype",
    "maak_ziot",
    "publiceer",
    "publiceer_zaaktype",
    "vergelijk",
    "vergelijk_versies",
    "versies",
    "verwijder_catalogus",
    "verwijder_deel",
    "verwijder_type",
    "verwijder_zaaktype",
    "vind_catalogus",
    "wijzig_besluittype",
    "wijzig_catalogus",
    "wijzig_deel",
    "wijzig_eigenschap",
    "wijzig_informatieobjecttype",
    "wijzig_resultaattype",
    "wijzig_statustype",
    "wijzig_zaaktype",
    "wijzig_ziot",
]
