"""Reading: expansions, conditional requests, what is remembered, cost, and the trail."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.audit.models import Auditregel
from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_zaak
from eenloket.verbinding.zgw import (
    bronnen,  # noqa: F401 - the resources make themselves known
    onthouden,
)
from eenloket.verbinding.zgw.bron import BRONNEN, Bron
from eenloket.verbinding.zgw.contract import contract
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from . import bouwers
from .bouwers import PROCESTYPE, Catalogus, Lijst

pytestmark = pytest.mark.django_db
CATALOGI = {naam: bron for naam, bron in BRONNEN.items() if naam.startswith("catalogi/")}
EMBEDDED = {
    "catalogus": "Catalogus",
    "zaaktype": "ZaakType",
    "statustype": "StatusType",
    "resultaattype": "ResultaatType",
    "roltype": "RolType",
    "eigenschap": "Eigenschap",
    "zaakinformatieobjecttype": "ZaakTypeInformatieObjectType",
    "informatieobjecttype": "InformatieObjectType",
    "besluittype": "BesluitType",
    "zaakobjecttype": "ZaakObjectType",
}


@pytest.fixture
def vol(klant: Klant, ztc: Catalogus, lijst: Lijst) -> Catalogus:
    """A catalogue with one of everything, all of it related."""
    ztc.documenttype(publiceer=True)
    ztc.besluittype(publiceer=True, informatieobjecttypen=["Brief"])
    ztc.zaaktype(publiceer=True, identificatie="DEEL")
    zaaktype = ztc.zaaktype(
        selectielijstProcestype=PROCESTYPE,
        besluittypen=["Vergunning"],
        deelzaaktypen=["DEEL"],
        gerelateerdeZaaktypen=[{"zaaktype": "DEEL", "aardRelatie": "vervolg"}],
    )
    url = zaaktype["url"]
    status = klant.post("catalogi/statustypen", bouwers.statustype(url))["url"]
    klant.post("catalogi/roltypen", bouwers.roltype(url))
    klant.post("catalogi/eigenschappen", bouwers.eigenschap(url, statustype=status))
    klant.post("catalogi/zaaktype-informatieobjecttypen", bouwers.koppeling(url, statustype=status))
    klant.post("catalogi/zaakobjecttypen", bouwers.objecttype(url, ztc.url))
    klant.post(
        "catalogi/resultaattypen",
        bouwers.resultaattype(url, besluittypen=["Vergunning"], informatieobjecttypen=["Brief"]),
    )
    ztc.publiceer(zaaktype)
    return ztc


@pytest.mark.parametrize("bron", CATALOGI.values(), ids=CATALOGI)
def test_elke_uitbreiding_van_het_contract_is_er(bron: Bron) -> None:
    genoemd = contract("catalogi").schemas[EMBEDDED[bron.naam] + "Embedded"]["properties"]
    assert set(bron.uitbreidingen) == set(genoemd)


@pytest.mark.parametrize("bron", CATALOGI.values(), ids=CATALOGI)
def test_uitbreiden_geeft_wat_de_adressen_noemen(klant: Klant, vol: Catalogus, bron: Bron) -> None:
    """In a list and in a detail, and each expansion is what its own address answers."""
    alles = ",".join(bron.uitbreidingen)
    lijst = klant.get(f"catalogi/{bron.pad}", expand=alles)["results"]
    assert lijst
    for rij in lijst:
        assert klant.get(rij["url"], expand=alles) == rij
        for naam in bron.uitbreidingen:
            genoemd, uitgebreid = rij[naam], rij["_expand"][naam]
            if naam == "gerelateerdeZaaktypen":
                genoemd = [g["zaaktype"] for g in genoemd]
            if isinstance(genoemd, list):
                assert sorted(u["url"] for u in uitgebreid) == sorted(genoemd)
            elif genoemd is None:
                assert uitgebreid == {}
            else:
                assert uitgebreid == klant.get(genoemd)


def test_uitbreiden_gaat_dieper_en_kent_geen_onbekende_namen(klant: Klant, vol: Catalogus) -> None:
    diep = klant.get("catalogi/statustypen", expand="zaaktype.catalogus,eigenschappen")["results"][0]
    assert diep["_expand"]["zaaktype"]["_expand"]["catalogus"]["url"] == vol.url
    assert diep["_expand"]["eigenschappen"][0]["url"] == diep["eigenschappen"][0]
    klant.get("catalogi/statustypen", expand="iets", status=404)


@pytest.mark.parametrize("bron", CATALOGI.values(), ids=CATALOGI)
def test_een_etag_bespaart_het_antwoord(klant: Klant, vol: Catalogus, bron: Bron) -> None:
    url = klant.get(f"catalogi/{bron.pad}")["results"][0]["url"]
    klant.get(url)
    etag = klant.antwoord.headers["ETag"]
    klant("head", url, status=200)
    assert klant.antwoord.headers["ETag"] == etag
    assert klant.antwoord.content == b""
    klant("get", url, status=304, koppen={"If-None-Match": f'"anders", {etag}'})
    klant("get", url, status=200, koppen={"If-None-Match": '"anders"'})


@pytest.mark.parametrize("bron", CATALOGI.values(), ids=CATALOGI)
def test_zonder_rechten_is_er_niets_te_lezen(
    klant: Klant, vol: Catalogus, organisatie: Any, bron: Bron
) -> None:
    url = klant.get(f"catalogi/{bron.pad}")["results"][0]["url"]
    niemand = maak_klant(organisatie, "niemand", alle_rechten=False)
    for methode, adres in (
        ("get", url),
        ("get", f"catalogi/{bron.pad}"),
        ("delete", url),
        ("head", url),
    ):
        niemand(methode, adres, status=403)
    niemand.post(f"catalogi/{bron.pad}", {}, status=403)
    niemand.patch(url, {}, status=403)


def test_wat_onthouden_is_is_nooit_oud(klant: Klant, ztc: Catalogus) -> None:
    een = ztc.zaaktype(publiceer=True)
    for _ in range(2):
        assert klant.get("catalogi/zaaktypen")["results"] == [een]
        assert klant.get(een["url"]) == een
    klant.patch(een["url"], {"toelichting": "nieuw"})
    assert klant.get("catalogi/zaaktypen")["results"][0]["toelichting"] == "nieuw"
    assert klant.get(een["url"])["toelichting"] == "nieuw"
    Zaaktype.objects.update(toelichting="buiten de api om")
    assert klant.get("catalogi/zaaktypen")["results"][0]["toelichting"] == "buiten de api om"
    klant.delete(een["url"])
    assert klant.get("catalogi/zaaktypen")["count"] == 0
    klant.get(een["url"], status=404)


def test_wat_onthouden_is_is_van_wie_het_vroeg(klant: Klant, ztc: Catalogus) -> None:
    ztc.zaaktype(publiceer=True)
    assert klant.get("catalogi/zaaktypen")["count"] == 1
    assert klant.get("catalogi/zaaktypen", identificatie="X")["count"] == 0
    assert klant.get("catalogi/zaaktypen", datumGeldigheid="2019-01-01")["count"] == 0
    assert klant.get("catalogi/zaaktypen")["count"] == 1


def test_het_geheugen_is_begrensd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onthouden, "GRENS", 1000)
    onthouden.vergeet()
    gemaakt = []

    def maak(sleutel: int) -> tuple[int, bytes]:
        gemaakt.append(sleutel)
        return 1, b"x" * 100

    for sleutel in (*range(12), 11, 0):
        onthouden.onthouden(lambda: 1, sleutel, lambda s=sleutel: maak(s))  # type: ignore[misc]
    assert gemaakt == [*range(12), 0]
    onthouden.vergeet()


@pytest.mark.parametrize("bron", CATALOGI.values(), ids=CATALOGI)
def test_een_lijst_kost_evenveel_bij_meer_rijen(
    klant: Klant, vol: Catalogus, lijst: Lijst, bron: Bron
) -> None:
    def kosten() -> int:
        onthouden.vergeet()
        with CaptureQueriesContext(connection) as vragen:
            klant.get(f"catalogi/{bron.pad}")
        return len(vragen)

    kosten()  # who asks is remembered from now on
    weinig = kosten()
    for nummer in range(5):
        Catalogus(klant, f"C{nummer}")
        vol.documenttype(publiceer=True, omschrijving=f"Brief {nummer}")
        vol.besluittype(publiceer=True, omschrijving=f"B{nummer}", informatieobjecttypen=[f"Brief {nummer}"])
        zaaktype = vol.zaaktype(identificatie=f"ZT{nummer}", selectielijstProcestype=PROCESTYPE)["url"]
        for pad, lichaam in (
            ("statustypen", bouwers.statustype(zaaktype)),
            ("roltypen", bouwers.roltype(zaaktype)),
            ("eigenschappen", bouwers.eigenschap(zaaktype)),
            ("resultaattypen", bouwers.resultaattype(zaaktype)),
            ("zaakobjecttypen", bouwers.objecttype(zaaktype, vol.url)),
            ("zaaktype-informatieobjecttypen", bouwers.koppeling(zaaktype)),
        ):
            klant.post(f"catalogi/{pad}", lichaam)
        vol.publiceer({"url": zaaktype})
    assert kosten() == weinig == 2  # the version of the catalogue, and the list
    with CaptureQueriesContext(connection) as vragen:
        klant.get(f"catalogi/{bron.pad}")
    assert len(vragen) == 1


def test_een_relatie_op_naam_geldt_ook_voor_zaken(klant: Klant) -> None:
    """A decision type's next version may be used in cases of a type that named it."""
    zaak = maak_zaak()
    eigen = maak_klant(zaak.organisatie, "eigen")
    zaaktype = eigen.get(f"catalogi/zaaktypen/{zaak.zaaktype_id}")
    oud = eigen.get(zaaktype["informatieobjecttypen"][0])
    voor = typegegevens(zaak.zaaktype_id)
    nieuw = eigen.post(
        "catalogi/informatieobjecttypen",
        bouwers.documenttype(zaaktype["catalogus"], omschrijving=oud["omschrijving"]),
    )
    na = typegegevens(zaak.zaaktype_id)
    assert {str(id_) for id_ in na.informatieobjecttypen - voor.informatieobjecttypen} == {
        nieuw["url"].rpartition("/")[2]
    }


