"""The organisations that handle requests of this counter (M-A10)."""

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


class Openingsuren(Onderdeel):
    """A period of a weekday in which the organisation answers the telephone, in local time ("08:30")."""

    dag: Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    van: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    tot: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")


class Contact(Onderdeel):
    telefoon: str | None = None
    email: str | None = None
    website: str | None = None
    adres: str | None = None
    openingstijden: Tekst | None = None
    uren: list[Openingsuren] = Field(
        default=[], description="The same hours for a machine; closed on public holidays"
    )


class Organisatie(Onderdeel):
    """An organisation whose services are offered at this counter.

    ``identiteit`` says which logo is shown (M-A10); ``koppeling`` names the configured connection by which
    cases are handed over.
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
    koppeling: Slug | None = Field(
        default=None, description="Name of the partner connection; empty for the own organisation"
    )
    mandaat: Tekst | None = Field(
        default=None, description="What this organisation lets the counter do in its name"
    )
    servicenorm_reactie_uren: int | None = Field(
        default=None, description="Within how many hours a hand-over is confirmed (M-A7)"
    )
