"""A case type as every room uses it: immutable, whether a content release or the Catalogi API made it.

The fields have the names of the national standard.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid


@dataclass(frozen=True, slots=True)
class Statustypegegevens:
    """A status type: one main step of a case.

    ``stap`` is its generic description (intake, behandelen …); ``eind`` is True when this status closes a
    case (zrc-007).
    """

    id: uuid.UUID
    omschrijving: str
    stap: str
    volgnummer: int
    eind: bool
    informeren: bool


@dataclass(frozen=True, slots=True)
class Resultaattypegegevens:
    """A result type with its archive regime.

    Terms are ISO 8601 durations; without ``archiefactietermijn`` the file is kept for ever.
    """

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
    """A role in cases of the type; ``omschrijving_generiek`` is one of the standard's words (initiator …)."""

    id: uuid.UUID
    omschrijving: str
    omschrijving_generiek: str


@dataclass(frozen=True, slots=True)
class Eigenschapgegevens:
    """A property of cases; ``vraag`` is the id of the question that fills the property, empty when no
    question fills it.
    """

    id: uuid.UUID
    naam: str
    vraag: str
    specificatie_formaat: str
    specificatie_lengte: str
    specificatie_waardenverzameling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zaaktypegegevens:
    """One version of a case type: its organisation, whether it may be used, and its parts.

    The mappings of parts have ids as keys and keep an order (statuses by number, other parts by name).
    ``informatieobjecttypen`` and ``besluittypen`` hold all versions of the types that the case type names,
    because such a relation holds by name (ztc-011). The mappings ``…_op_naam`` give the version that the case
    type itself names; of decision types only published versions. ``dienst`` and ``uitgave_id`` are the
    service of the newest content release that has this case type, empty when no release has it.
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
        """Return the first status type of ``stap`` (intake, behandelen, besluiten, leveren, registreren);
        None when there is none.
        """
        return next((s for s in self.statustypen.values() if s.stap == stap), None)

    def resultaattype(self, omschrijving: str) -> Resultaattypegegevens | None:
        """Return the result type with that name; None when there is none."""
        return next((r for r in self.resultaattypen.values() if r.omschrijving == omschrijving), None)

    def roltype(self, generiek: str) -> Roltypegegevens | None:
        """Return the role with that generic description, the last by name when there are several; None when
        there is none.
        """
        rollen = [r for r in self.roltypen.values() if r.omschrijving_generiek == generiek]
        return rollen[-1] if rollen else None

    @property
    def eindstatus(self) -> Statustypegegevens | None:
        """The status type that closes a case: the one with the highest number; None for a case type without
        status types.
        """
        return max(self.statustypen.values(), key=lambda s: s.volgnummer, default=None)
