"""The offer as other rooms use it: one release, immutable, in memory."""

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
    """A release. All its content is immutable and shared by all requests of the process: never change it."""

    uitgave_id: uuid.UUID
    organisatie_id: uuid.UUID
    nummer: int
    pakket: Pakket

    def __hash__(self) -> int:
        return hash(self.uitgave_id)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Aanbod) and ander.uitgave_id == self.uitgave_id

    def dienst(self, slug: str) -> Dienst:
        """Return the service with this slug.

        Raises: OnbekendeDienst.
        """
        if (gevonden := self.pakket.diensten.get(slug)) is None:
            raise OnbekendeDienst()
        return gevonden

    def patroon(self, slug: str) -> Vraagpatroon:
        """Return the demand pattern with this slug.

        Raises: OnbekendPatroon.
        """
        if (gevonden := self.pakket.patronen.get(slug)) is None:
            raise OnbekendPatroon()
        return gevonden

    def vraag(self, id_: str) -> Vraag:
        """Return the question with this id.

        Raises: OnbekendeVraag.
        """
        if (gevonden := self.pakket.vragen.get(id_)) is None:
            raise OnbekendeVraag()
        return gevonden

    def organisatie(self, slug: str) -> Organisatie:
        """Return the organisation with this slug.

        Raises: OnbekendeOrganisatie.
        """
        if (gevonden := self.pakket.organisaties.get(slug)) is None:
            raise OnbekendeOrganisatie()
        return gevonden

    def zichtbare_diensten(self, dag: dt.date) -> list[Dienst]:
        """Return the services that are published on ``dag``, sorted by slug."""
        return [d for d in self.pakket.diensten.values() if d.zichtbaar_op(dag)]

    def zichtbare_patronen(self, dag: dt.date) -> list[Vraagpatroon]:
        """Return the demand patterns that are published on ``dag``, sorted by slug."""
        return [p for p in self.pakket.patronen.values() if p.zichtbaar_op(dag)]

    def patronen_met(self, dienst: str) -> list[Vraagpatroon]:
        """Return the demand patterns that have service ``dienst`` (slug) as a member, published or not."""
        return [p for p in self.pakket.patronen.values() if any(lid.dienst == dienst for lid in p.leden)]

    def niveau(self, dienst: str) -> Niveaubesluit:
        """Return the computed handling level of a service, with the reason.

        Raises: OnbekendeDienst.
        """
        gevonden = self.dienst(dienst)
        return niveau(gevonden.producttype, gevonden.knip)

    def beslistabel(self, naam: str) -> str:
        """Return the decision model ``naam`` as the text that ``regels.api.beslis`` accepts.

        Raises: OnbekendeRegel.
        """
        if (tekst := self._regelteksten.get(naam)) is None:
            raise OnbekendeRegel()
        return tekst

    @cached_property
    def _regelteksten(self) -> Mapping[str, str]:
        """The decision models by name, as canonical JSON; the engine uses this text as the key of its cache."""
        return {naam: als_tekst(model) for naam, model in self.pakket.regels.items()}
