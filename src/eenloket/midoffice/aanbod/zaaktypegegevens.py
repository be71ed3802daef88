"""A case type as the rooms that make and handle cases need it: ids and names, immutable."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from .fouten import OnbekendeDienst
from .inhoud import Tekst


@dataclass(frozen=True, slots=True)
class Statustypegegevens:
    """A main step. ``tekst`` is what the client reads; None when it isn't from a package."""

    id: uuid.UUID
    naam: str
    stap: str
    volgnummer: int
    eind: bool
    informeren: bool
    tekst: Tekst | None


@dataclass(frozen=True, slots=True)
class Resultaattypegegevens:
    """An outcome with its archive regime (``archiefactietermijn`` ISO 8601; None keeps for ever)."""

    id: uuid.UUID
    naam: str
    generiek: str
    positief: bool
    archiefnominatie: str
    archiefactietermijn: str | None
    afleidingswijze: str


@dataclass(frozen=True, slots=True)
class Eigenschapgegevens:
    """A property; ``vraag`` is the id of the question that fills it, empty when it is filled otherwise."""

    id: uuid.UUID
    naam: str
    vraag: str
    formaat: str


@dataclass(frozen=True, slots=True)
class Zaaktypegegevens:
    """One version of a case type. Mappings: results by name, role types by generic description (initiator …),
    properties by name, document types by name."""

    id: uuid.UUID
    catalogus_id: uuid.UUID
    identificatie: str
    omschrijving: str
    begin_geldigheid: dt.date
    vertrouwelijkheidaanduiding: str
    doorlooptijd: str
    servicenorm: str | None
    verlengingstermijn: str | None
    statustypen: tuple[Statustypegegevens, ...]
    resultaattypen: Mapping[str, Resultaattypegegevens]
    roltypen: Mapping[str, uuid.UUID]
    eigenschappen: Mapping[str, Eigenschapgegevens]
    informatieobjecttypen: Mapping[str, uuid.UUID]
    besluittype_id: uuid.UUID | None

    def status(self, stap: str) -> Statustypegegevens | None:
        """The first status of ``stap`` (intake, behandelen, besluiten, leveren, registreren); None when it has none."""
        return next((s for s in self.statustypen if s.stap == stap), None)

    @property
    def eindstatus(self) -> Statustypegegevens:
        """The status that closes a case. Raises: OnbekendeDienst when the type has no statuses."""
        if not self.statustypen:
            raise OnbekendeDienst()
        return self.statustypen[-1]
