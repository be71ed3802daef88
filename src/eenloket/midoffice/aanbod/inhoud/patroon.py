"""A demand pattern bundles services that belong together for the client (M-A2)."""

import datetime as dt
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from .tekst import Naam, Onderdeel, Sleutel, Slug, Tekst, Uitdrukking


class Samenhang(StrEnum):
    """How a member depends on other members (OL): after a positive result of another member, at the same
    time, or only when a condition holds.
    """

    CHRONOLOGISCH = "chronologisch"
    PARALLEL = "parallel"
    SUBDOELGROEP = "subdoelgroep"


class Lid(Onderdeel):
    """A member service of a pattern."""

    dienst: Slug
    soort: Literal["basis", "extra"] = "basis"
    samenhang: Samenhang = Samenhang.PARALLEL
    na: list[Slug] = Field(default=[], description="chronologisch: the services that must be granted first")
    als: Uitdrukking | None = Field(
        default=None, description="subdoelgroep: who it is for (also allowed on other members)"
    )
    reden: Tekst | None = Field(default=None, description='Why it is in or out: "omdat u een hond heeft"')
    uitzetbaar: bool = Field(
        default=False, description="The client may switch it off (always true for extra)."
    )
    standaard_aan: bool = True
    zonder: Tekst | None = Field(default=None, description="What it means to switch it off")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.samenhang is Samenhang.CHRONOLOGISCH and not self.na:
            raise ValueError("een chronologisch lid noemt in 'na' waar het op wacht")
        if self.samenhang is Samenhang.SUBDOELGROEP and not self.als:
            raise ValueError("een subdoelgroep heeft een voorwaarde in 'als'")
        if (self.als or self.uitzetbaar) and not self.reden and self.als:
            raise ValueError("een voorwaardelijk lid geeft een reden")
        return self

    @property
    def mag_uit(self) -> bool:
        return self.uitzetbaar or self.soort == "extra"


class Weigering(Onderdeel):
    """What the refusal of one member means for other members (M-B6)."""

    van: Slug = Field(description="The service that is refused")
    gevolg: Literal["vervalt", "mens_beoordeelt"] = "vervalt"
    voor: list[Slug] = Field(min_length=1)
    uitleg: Tekst
    alternatief: Sleutel | None = Field(
        default=None, description="Question whose answer may be changed to try again, e.g. the date"
    )


class Wijzer(Onderdeel):
    """A pointer to something that the client must arrange elsewhere, because the counter can't do it."""

    tekst: Tekst
    naar: Naam = Field(description="Who or what it is: a name, or words in both languages")
    url: str | None = None


class Vraagpatroon(Onderdeel):
    slug: Slug
    organisatie: Slug
    gepubliceerd_van: dt.date
    gepubliceerd_tot: dt.date | None = None
    levensgebeurtenis: Slug
    naam: Tekst
    knop: Tekst
    samenvatting: Tekst
    wat: Tekst
    nodig: list[Tekst] = []
    minuten: int = Field(ge=1, le=60, description="How long the intake takes")
    icoon: str = Field(default="circle", description="Name of a Lucide icon")
    leden: list[Lid] = Field(min_length=2)
    volgorde: list[Sleutel] = Field(
        default=[], description="Questions in the client's order; questions not named follow after"
    )
    levering: Literal["samen", "per_deel"] = "samen"
    levering_keuze: bool = Field(default=True, description="The client may ask for parts as they come.")
    bij_weigering: list[Weigering] = []
    wijzers: list[Wijzer] = []

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        diensten = [lid.dienst for lid in self.leden]
        if len(set(diensten)) != len(diensten):
            raise ValueError("een dienst staat maar één keer in een patroon")
        for lid in self.leden:
            for voor in lid.na:
                if voor not in diensten:
                    raise ValueError(f"'{voor}' staat niet in dit patroon")
        open_, klaar = list(self.leden), set[str]()
        while open_:
            rest = [lid for lid in open_ if not set(lid.na) <= klaar]
            if len(rest) == len(open_):
                raise ValueError("de leden wachten in een kring op elkaar")
            klaar |= {lid.dienst for lid in open_ if lid not in rest}
            open_ = rest
        return self

    def zichtbaar_op(self, dag: dt.date) -> bool:
        """Return whether the demand pattern is published on ``dag``."""
        return self.gepubliceerd_van <= dag and (self.gepubliceerd_tot is None or dag < self.gepubliceerd_tot)
