"""Every filter of every list reads about as many rows as it answers, in whatever way PostgreSQL plans it and whatever it's asked for."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence

import pytest

from eenloket.kern.klok import vandaag
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw import bronnen  # noqa: F401  # every resource is known
from eenloket.verbinding.zgw.bron import BRONNEN, Bron
from eenloket.verbinding.zgw.contract import contract
from eenloket.verbinding.zgw.models import Applicatie, Autorisatie
from eenloket.verbinding.zgw.toegang.rechten import wijzig_rechten

from .klant import BASIS, maak_klant
from .plannen import gelezen, kort, lijst, plan
from .proefregister import vul_register

AANTAL = 12_000
HOOGSTENS = 1_000
"""Rows of one table that a page may read; a part of the table that grows with it is more."""
VEEL, WEINIG, GEEN = (uuid.UUID(int=0x0193_0000_0000_7000_8000 << 48 | n) for n in (1, 2, 3))
BSN = "999993653"
_VAN_NOTITIES = ("notitieType", "status", "gerelateerdAan")
"""The others search in text, and by moments; few cases have notes."""
_KLEIN = ("aanbod_", "tellingen_", "cel_")
"""Tables that don't grow with the number of cases."""

NIET_GEHOUDEN = "nobody keeps this number: as many rows are counted as it is"
TELLING: dict[tuple[str, str], str] = {
    ("status", "indicatieLaatstGezetteStatus"): NIET_GEHOUDEN,
    ("zaak", "rol__betrokkeneType"): NIET_GEHOUDEN,
    ("zaak", "rol__omschrijvingGeneriek"): NIET_GEHOUDEN,
    ("enkelvoudiginformatieobject", "objectinformatieobjecten_objectType"): NIET_GEHOUDEN,
    ("enkelvoudiginformatieobject", "trefwoorden"): NIET_GEHOUDEN,
    **{("substatus", f"tijdstip__{soort}"): NIET_GEHOUDEN for soort in ("lt", "lte", "gt", "gte")},
}
"""Filters whose count reads more, and why."""
BLADZIJDE: dict[tuple[str, str], str] = {
    (
        "enkelvoudiginformatieobject",
        "objectinformatieobjecten_objectType",
    ): "nearly every document belongs to a case; it is asked for with the object",
    (
        "zaak",
        "maximaleVertrouwelijkheidaanduiding",
    ): "where few are so open, through the index of the list, without the table",
}
"""Filters whose page may read more, and why."""


def _url(doel: str, id_: uuid.UUID) -> str:
    return f"{BASIS}/" + doel.replace("/", "/api/v1/", 1) + f"/{id_}"


def _waarden(bron: Bron, naam: str) -> Sequence[str]:
    """What is asked for: what most rows have, what few of the oldest have, and what none has."""
    begin, nu = vandaag() - dt.timedelta(days=700), vandaag()
    filter_ = bron.filters[naam]
    eigen = {
        "identificatie": ("ZAAK-5", "DOC-5", "BESLUIT-5", "GEEN"),
        "betrokkeneType": ("natuurlijk_persoon", "medewerker", "vestiging"),
        "omschrijvingGeneriek": ("initiator", "klantcontacter", "mede_initiator"),
        "archiefnominatie": ("vernietigen", "blijvend_bewaren"),
        "archiefstatus": ("nog_te_archiveren", "overgedragen", "gearchiveerd"),
        "maximaleVertrouwelijkheidaanduiding": ("zeer_geheim", "openbaar"),
        "aardRelatie": ("geadresseerde", "afzender"),
        "objectType": ("adres", "pand", "wijk"),
        "doelgroep": ("betrokkenen", "intern"),
        "notitieType": ("intern", "extern"),
        "status": ("definitief", "concept"),
        "trefwoorden": ("brief", "bezwaar", "geen"),
        "objectinformatieobjecten_objectType": ("zaak", "verzoek"),
        "omschrijving": ("Geen",),
    }
    kaal = naam.removeprefix("rol__").removesuffix("__in").removesuffix("__icontains")
    laatste = kaal.rpartition("__")[2]
    if naam.endswith("__isnull") or naam == "indicatieLaatstGezetteStatus":
        return ("true", "false")
    if "organisatie" in kaal.lower() and "__" not in kaal:
        return ("123456782", "111222333", "999990639")
    if laatste == "inpBsn":
        return (BSN, "999990408")
    if "dentificatie__" in kaal:
        return ("12345678", "87654321")
    if (
        kaal in ("betrokkene", "object", "contactmoment", "verzoek", "objectinformatieobjecten_object")
        and not filter_.doel
    ):
        return tuple(f"https://elders.nl/{soort}" for soort in ("p/0", "p/1", "o/1", "c/5", "v/5", "geen"))
    if "datum" in kaal.lower() or kaal.startswith("tijdstip"):
        moment = "" if bron.naam == "zaak" else "T00:00:00Z"
        return tuple(
            f"{dag}{moment}" for dag in (begin, nu - dt.timedelta(days=365), nu + dt.timedelta(days=4000))
        )
    if filter_.doel or kaal in ("zaak", "gerelateerdAan"):
        doel = filter_.doel or "zaken/zaken"
        return tuple(_url(doel, id_) for id_ in (VEEL, WEINIG, GEEN))
    return eigen[kaal]


