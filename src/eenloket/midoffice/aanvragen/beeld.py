"""The picture of a request: which organisation has which service, done, now, next, by when, and what the client must do.

The same for the client and for every employee (M-B12).
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import override

from eenloket.kern.klok import AMSTERDAM, vandaag
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Organisatie
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken.models import Taak, Zaak

from .antwoordtekst import midden_in_zin
from .bundel import bundel
from .datumtekst import datumtekst
from .models import Aanvraag, Aanvraagstaat, Knoop, Knoopstaat

STAPPEN = 24


@dataclass(frozen=True, slots=True)
class Regel:
    """One service. ``staat`` is klaar, bezig, straks, wacht_op_u, wacht_op_ander, vervallen or geweigerd; ``van``/``tot`` are
    columns of the time line; ``verwacht`` the day by which it is promised."""

    knoop_id: uuid.UUID
    dienst: str
    naam: str
    organisatie: str
    staat: str
    van: int
    tot: int
    datumtekst: str
    uitleg: str
    zaaknummer: str
    verwacht: dt.date | None
    intrekbaar: bool
    eigen: bool


@dataclass(frozen=True, slots=True)
class Clienttaak:
    """What the client must do: ``vraag`` as it was asked, ``voor`` the last day."""

    id: uuid.UUID
    vraag: str
    voor: dt.date | None
    dienst: str
    soort: str


@dataclass(frozen=True, slots=True)
class Beeld:
    nummer: str
    naam: str
    staat: str
    ingediend: dt.date
    verwacht: dt.date | None
    nu: int
    regels: tuple[Regel, ...]
    taken: tuple[Clienttaak, ...]
    samen: bool

    @property
    def klaar(self) -> bool:
        return self.staat in (Aanvraagstaat.AFGEROND, Aanvraagstaat.INGETROKKEN)


def beeld(aanvraag: Aanvraag, taal: str, knopen: Sequence[Knoop] | None = None) -> Beeld:
    """The picture of a submitted request in ``taal``. Cost: two queries, whatever the number of services; one for who has its
    ``knopen`` already, from ``knopen_van``."""
    with override(taal):
        return _beelden([aanvraag], knopen_van([aanvraag]) if knopen is None else knopen, taal)[0]


def beelden(aanvragen: Sequence[Aanvraag], taal: str) -> list[Beeld]:
    """Pictures of several requests. Cost: two queries, whatever their number."""
    with override(taal):
        return _beelden(aanvragen, knopen_van(aanvragen), taal)


def knopen_van(aanvragen: Sequence[Aanvraag]) -> list[Knoop]:
    """The services of these requests with their cases, in the order of the plan. One query."""
    rijen = Knoop.objects.filter(aanvraag_id__in=[a.id for a in aanvragen])
    rijen = rijen.select_related("zaak__huidige_status").annotate(
        in_herziening=werk.open_werk(werk.Werksoort.HERZIEN, OuterRef("id"))
    )
    return list(rijen.order_by("aanvraag_id", "volgorde"))


def _beelden(aanvragen: Sequence[Aanvraag], knopen: Sequence[Knoop], taal: str) -> list[Beeld]:
    zaken = [k.zaak_id for k in knopen if k.zaak_id]
    taken = list(
        Taak.objects.filter(zaak_id__in=zaken, voor="client", klaar_op=None).order_by("uiterlijk", "id")
    )
    return [_beeld(a, [k for k in knopen if k.aanvraag_id == a.id], taken, taal) for a in aanvragen]


def _beeld(a: Aanvraag, knopen: list[Knoop], taken: list[Taak], taal: str) -> Beeld:
    aanbod = aanbod_api.uitgave(a.uitgave_id)
    assert a.ingediend_op is not None  # only submitted requests have a picture
    begin = a.ingediend_op.astimezone(AMSTERDAM).date()
    per_zaak = {k.zaak_id: [t for t in taken if t.zaak_id == k.zaak_id] for k in knopen}
    einden = [e for k in knopen if (e := _einde(k, begin))]
    lengte = max([(e - begin).days for e in einden] + [(vandaag() - begin).days, 1])
    regels = tuple(_regel(k, aanbod, per_zaak[k.zaak_id], begin, lengte, taal, a) for k in knopen)
    open_ = [r.verwacht for r in regels if r.staat not in ("klaar", "vervallen", "geweigerd") and r.verwacht]
    return Beeld(
        nummer=a.nummer,
        naam=bundel(aanbod, a.patroon).naam.in_taal(taal),
        staat=a.staat,
        ingediend=begin,
        verwacht=max(open_) if open_ else None,
        nu=_kolom(vandaag(), begin, lengte),
        regels=regels,
        taken=tuple(
            Clienttaak(
                t.id,
                str(t.vraag),
                t.uiterlijk,
                next(k.dienst for k in knopen if k.zaak_id == t.zaak_id),
                t.soort,
            )
            for k in knopen
            for t in per_zaak[k.zaak_id]
        ),
        samen=a.levering == "samen",
    )


def _einde(knoop: Knoop, begin: dt.date) -> dt.date | None:
    if knoop.klaar_op:
        return knoop.klaar_op.astimezone(AMSTERDAM).date()
    return _belofte(knoop.zaak)


def _belofte(zaak: Zaak | None) -> dt.date | None:
    """Our own promise while it holds, the legal term after that."""
    if zaak is None:
        return None
    if zaak.streefdatum and zaak.streefdatum >= vandaag():
        return zaak.streefdatum
    return zaak.uiterlijke_einddatum_afdoening or zaak.streefdatum


def _kolom(dag: dt.date, begin: dt.date, lengte: int) -> int:
    return max(0, min(STAPPEN, round((dag - begin).days * STAPPEN / lengte)))


_BEELDSTAAT = {
    Knoopstaat.STRAKS: "straks",
    Knoopstaat.TOEGEKEND: "klaar",
    Knoopstaat.GEWEIGERD: "geweigerd",
    Knoopstaat.VERVALLEN: "vervallen",
    Knoopstaat.INGETROKKEN: "vervallen",
}


def _regel(
    k: Knoop,
    aanbod: aanbod_api.Aanbod,
    taken: list[Taak],
    begin: dt.date,
    lengte: int,
    taal: str,
    a: Aanvraag,
) -> Regel:
    dienst, organisatie = aanbod.dienst(k.dienst), aanbod.organisatie(k.organisatie)
    verwacht = _belofte(k.zaak) if k.staat == Knoopstaat.LOOPT else None
    staat = _BEELDSTAAT.get(Knoopstaat(k.staat)) or (
        "wacht_op_u" if taken else "wacht_op_ander" if organisatie.koppeling else "bezig"
    )
    wacht_op = [midden_in_zin(aanbod.dienst(d).naam.in_taal(taal)) for d in k.na]
    start = k.begonnen_op.astimezone(AMSTERDAM).date() if k.begonnen_op else None
    eind = _einde(k, begin)
    van = _kolom(start, begin, lengte) if start else _kolom(vandaag(), begin, lengte)
    return Regel(
        knoop_id=k.id,
        dienst=k.dienst,
        naam=dienst.naam.in_taal(taal),
        organisatie=_naam(organisatie),
        staat=staat,
        van=van,
        tot=_kolom(eind, begin, lengte) if eind else STAPPEN,
        datumtekst=datumtekst(
            k,
            verwacht,
            wacht_op,
            _naam(organisatie) if organisatie.koppeling else "",
            a.levering == "samen",
            bool(taken),
        ),
        uitleg=_uitleg(k, taal) or _statustekst(aanbod, k, taal),
        zaaknummer=k.zaak.identificatie if k.zaak else "",
        verwacht=verwacht,
        intrekbaar=k.staat in (Knoopstaat.STRAKS, Knoopstaat.LOOPT),
        eigen=not organisatie.koppeling,
    )


def _statustekst(aanbod: aanbod_api.Aanbod, k: Knoop, taal: str) -> str:
    """What the content says at the present step, while the service is being handled."""
    status = k.zaak.huidige_status if k.zaak else None
    if status is None or k.staat != Knoopstaat.LOOPT:
        return ""
    soort = aanbod_api.zaaktype_van(aanbod, k.dienst).statustypen.get(status.statustype_id)
    tekst = aanbod.dienst(k.dienst).zaak.statustekst(soort.omschrijving) if soort else None
    return tekst.in_taal(taal) if tekst else ""


def _naam(organisatie: Organisatie) -> str:
    return (
        " ".join(deel for deel in (organisatie.lidwoord, organisatie.naam) if deel)
        if organisatie.koppeling
        else organisatie.naam
    )


def _uitleg(k: Knoop, taal: str) -> str:
    if getattr(k, "in_herziening", False):  # by knopen_van
        return _(
            "Er is iets anders niet doorgegaan of gelukt. Een medewerker kijkt wat dat hiervoor betekent en laat het u weten."
        )
    return str((k.reden or {}).get("en" if taal.startswith("en") else "nl", ""))
