"""Content that helps the client to find a service (M-A3): synonyms, life events, diagnosis."""

from typing import Self

from pydantic import Field, model_validator

from .tekst import Onderdeel, Slug, Tekst


class Zoekwoorden(Onderdeel):
    """Everyday words for one service or demand pattern ("hondenpoep", "ik ga samenwonen")."""

    doel: str = Field(pattern=r"^(dienst|vraag)/[a-z0-9-]+$")
    nl: list[str] = []
    en: list[str] = []


class Levensgebeurtenis(Onderdeel):
    """A life event in the tree beside the search field, with its services (``diensten``) and demand patterns
    (``patronen``).
    """

    slug: Slug
    naam: Tekst
    uitleg: Tekst | None = None
    icoon: str = "circle"
    patronen: list[Slug] = []
    diensten: list[Slug] = []


class Antwoordpad(Onderdeel):
    tekst: Tekst
    naar: str = Field(
        description="vraag/<slug>, dienst/<slug>, hulp, or the id of the next diagnosis question"
    )


class Diagnosevraag(Onderdeel):
    id: Slug
    tekst: Tekst
    antwoorden: list[Antwoordpad] = Field(min_length=2, max_length=7)


class Diagnose(Onderdeel):
    """At most three questions that lead from the client's situation to a demand pattern."""

    begin: Slug
    vragen: list[Diagnosevraag]

    @model_validator(mode="after")
    def _hoogstens_drie(self) -> Self:
        per_id = {v.id: v for v in self.vragen}

        def diepte(naar: str, gezien: int) -> int:
            if naar not in per_id:
                if naar != "hulp" and not naar.startswith(("vraag/", "dienst/")):
                    raise ValueError(f"'{naar}' is geen diagnosevraag, vraag/…, dienst/… of hulp")
                return gezien
            if gezien >= 3:
                raise ValueError("een diagnose vraagt hoogstens drie dingen")
            return max(diepte(a.naar, gezien + 1) for a in per_id[naar].antwoorden)

        diepte(self.begin, 0)
        return self
