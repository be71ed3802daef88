"""A whole package, checked as one: every reference must exist. Each item keeps its own owner (M-A1)."""

import datetime as dt
from typing import Any

from pydantic import Field

from .berichten import Berichttekst
from .dienst import Dienst
from .organisatie import Organisatie
from .patroon import Vraagpatroon
from .tekst import Onderdeel, Slug
from .vinden import Diagnose, Levensgebeurtenis, Zoekwoorden
from .vraag import Onderwerp, Vraag
from .zaaktype import Besluittypebeschrijving, Documenttypebeschrijving, Zaaktypebeschrijving


class Pakketkop(Onderdeel):
    """``pakket.yaml``: the name, organisation and date of the package. ``formaat`` is the version of this
    schema.
    """

    formaat: int = Field(ge=1, le=1)
    naam: Slug
    organisatie: Slug
    datum: dt.date
    catalogus_domein: str = Field(pattern=r"^[A-Z]{1,5}$")
    catalogus_rsin: str = Field(pattern=r"^\d{9}$")
    contactpersoon: str = Field(max_length=40)


class Pakket(Onderdeel):
    """Everything that an organisation offers, as one value."""

    kop: Pakketkop
    organisaties: dict[str, Organisatie]
    onderwerpen: dict[str, Onderwerp]
    vragen: dict[str, Vraag]
    diensten: dict[str, Dienst]
    patronen: dict[str, Vraagpatroon]
    levensgebeurtenissen: list[Levensgebeurtenis]
    zoekwoorden: list[Zoekwoorden] = []
    diagnose: Diagnose | None = None
    berichten: dict[str, Berichttekst] = {}
    zaaktypen: dict[str, Zaaktypebeschrijving] = Field(
        default={}, description="Case types beside those of the services, by identification"
    )
    besluittypen: dict[str, Besluittypebeschrijving] = {}
    documenttypen: dict[str, Documenttypebeschrijving] = {}
    regels: dict[str, dict[str, Any]] = Field(
        default={}, description="Decision models in the JSON form of zen-engine, by name"
    )
