"""Reads of work items. Every list has a limit, and an index behind its order."""

import base64
import binascii
import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.fields import CharField

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import OVERAL, Bereik
from eenloket.kern.klok import vandaag

from .models import Werk, Werkregel
from .soorten import GEEN_DATUM, Werksoort

_KOLOMMEN = (
    "id", "onderwerp", "onderwerp_id", "soort", "oorzaak", "titel", "kenmerk", "sleutel", "dienst", "uitgave_id", "team", "niveau",
    "fase", "vertrouwelijkheidaanduiding", "medewerker_id", "norm", "wettelijk", "staat_stil", "werkdatum", "reden", "toelichting", "apart_tot", "gemaakt_op",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed by; together they are all asked.

    ``uitvoerder`` is the slug of the organisation whose work it is, empty for any; ``bereik`` what the
    reader may see, but for the kinds ``buiten_bereik``, which aren't about a service; ``apart`` asks for what was put aside, which no other list shows.
    """

    uitvoerder: str = ""
    medewerker_id: uuid.UUID | None = None
    van_niemand: bool = False
    team: str = ""
    soorten: frozenset[Werksoort] = frozenset()
    dienst: str = ""
    niveau: int | None = None
    te_laat: bool = False
    reden: str = ""
    staat_stil: bool | None = None
    apart: bool = False
    van_mij_of_niemand: uuid.UUID | None = None
    bereik: Bereik = OVERAL
    buiten_bereik: frozenset[Werksoort] = frozenset()


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """One line of a list. ``werkdatum`` is None while no term runs; ``medewerker`` is a name, empty when nobody has it."""

    id: uuid.UUID
    onderwerp: str
    onderwerp_id: uuid.UUID
    soort: Werksoort
    oorzaak: str
    titel: str
    kenmerk: str
    sleutel: str
    dienst: str
    uitgave_id: uuid.UUID | None
    team: str
    niveau: int | None
    fase: str
    vertrouwelijkheidaanduiding: int
    medewerker_id: uuid.UUID | None
    norm: dt.date | None
    wettelijk: dt.date | None
    staat_stil: bool
    werkdatum: dt.date | None
    reden: str
    toelichting: str
    apart_tot: dt.date | None
    gemaakt_op: dt.datetime
    medewerker: str


@dataclass(frozen=True, slots=True)
class Blad:
    """A page of a list; ``verder`` is the cursor of the next page, empty on the last."""

    regels: Sequence[Lijstregel]
    verder: str


def lijst(organisatie_id: uuid.UUID, filters: Filters, *, na: str = "", limiet: int = 50) -> Blad:
    """Open work, what must be done first on top. ``na`` is the cursor of the page before; one that can't be read is the start.

    Cost: one query, whatever the page (keyset over one of the indexes of ``Werk``).
    """
    rijen = _gefilterd(organisatie_id, filters)
    if plek := _lees_cursor(na):
        rijen = _na(rijen, *plek)
    gevonden = _regels(rijen.order_by("werkdatum", "id")[: limiet + 1])
    blad = gevonden[:limiet]
    return Blad(blad, _cursor(blad[-1]) if len(gevonden) > limiet else "")


def buren(
    organisatie_id: uuid.UUID, filters: Filters, werkdatum: dt.date, werk_id: uuid.UUID
) -> tuple[Lijstregel | None, Lijstregel | None]:
    """The lines before and after an item on this list, also when it isn't on it (any more). Cost: two queries of one row."""
    rijen = _gefilterd(organisatie_id, filters)
    volgende = _regels(_na(rijen, werkdatum, werk_id).order_by("werkdatum", "id")[:1])
    eerder = rijen.filter(werkdatum__lte=werkdatum).exclude(werkdatum=werkdatum, id__gte=werk_id)
    vorige = _regels(eerder.order_by("-werkdatum", "-id")[:1])
    return (vorige[0] if vorige else None), (volgende[0] if volgende else None)


def tel(organisatie_id: uuid.UUID, lijsten: Mapping[str, Filters], *, hoogstens: int = 99) -> dict[str, int]:
    """How much stands on each of these lists, counted up to ``hoogstens`` + 1 (more is "99+"). Cost: one query, however much there is."""
    delen = [
        _gefilterd(organisatie_id, filters)
        .order_by()
        .annotate(lijst=Value(naam, CharField()))
        .values_list("lijst", flat=True)[: hoogstens + 1]
        for naam, filters in lijsten.items()
    ]
    if not delen:
        return {}
    geteld = Counter(delen[0].union(*delen[1:], all=True) if len(delen) > 1 else delen[0])
    return {naam: geteld[naam] for naam in lijsten}


def open_werk(soort: Werksoort, onderwerp: OuterRef) -> Exists:
    """Condition for another room's query: work of this kind is open about the thing with this id. Index ``werk_eenmaal``."""
    return Exists(Werk.objects.filter(onderwerp_id=onderwerp, soort=soort, klaar_op=None))


def item_van(onderwerp_id: uuid.UUID, soort: Werksoort) -> Werk | None:
    """The item of this kind about a subject, open or done; None when there never was one. Index ``werk_eenmaal``."""
    return Werk.objects.filter(onderwerp_id=onderwerp_id, soort=soort, oorzaak="").first()


def werk_van(organisatie_id: uuid.UUID, werk_id: uuid.UUID) -> Werk:
    """One item, open or done. Raises: NietGevonden, also for another organisation's."""
    werk = Werk.objects.select_related("medewerker").filter(organisatie_id=organisatie_id, id=werk_id).first()
    if werk is None:
        raise NietGevonden()
    return werk


def geschiedenis(werk_ids: Sequence[uuid.UUID]) -> list[Werkregel]:
    """Who did what when with these items, oldest first. Cost: one query."""
    return list(Werkregel.objects.filter(werk_id__in=werk_ids).select_related("medewerker").order_by("id"))


def _gefilterd(organisatie_id: uuid.UUID, f: Filters) -> QuerySet[Werk]:
    dag = vandaag()
    eis = Q(organisatie_id=organisatie_id, klaar_op=None)
    eis &= Q(apart_tot__gt=dag) if f.apart else Q(apart_tot=None) | Q(apart_tot__lte=dag)
    if f.uitvoerder:
        eis &= Q(uitvoerder=f.uitvoerder)
    if f.medewerker_id is not None:
        eis &= Q(medewerker_id=f.medewerker_id)
    elif f.van_niemand:
        eis &= Q(medewerker=None)
    if f.soorten:
        eis &= Q(soort__in=sorted(f.soorten))
    if f.niveau is not None:
        eis &= Q(niveau=f.niveau)
    if f.te_laat:
        eis &= Q(werkdatum__lt=dag)
    if f.staat_stil is not None:
        eis &= Q(staat_stil=f.staat_stil)
    if f.van_mij_of_niemand is not None:
        eis &= Q(medewerker_id=f.van_mij_of_niemand) | Q(medewerker=None)
    if (
        binnen := f.bereik.voorwaarde()
    ):  # an empty condition is everything, and would be nothing beside another one
        eis &= binnen | Q(soort__in=sorted(f.buiten_bereik))
    tekst = {
        naam: waarde
        for naam, waarde in (("team", f.team), ("dienst", f.dienst), ("reden", f.reden))
        if waarde
    }
    return Werk.objects.filter(eis, **tekst)


def _na(rijen: QuerySet[Werk], dag: dt.date, id_: uuid.UUID) -> QuerySet[Werk]:
    return rijen.filter(werkdatum__gte=dag).exclude(werkdatum=dag, id__lte=id_)


def _regels(rijen: QuerySet[Werk]) -> list[Lijstregel]:
    uit = []
    for rij in rijen.values(*_KOLOMMEN, naam=F("medewerker__naam")):
        naam, dag = rij.pop("naam") or "", rij.pop("werkdatum")
        soort = Werksoort(rij.pop("soort"))
        uit.append(
            Lijstregel(**rij, soort=soort, werkdatum=None if dag == GEEN_DATUM else dag, medewerker=naam)
        )
    return uit


def _cursor(regel: Lijstregel) -> str:
    dag = (regel.werkdatum or GEEN_DATUM).toordinal().to_bytes(4)
    return base64.urlsafe_b64encode(dag + regel.id.bytes).decode().rstrip("=")


def _lees_cursor(tekst: str) -> tuple[dt.date, uuid.UUID] | None:
    try:
        ruw = base64.urlsafe_b64decode(tekst + "=" * (-len(tekst) % 4))
        return dt.date.fromordinal(int.from_bytes(ruw[:4])), uuid.UUID(bytes=ruw[4:])
    except (ValueError, binascii.Error, OverflowError):
        return None
