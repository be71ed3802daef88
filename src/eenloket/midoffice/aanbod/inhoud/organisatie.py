"""Organisations behind the counter (M-A10)."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .tekst import Onderdeel, Slug, Tekst


class Organisatiesoort(StrEnum):
    GEMEENTE = "gemeente"
    WATERSCHAP = "waterschap"
    PROVINCIE = "provincie"
    RIJK = "rijk"
    WONINGCORPORATIE = "woningcorporatie"
    NUTSBEDRIJF = "nutsbedrijf"
    OVERIG = "overig"


class Contact(Onderdeel):
    telefoon: str | None = None
    email: str | None = None
    website: str | None = None
    adres: str | None = None
    openingstijden: Tekst | None = None


class Organisatie(Onderdeel):
    """An organisation whose services stand at this counter.

    ``identiteit`` is the logo rule of M-A10; ``koppeling`` names the connection (config) by which cases are handed over.
    """

    slug: Slug
    naam: str = Field(max_length=200)
    lidwoord: Literal["de", "het", ""] = "de"
    soort: Organisatiesoort
    rsin: str = Field(pattern=r"^\d{9}$")
    oin: str | None = None
    contact: Contact
    identiteit: Literal["uniform", "koepel", "eigen"] = "uniform"
    thema: Slug = "rivierveen"
    koppeling: Slug | None = Field(default=None, description="Name of the partner connection; empty for the own organisation")
    mandaat: Tekst | None = Field(default=None, description="What this organisation lets the counter do in its name")
    servicenorm_reactie_uren: int | None = Field(default=None, description="Within how many hours a hand-over is confirmed (M-A7)")