def test_het_spoor_van_een_type_noemt_ook_zijn_delen(klant: Klant, ztc: Catalogus) -> None:
    """What notifications follow: each change below its main thing, with the call that made it."""
    zaaktype = ztc.zaaktype()
    klant.post("catalogi/roltypen", bouwers.roltype(zaaktype["url"]))
    document = ztc.documenttype()
    id_ = zaaktype["url"].rpartition("/")[2]
    spoor = Auditregel.objects.filter(hoofd=id_).order_by("id")
    assert [(r.tabel, r.soort) for r in spoor] == [("aanbod_zaaktype", "I"), ("aanbod_roltype", "I")]
    assert {r.aanroep["operatie"] for r in spoor} == {"zaaktype_create", "roltype_create"}
    assert Auditregel.objects.filter(
        hoofd=document["url"].rpartition("/")[2], tabel="aanbod_informatieobjecttype"
    ).exists()


def test_filters_van_de_lijsten(klant: Klant, vol: Catalogus) -> None:
    zaaktype = klant.get("catalogi/zaaktypen", identificatie="ZT-PROEF")["results"][0]
    status = klant.get("catalogi/statustypen")["results"][0]
    assert klant.get("catalogi/zaaktypen", catalogus=vol.url)["count"] == 2
    klant.patch(zaaktype["url"], {"trefwoorden": ["a", "b"]})
    for waarde, aantal in (("a", 1), ("a,b", 1), ("a,c", 0)):
        assert klant.get("catalogi/zaaktypen", trefwoorden=waarde)["count"] == aantal
    delen = (
        "statustypen",
        "roltypen",
        "eigenschappen",
        "resultaattypen",
        "zaakobjecttypen",
        "zaaktype-informatieobjecttypen",
    )
    for pad in delen:
        assert klant.get(f"catalogi/{pad}", zaaktype=zaaktype["url"])["count"] == 1
        if pad != "zaaktype-informatieobjecttypen":
            assert klant.get(f"catalogi/{pad}", zaaktypeIdentificatie="ZT-PROEF")["count"] == 1
            assert klant.get(f"catalogi/{pad}", zaaktypeIdentificatie="DEEL")["count"] == 0
    assert klant.get("catalogi/resultaattypen", zaaktype_identificatie="ZT-PROEF")["count"] == 1
    assert klant.get("catalogi/resultaattypen", datum_geldigheid="2019-01-01")["count"] == 0
    assert klant.get("catalogi/roltypen", omschrijvingGeneriek="initiator")["count"] == 1
    assert klant.get("catalogi/roltypen", omschrijvingGeneriek="adviseur")["count"] == 0
    assert klant.get("catalogi/zaaktype-informatieobjecttypen", richting="uitgaand")["count"] == 1
    assert klant.get("catalogi/zaaktype-informatieobjecttypen", richting="intern")["count"] == 0
    for naam, waarde in (
        ("anderObjecttype", "false"),
        ("catalogus", vol.url),
        ("objecttype", "https://objecten.example.nl/pand"),
        ("relatieOmschrijving", "gaat over"),
    ):
        assert klant.get("catalogi/zaakobjecttypen", **{naam: waarde})["count"] == 1
    assert klant.get("catalogi/zaakobjecttypen", anderObjecttype="true")["count"] == 0
    assert klant.get("catalogi/besluittypen", omschrijving="Vergunning", catalogus=vol.url)["count"] == 1
    assert klant.get("catalogi/informatieobjecttypen", omschrijving="Niets")["count"] == 0
    for fout in ("status=iets", "datumGeldigheid=x", "onbekend=1", "zaaktype=https://elders.nl/1"):
        klant("get", f"{BASIS}/catalogi/api/v1/statustypen?{fout}", status=400)
    assert status["zaaktype"] == zaaktype["url"]