def _vragen() -> Iterator[tuple[str, Bron, str, str]]:
    """Each list of a table that grows: for who may see all, alone and with each of its filters and values; for who may see little."""
    for bron in BRONNEN.values():
        if bron.api not in ("zaken", "documenten", "besluiten") or bron.ouders or not _is_lijst(bron):
            continue
        yield "alles", bron, "", ""
        yield "weinig", bron, "", ""
        for naam in bron.filters:
            if bron.naam == "zaaknotitie" and naam not in _VAN_NOTITIES:
                continue
            for waarde in _waarden(bron, naam):
                yield "alles", bron, naam, waarde


def _is_lijst(bron: Bron) -> bool:
    if bron.naam.endswith("_versie"):  # one earlier version of a document
        return False
    paden = {o.pad for o in contract(bron.api).operaties.values() if o.methode == "GET"}
    return f"/{bron.pad}" in paden


@pytest.fixture
def register() -> None:
    organisatie = maak_organisatie()
    maak_klant(organisatie, "alles")
    maak_klant(organisatie, "weinig", alle_rechten=False)
    toepassing = Applicatie.objects.create(organisatie=organisatie, client_ids=["weinig"], label="weinig")
    for component, scope in (("zrc", "zaken.lezen"), ("drc", "documenten.lezen"), ("brc", "besluiten.lezen")):
        Autorisatie.objects.create(
            applicatie=toepassing,
            component=component,
            scopes=[scope],
            soort=WEINIG,
            max_vertrouwelijkheidaanduiding=8,
        )
    wijzig_rechten()
    paar = (VEEL, WEINIG)
    vul_register(
        AANTAL, organisatie.id, zaaktypen=paar, statustypen=paar, roltypen=paar, resultaattypen=paar, documenttype=VEEL, besluittypen=paar,
        pseudoniem=pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN), zoek=zaken.zoekwaarde("vestiging", "vestigingsNummer", "12345678"),
    )  # fmt: skip


@pytest.mark.django_db
def test_elk_filter_leest_niet_meer_rijen_als_er_meer_zijn(register: None) -> None:
    te_veel, gezien = [], set[tuple[str, str, bool]]()
    for client, bron, naam, waarde in _vragen():
        opdracht, waarden, maat = lijst(bron, client, {naam: waarde} if naam else {})
        for generiek in (False,) if maat else (False, True):
            uitkomst = plan(opdracht, waarden, generiek=generiek)
            for telling, bekend in ((True, TELLING), (False, BLADZIJDE)):
                groot = {
                    t: n for t, n in gelezen(uitkomst, telling=telling).items() if not t.startswith(_KLEIN)
                }
                if not groot or max(groot.values()) <= HOOGSTENS:
                    continue
                gezien.add((bron.naam, naam, telling))
                if (bron.naam, naam) not in bekend:
                    wat = "telling" if telling else "bladzijde"
                    hoe = "eens gepland" if generiek else "op maat"
                    te_veel.append(
                        f"{client} {bron.naam} {naam}={waarde} ({wat}, {hoe}): {groot}; {kort(uitkomst)}"
                    )
    assert not te_veel, "\n".join(te_veel)
    bekend = {(*sleutel, True) for sleutel in TELLING} | {(*sleutel, False) for sleutel in BLADZIJDE}
    assert bekend == gezien, "what reads no more than it should is no exception"
