"""A case type as the rules of the case register need it: by id, whoever made it. Immutable and remembered.

Published types hardly ever change; what is remembered is compared with one number in the database each two seconds, and read again at
once by who doesn't find in it what it looks for (``vers``).
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from eenloket.kern.geheugen import OpVersie
from eenloket.kern.sql import een

from .fouten import OnbekendZaaktype
from .modellen.keuzes import Vertrouwelijkheid
from .models import (
    Besluittype,
    Eigenschap,
    Informatieobjecttype,
    Resultaattype,
    Roltype,
    Statustype,
    UitgaveZaaktype,
    Zaaktype,
)
from .models import ZaaktypeInformatieobjecttype as Ziot

_NIVEAUS = list(Vertrouwelijkheid.values)


@dataclass(frozen=True, slots=True)
class Statussoort:
    """A status type; ``stap`` is its generic description, ``eind`` whether it closes a case (zrc-007)."""

    id: uuid.UUID
    omschrijving: str
    stap: str
    volgnummer: int
    eind: bool
    informeren: bool


@dataclass(frozen=True, slots=True)
class Typegegevens:
    """One version of a case type: whose it is, whether it may be used, and what belongs to it.

    ``niveau`` is its confidentiality as a number; mappings are by id. Document and decision types are all versions of what it names: such
    a relation holds by name (ztc-011). ``dienst`` and ``uitgave_id`` are the service of a content release
    that has it, empty when none has.
    """

    id: uuid.UUID
    organisatie_id: uuid.UUID
    catalogus_id: uuid.UUID
    identificatie: str
    omschrijving: str
    concept: bool
    begin_geldigheid: dt.date
    einde_geldigheid: dt.date | None
    niveau: int
    doorlooptijd: str
    servicenorm: str | None
    producten_of_diensten: frozenset[str]
    opschorting_mogelijk: bool
    verlenging_mogelijk: bool
    verlengingstermijn: str | None
    statustypen: Mapping[uuid.UUID, Statussoort]
    resultaattypen: Mapping[uuid.UUID, Resultaattype]
    roltypen: Mapping[uuid.UUID, Roltype]
    eigenschappen: Mapping[uuid.UUID, Eigenschap]
    informatieobjecttypen: frozenset[uuid.UUID]
    besluittypen: frozenset[uuid.UUID]
    dienst: str
    uitgave_id: uuid.UUID | None

    @property
    def eindstatus(self) -> Statussoort | None:
        """The status type with the highest number; None for a type without statuses."""
        return max(self.statustypen.values(), key=lambda s: s.volgnummer, default=None)


def typegegevens(zaaktype_id: uuid.UUID, *, vers: bool = False) -> Typegegevens:
    """The case type of that id. Cost: none; one query each two seconds; nine after a change. Raises: OnbekendZaaktype."""
    if (gegevens := _bekend.haal(zaaktype_id, lambda: _lees(zaaktype_id), vers=vers)) is None:
        raise OnbekendZaaktype()
    return gegevens


def catalogusversie() -> int:
    """The number that rises with each change in a catalogue. Cost: one row by its key."""
    rij = een("SELECT versie FROM aanbod_catalogusversie WHERE id = 1")
    return int(rij[0]) if rij else 0


def bekende_versie() -> int:
    """As ``catalogusversie``, at most two seconds old; what is remembered of another version is dropped. Cost: none, or one query."""
    return _bekend.versie()


_bekend = OpVersie[uuid.UUID, Typegegevens](2.0, catalogusversie)


def _lees(zaaktype_id: uuid.UUID) -> Typegegevens | None:
    z = Zaaktype.objects.filter(id=zaaktype_id).first()
    if z is None:
        return None
    statustypen = list(Statustype.objects.filter(zaaktype=z).order_by("volgnummer"))
    laatste = statustypen[-1].id if statustypen else None
    gebruik = (
        UitgaveZaaktype.objects.filter(zaaktype=z)
        .order_by("-uitgave__nummer")
        .values_list("dienst", "uitgave_id")
        .first()
    )
    return Typegegevens(
        id=z.id,
        organisatie_id=z.organisatie_id,
        catalogus_id=z.catalogus_id,
        identificatie=z.identificatie,
        omschrijving=z.omschrijving,
        concept=z.concept,
        begin_geldigheid=z.begin_geldigheid,
        einde_geldigheid=z.einde_geldigheid,
        niveau=_NIVEAUS.index(z.vertrouwelijkheidaanduiding) + 1,
        doorlooptijd=z.doorlooptijd,
        servicenorm=z.servicenorm,
        producten_of_diensten=frozenset(z.producten_of_diensten),
        opschorting_mogelijk=z.opschorting_en_aanhouding_mogelijk,
        verlenging_mogelijk=z.verlenging_mogelijk,
        verlengingstermijn=z.verlengingstermijn,
        statustypen={
            s.id: Statussoort(
                s.id, s.omschrijving, s.omschrijving_generiek, s.volgnummer, s.id == laatste, s.informeren
            )
            for s in statustypen
        },
        resultaattypen={r.id: r for r in Resultaattype.objects.filter(zaaktype=z)},
        roltypen={r.id: r for r in Roltype.objects.filter(zaaktype=z)},
        eigenschappen={e.id: e for e in Eigenschap.objects.filter(zaaktype=z)},
        informatieobjecttypen=frozenset(
            Informatieobjecttype.objects.filter(
                catalogus=z.catalogus_id,
                omschrijving__in=Ziot.objects.filter(zaaktype=z).values("informatieobjecttype__omschrijving"),
            ).values_list("id", flat=True)
        ),
        besluittypen=frozenset(
            Besluittype.objects.filter(
                catalogus=z.catalogus_id,
                omschrijving__in=Besluittype.objects.filter(zaaktypen=z).values("omschrijving"),
            ).values_list("id", flat=True)
        ),
        dienst=gebruik[0] if gebruik else "",
        uitgave_id=gebruik[1] if gebruik else None,
    )


def vergeet_typen() -> None:
    """Drop what this process remembers."""
    _bekend.vergeet()
