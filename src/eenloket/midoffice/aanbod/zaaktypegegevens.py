"""A case type as every room sees it: immutable, whoever made it, a content release or another system through the Catalogi API.

Names of fields are those of the national standard, so that a reader of the one knows the other.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid


@dataclass(frozen=True, slots=True)
class Statustypegegevens:
    """A main step. ``stap`` is its generic description (intake, behandelen …), ``eind`` whether it closes a case (zrc-007)."""

    id: uuid.UUID
    omschrijving: str
    stap: str
    volgnummer: int
    eind: bool
    informeren: bool


@dataclass(frozen=True, slots=True)
class Resultaattypegegevens:
    """An outcome with its archive regime (terms in ISO 8601; no ``archiefactietermijn`` keeps for ever)."""

    id: uuid.UUID
    omschrijving: str
    omschrijving_generiek: str
    positief: bool
    archiefnominatie: str
    archiefactietermijn: str | None
    procestermijn: str | None
    brondatum_archiefprocedure_afleidingswijze: str
    brondatum_archiefprocedure_datumkenmerk: str
    brondatum_archiefprocedure_objecttype: str
    brondatum_archiefprocedure_procestermijn: str | None


@dataclass(frozen=True, slots=True)
class Roltypegegevens:
    """A role in cases of the type; ``omschrijving_generiek`` is one of the standard's (initiator …)."""

    id: uuid.UUID
    omschrijving: str
    omschrijving_generiek: str


@dataclass(frozen=True, slots=True)
class Eigenschapgegevens:
    """A property; ``vraag`` is the id of the question that fills it, empty when it is filled otherwise."""

    id: uuid.UUID
    naam: str
    vraag: str
    specificatie_formaat: str
    specificatie_lengte: str
    specificatie_waardenverzameling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zaaktypegegevens:
    """One version of a case type: whose it is, whether it may be used, and what belongs to it.

    Mappings of parts are by id, in their own order (statuses by number, the others by name). ``informatieobjecttypen`` and
    ``besluittypen`` are all versions of what the type names, because such a relation holds by name (ztc-011); the mappings ``…_op_naam``
    give the version that the type itself names, of decision types only published ones. ``dienst`` and ``uitgave_id`` are the service of
    the newest content release that has it, empty when none has.
    """

    id: uuid.UUID
    organisatie_id: uuid.UUID
    catalogus_id: uuid.UUID
    identificatie: str
    omschrijving: str
    concept: bool
    begin_geldigheid: dt.date
    einde_geldigheid: dt.date | None
    niveau: Vertrouwelijkheid
    doorlooptijd: str
    servicenorm: str | None
    producten_of_diensten: frozenset[str]
    opschorting_mogelijk: bool
    verlenging_mogelijk: bool
    verlengingstermijn: str | None
    statustypen: Mapping[uuid.UUID, Statustypegegevens]
    resultaattypen: Mapping[uuid.UUID, Resultaattypegegevens]
    roltypen: Mapping[uuid.UUID, Roltypegegevens]
    eigenschappen: Mapping[uuid.UUID, Eigenschapgegevens]
    informatieobjecttypen: frozenset[uuid.UUID]
    informatieobjecttype_op_naam: Mapping[str, uuid.UUID]
    besluittypen: frozenset[uuid.UUID]
    besluittype_op_naam: Mapping[str, uuid.UUID]
    dienst: str
    uitgave_id: uuid.UUID | None

    def status(self, stap: str) -> Statustypegegevens | None:
        """The first status of ``stap`` (intake, behandelen, besluiten, leveren, registreren); None when it has none."""
        return next((s for s in self.statustypen.values() if s.stap == stap), None)

    def resultaattype(self, omschrijving: str) -> Resultaattypegegevens | None:
        """The outcome of that name; None when it has none."""
        return next((r for r in self.resultaattypen.values() if r.omschrijving == omschrijving), None)

    def roltype(self, generiek: str) -> Roltypegegevens | None:
        """The role of that generic description, the last by name when there are more; None when it has none."""
        rollen = [r for r in self.roltypen.values() if r.omschrijving_generiek == generiek]
        return rollen[-1] if rollen else None

    @property
    def eindstatus(self) -> Statustypegegevens | None:
        """The status that closes a case: the one with the highest number; None for a type without statuses."""
        return max(self.statustypen.values(), key=lambda s: s.volgnummer, default=None)
