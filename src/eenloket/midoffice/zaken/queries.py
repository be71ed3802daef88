"""Queries on cases. Every list has a limit, and an index for its order."""

import base64
import binascii
import datetime as dt
import re
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import Bereik
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import vandaag

from .leven.fasen import Fase
from .models import Resultaat, Rol, Status, Taak, Termijnwijziging, Zaak, Zaakeigenschap

_INITIATOR = "initiator"
_HEEL = re.compile(r"Z[0-9]{4}-[0-9]{7}")
_WERKREGEL = (
    "identificatie", "dienst", "uitgave_id", "niveau", "fase", "startdatum", "werkdatum", "uiterlijke_einddatum_afdoening",
    "streefdatum", "opschorting_indicatie", "steekproef",
)  # fmt: skip
"""The columns of a case that a line of the work list needs; a case has fifty columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of a work list.

    ``uitvoerder`` is the slug of the organisation that does the work; ``bereik`` is the reach of the
    employee's right to read cases.
    """

    uitvoerder: str
    bereik: Bereik
    behandelaar_id: uuid.UUID | None = None
    niet_toegewezen: bool = False
    dienst: str = ""
    niveau: int | None = None
    te_laat: bool = False
    steekproef: bool = False
    staat_stil: bool | None = None


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One line of the work list. ``werkdatum`` is None while no term runs; ``wacht_op`` holds the kinds of
    the open tasks.

    ``sleutel`` identifies the case in the address of its page; ``soort`` is the name of its case type.
    """

    id: uuid.UUID
    nummer: str
    sleutel: str
    soort: str
    dienst: str
    uitgave_id: uuid.UUID | None
    niveau: int | None
    fase: str
    startdatum: dt.date
    werkdatum: dt.date | None
    uiterlijk: dt.date | None
    streefdatum: dt.date | None
    staat_stil: bool
    steekproef: bool
    behandelaar: str
    wacht_op: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Werkblad:
    """A page of the work list; ``verder`` is the cursor of the next page, empty on the last page."""

    regels: Sequence[Werkregel]
    verder: str


def werkvoorraad(organisatie_id: uuid.UUID, filters: Filters, *, na: str = "", limiet: int = 50) -> Werkblad:
    """Return open cases, the earliest working date first. ``na`` is the cursor of the previous page; an
    unreadable cursor gives the first page.

    Cost: two queries, for any page (keyset over zaak_werkvoorraad, zaak_dienst or zaak_behandelaar).
    """
    rijen = _gefilterd(organisatie_id, filters)
    if cursor := _lees_cursor(na):
        dag, id_ = cursor
        rijen = rijen.filter(werkdatum__gte=dag).exclude(werkdatum=dag, id__lte=id_)
    rijen = rijen.order_by("werkdatum", "id").annotate(
        behandelaar_naam=F("behandelaar__naam"), soort_naam=F("zaaktype__omschrijving")
    )
    gevonden = list(rijen.only(*_WERKREGEL)[: limiet + 1])
    blad = gevonden[:limiet]
    taken = _open_taken([z.id for z in blad])
    verder = _cursor(blad[-1]) if len(gevonden) > limiet else ""
    return Werkblad([_werkregel(z, taken.get(z.id, ())) for z in blad], verder)


def aantal_te_doen(
    organisatie_id: uuid.UUID, *, uitvoerder: str, medewerker_id: uuid.UUID, bereik: Bereik, hoogstens: int
) -> int:
    """Return the number of open cases that this employee or nobody handles, counted up to ``hoogstens``.
    Index zaak_werkvoorraad.
    """
    rijen = _gefilterd(organisatie_id, Filters(uitvoerder=uitvoerder, bereik=bereik))
    return rijen.filter(Q(behandelaar_id=medewerker_id) | Q(behandelaar=None))[:hoogstens].count()


def zoek_op_nummer(organisatie_id: uuid.UUID, tekst: str, *, bereik: Bereik, limiet: int = 20) -> list[Zaak]:
    """Return cases whose number contains ``tekst`` (at least three characters), newest first; open and ended
    cases.

    A whole number is found with index zaak_identificatie, a part with zaak_zoek. A whole number shares nearly
    all its trigrams with the other cases of its year, so zaak_zoek would be slow for it.
    """
    tekst = tekst.strip().upper()
    if len(tekst) < 3:
        return []
    rijen = Zaak.objects.filter(bereik.voorwaarde(), organisatie_id=organisatie_id)
    rijen = (
        rijen.filter(identificatie=tekst)
        if _HEEL.fullmatch(tekst)
        else rijen.filter(identificatie__contains=tekst)
    )
    return list(rijen.order_by("-registratiedatum", "-id")[:limiet])


def zaak_op_nummer(organisatie_id: uuid.UUID, nummer: str, *, bereik: Bereik) -> Zaak:
    """Return the case with exactly this number (or id) in this organisation, within ``bereik``.

    Raises: NietGevonden.
    """
    zaak = (
        Zaak.objects.select_related("behandelaar")
        .filter(bereik.voorwaarde(), organisatie_id=organisatie_id, **Zaak.op_sleutel(nummer))
        .first()
    )
    if zaak is None:
        raise NietGevonden()
    return zaak


def zaken_van(wie: Pseudoniem, *, organisatie_id: uuid.UUID | None = None, limiet: int = 100) -> list[Zaak]:
    """Return the cases that the person ``wie`` (domain *zaken*) started, newest first. Index rol_pseudoniem."""
    rijen = Zaak.objects.filter(
        id__in=Rol.objects.filter(pseudoniem=wie, omschrijving_generiek=_INITIATOR).values("zaak_id")
    )
    if organisatie_id is not None:
        rijen = rijen.filter(organisatie_id=organisatie_id)
    return list(rijen.order_by("-registratiedatum", "-id")[:limiet])


@dataclass(frozen=True, slots=True)
class Zaakdossier:
    """A case with all its parts, oldest first."""

    zaak: Zaak
    statussen: Sequence[Status]
    rollen: Sequence[Rol]
    eigenschappen: Sequence[Zaakeigenschap]
    taken: Sequence[Taak]
    termijnwijzigingen: Sequence[Termijnwijziging]
    resultaat: Resultaat | None
    initiator: Rol | None = field(default=None)


def zaakdossier(zaak: Zaak) -> Zaakdossier:
    """Return all parts of ``zaak``; the given row of the case itself is used and not read again. Cost: six
    queries, always.
    """
    statussen = Status.objects.filter(zaak=zaak).select_related("statustype")
    rollen = list(Rol.objects.filter(zaak=zaak).order_by("id"))
    return Zaakdossier(
        zaak=zaak,
        statussen=list(statussen.order_by("datum_status_gezet")),
        rollen=rollen,
        eigenschappen=list(Zaakeigenschap.objects.filter(zaak=zaak).order_by("naam")),
        taken=list(Taak.objects.filter(zaak=zaak).order_by("id")),
        termijnwijzigingen=list(Termijnwijziging.objects.filter(zaak=zaak).order_by("id")),
        resultaat=Resultaat.objects.select_related("resultaattype").filter(zaak=zaak).first(),
        initiator=next((r for r in rollen if r.omschrijving_generiek == _INITIATOR), None),
    )


def initiator_van(zaak: Zaak) -> Rol | None:
    """Return the role of the person or organisation that started the case. One query."""
    return Rol.objects.filter(zaak=zaak, omschrijving_generiek=_INITIATOR).order_by("id").first()


def _gefilterd(organisatie_id: uuid.UUID, f: Filters) -> QuerySet[Zaak]:
    voorwaarde = Q(organisatie_id=organisatie_id, uitvoerder=f.uitvoerder, einddatum=None)
    voorwaarde &= f.bereik.voorwaarde()
    if f.behandelaar_id is not None:
        voorwaarde &= Q(behandelaar_id=f.behandelaar_id)
    elif f.niet_toegewezen:
        voorwaarde &= Q(behandelaar=None)
    if f.dienst:
        voorwaarde &= Q(dienst=f.dienst)
    if f.niveau is not None:
        voorwaarde &= Q(niveau=f.niveau)
    if f.te_laat:
        voorwaarde &= Q(werkdatum__lt=vandaag())
    if f.steekproef:
        voorwaarde &= Q(steekproef=True)
    if f.staat_stil is not None:
        voorwaarde &= Q(opschorting_indicatie=f.staat_stil)
    return Zaak.objects.filter(voorwaarde).exclude(fase=Fase.WACHT)


def _open_taken(zaak_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[str, ...]]:
    per_zaak: dict[uuid.UUID, list[str]] = defaultdict(list)
    for zaak_id, soort in (
        Taak.objects.filter(zaak_id__in=zaak_ids, klaar_op=None)
        .order_by("id")
        .values_list("zaak_id", "soort")
    ):
        per_zaak[zaak_id].append(soort)
    return {zaak_id: tuple(soorten) for zaak_id, soorten in per_zaak.items()}


def _werkregel(zaak: Zaak, wacht_op: tuple[str, ...]) -> Werkregel:
    return Werkregel(
        id=zaak.id,
        nummer=zaak.identificatie,
        sleutel=zaak.sleutel,
        soort=getattr(zaak, "soort_naam", ""),
        dienst=zaak.dienst,
        uitgave_id=zaak.uitgave_id,
        niveau=zaak.niveau,
        fase=zaak.fase,
        startdatum=zaak.startdatum,
        werkdatum=zaak.werkdatum if zaak.werkdatum.year < 9999 else None,
        uiterlijk=zaak.uiterlijke_einddatum_afdoening,
        streefdatum=zaak.streefdatum,
        staat_stil=zaak.opschorting_indicatie,
        steekproef=zaak.steekproef,
        behandelaar=getattr(zaak, "behandelaar_naam", None) or "",
        wacht_op=wacht_op,
    )


def _cursor(zaak: Zaak) -> str:
    return (
        base64.urlsafe_b64encode(zaak.werkdatum.toordinal().to_bytes(4) + zaak.id.bytes).decode().rstrip("=")
    )


def _lees_cursor(tekst: str) -> tuple[dt.date, uuid.UUID] | None:
    try:
        ruw = base64.urlsafe_b64decode(tekst + "=" * (-len(tekst) % 4))
        return dt.date.fromordinal(int.from_bytes(ruw[:4])), uuid.UUID(bytes=ruw[4:])
    except (ValueError, binascii.Error, OverflowError):
        return None
