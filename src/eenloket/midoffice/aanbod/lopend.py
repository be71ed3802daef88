"""The offer as the rest of the house sees it: one release, immutable, in memory."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from eenloket.midoffice.regels.api import Niveaubesluit, OnbekendeRegel, als_tekst, niveau

from .fouten import OnbekendeDienst, OnbekendeOrganisatie, OnbekendeVraag, OnbekendPatroon
from .inhoud import Dienst, Organisatie, Pakket, Vraag, Vraagpatroon


@dataclass(frozen=True)
class Aanbod:
    """A release. Everything in it is immutable and shared by all requests of the process: never change it."""

    uitgave_id: uuid.UUID
    organisatie_id: uuid.UUID
    nummer: int
    pakket: Pakket

    def __hash__(self) -> int:
        return hash(self.uitgave_id)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Aanbod) and ander.uitgave_id == self.uitgave_id

    def dienst(self, slug: str) -> Dienst:
        """Raises: OnbekendeDienst."""
        if (gevonden := self.pakket.diensten.get(slug)) is None:
            raise OnbekendeDienst()
        return gevonden

    def patroon(self, slug: str) -> Vraagpatroon:
        """Raises: OnbekendPatroon."""
        if (gevonden := self.pakket.patronen.get(slug)) is None:
            raise OnbekendPatroon()
        return gevonden

    def vraag(self, id_: str) -> Vraag:
        """Raises: OnbekendeVraag."""
        if (gevonden := self.pakket.vragen.get(id_)) is None:
            raise OnbekendeVraag()
        return gevonden

    def organisatie(self, slug: str) -> Organisatie:
        """Raises: OnbekendeOrganisatie."""
        if (gevonden := self.pakket.organisaties.get(slug)) is None:
            raise OnbekendeOrganisatie()
        return gevonden

    def zichtbare_diensten(self, dag: dt.date) -> list[Dienst]:
        """Services that are published on ``dag``, by slug."""
        return [d for d in self.pakket.diensten.values() if d.zichtbaar_op(dag)]

    def zichtbare_patronen(self, dag: dt.date) -> list[Vraagpatroon]:
        """Demand patterns that are published on ``dag``, by slug."""
        return [p for p in self.pakket.patronen.values() if p.zichtbaar_op(dag)]

    def patronen_met(self, dienst: str) -> list[Vraagpatroon]:
        """Patterns that have service ``dienst`` (slug) as a member, published or not."""
        return [p for p in self.pakket.patronen.values() if any(lid.dienst == dienst for lid in p.leden)]

    def niveau(self, dienst: str) -> Niveaubesluit:
        """The computed handling level of a service, with its reason. Raises: OnbekendeDienst."""
        gevonden = self.dienst(dienst)
        return niveau(gevonden.producttype, gevonden.knip)

    def beslistabel(self, naam: str) -> str:
        """The decision model ``naam`` as the text that ``regels.api.beslis`` takes. Raises: OnbekendeRegel."""
        if (tekst := self._regelteksten.get(naam)) is None:
            raise OnbekendeRegel()
        return tekst

    @cached_property
    def _regelteksten(self) -> Mapping[str, str]:
        """Decision models by name, as the canonical JSON that the engine compiles and caches by."""
        return {naam: als_tekst(model) for naam, model in self.pakket.regels.items()}
