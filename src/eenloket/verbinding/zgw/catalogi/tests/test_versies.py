"""Concepts, publishing, periods, corrections, and which version's address is answered (ztc-009 … ztc-017)."""

import datetime as dt

import pytest

from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_zaak
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from . import bouwers
from .bouwers import Catalogus
from .rechten import beperkte_klant

pytestmark = pytest.mark.django_db


@pytest.fixture
def schrijver(klant: Klant) -> Klant:
    """May read and write, not force."""
    return beperkte_klant(klant, "catalogi.lezen", "catalogi.schrijven")


def test_publiceren_maakt_definitief_en_mag_nog_eens(klant: Klant, ztc: Catalogus) -> None:
    for gemaakt in (ztc.zaaktype(), ztc.besluittype(), ztc.documenttype()):
        assert ztc.publiceer(gemaakt)["concept"] is False
        assert ztc.publiceer(gemaakt)["concept"] is False
        assert klant.get(gemaakt["url"])["concept"] is False


def test_ztc_009_een_gepubliceerde_versie_verandert_niet(schrijver: Klant, ztc: Catalogus) -> None:
    for gemaakt in (
        ztc.zaaktype(publiceer=True),
        ztc.besluittype(publiceer=True),
        ztc.documenttype(publiceer=True),
    ):
        geweigerd = {"nonFieldErrors": "non-concept-object"}
        assert schrijver.fouten("put", gemaakt["url"], gemaakt) == geweigerd
        assert schrijver.fouten("patch", gemaakt["url"], {"toelichting": "x"}) == geweigerd
        assert (
            schrijver.fouten("patch", gemaakt["url"], {"toelichting": "x", "eindeGeldigheid": "2030-01-01"})
            == geweigerd
        )
        assert schrijver.fouten("delete", gemaakt["url"], None) == geweigerd
        einde = schrijver.patch(gemaakt["url"], {"eindeGeldigheid": "2029-12-31"})
        assert einde["eindeGeldigheid"] == "2029-12-31"


def test_ztc_010_delen_van_een_gepubliceerd_zaaktype_staan_vast(
    klant: Klant, schrijver: Klant, ztc: Catalogus
) -> None:
    zaaktype = ztc.zaaktype()
    ztc.documenttype(publiceer=True)
    lichamen = {
        "statustypen": bouwers.statustype(zaaktype["url"]),
        "roltypen": bouwers.roltype(zaaktype["url"]),
        "eigenschappen": bouwers.eigenschap(zaaktype["url"]),
        "zaaktype-informatieobjecttypen": bouwers.koppeling(zaaktype["url"]),
        "zaakobjecttypen": bouwers.objecttype(zaaktype["url"], ztc.url),
    }
    gemaakt = {soort: klant.post(f"catalogi/{soort}", lichaam) for soort, lichaam in lichamen.items()}
    ztc.publiceer(zaaktype)
    geweigerd = {"nonFieldErrors": "non-concept-zaaktype"}
    for soort, lichaam in lichamen.items():
        url = gemaakt[soort]["url"]
        beide = {"nonFieldErrors": "non-concept-relation"}  # the document type is published too
        verwacht = beide if soort == "zaaktype-informatieobjecttypen" else geweigerd
        assert schrijver.fouten("post", f"catalogi/{soort}", lichaam) == verwacht
        assert schrijver.fouten("put", url, lichaam) == geweigerd
        assert schrijver.fouten("patch", url, {}) == geweigerd
        assert schrijver.fouten("delete", url, None) == geweigerd


def test_een_correctie_voegt_toe_aan_wat_gepubliceerd_is(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype(publiceer=True, trefwoorden=["a"])
    corrector = beperkte_klant(klant, "catalogi.lezen", "catalogi.geforceerd-schrijven")
    assert corrector.patch(zaaktype["url"], {"toelichting": "beter"})["toelichting"] == "beter"
    corrector.post("catalogi/statustypen", bouwers.statustype(zaaktype["url"]))
    assert corrector.patch(zaaktype["url"], {"trefwoorden": ["a", "b"]})["trefwoorden"] == ["a", "b"]
    assert corrector.fouten("patch", zaaktype["url"], {"trefwoorden": ["b"]}) == {
        "trefwoorden": "relations-removed"
    }


def test_een_correctie_neemt_geen_relaties_weg(klant: Klant, ztc: Catalogus) -> None:
    for naam in ("Vergunning", "Ontheffing"):
        ztc.besluittype(publiceer=True, omschrijving=naam)
    ztc.zaaktype(publiceer=True, identificatie="DEEL")
    zaaktype = ztc.zaaktype(
        publiceer=True,
        besluittypen=["Vergunning"],
        gerelateerdeZaaktypen=[{"zaaktype": "DEEL", "aardRelatie": "vervolg"}],
    )
    meer = klant.patch(zaaktype["url"], {"besluittypen": ["Vergunning", "Ontheffing"]})
    assert meer["besluittypeOmschrijving"] == ["Ontheffing", "Vergunning"]
    assert klant.fouten("patch", zaaktype["url"], {"besluittypen": ["Ontheffing"]}) == {
        "besluittypen": "relations-removed"
    }
    assert klant.fouten("patch", zaaktype["url"], {"gerelateerdeZaaktypen": []}) == {
        "gerelateerdeZaaktypen": "relations-removed"
    }
    assert klant.get(zaaktype["url"]) == meer


def test_geforceerd_verwijderen_mag_alleen_wat_niet_gebruikt_is(klant: Klant, ztc: Catalogus) -> None:
    ztc.zaaktype(publiceer=True)
    vernietiger = beperkte_klant(klant, "catalogi.lezen", "catalogi.geforceerd-verwijderen")
    ongebruikt = klant.get("catalogi/zaaktypen")["results"][0]
    vernietiger.delete(ongebruikt["url"])
    zaak = maak_zaak()
    eigen = maak_klant(zaak.organisatie, "eigen")
    fout = eigen.delete(f"catalogi/zaaktypen/{zaak.zaaktype_id}", status=409)
    assert fout["code"] == "type-in-gebruik"
    assert Zaaktype.objects.filter(id=zaak.zaaktype_id).exists()


def test_ztc_014_wie_zaken_of_documenten_leest_leest_de_catalogus(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype(publiceer=True)
    klant.post("catalogi/statustypen", bouwers.statustype(zaaktype["url"]))
    for component, scope in (("zrc", "zaken.lezen"), ("drc", "documenten.lezen")):
        lezer = beperkte_klant(klant, scope, component=component, client_id=f"lezer-{component}")
        assert lezer.get("catalogi/zaaktypen")["count"] == 1
        assert lezer.get("catalogi/statustypen")["count"] == 1
        assert lezer.get(zaaktype["url"])["url"] == zaaktype["url"]
        lezer.post("catalogi/statustypen", bouwers.statustype(zaaktype["url"], 2), status=403)
    niemand = beperkte_klant(klant, "zaken.aanmaken", component="zrc", client_id="niemand")
    niemand.get("catalogi/zaaktypen", status=403)


def test_ztc_016_gepubliceerde_versies_overlappen_niet(klant: Klant, ztc: Catalogus) -> None:
    for maak in (ztc.zaaktype, ztc.besluittype, ztc.documenttype):
        oud = maak(publiceer=True)
        nieuw = maak(beginGeldigheid="2024-01-01")
        assert klant.fouten("post", nieuw["url"] + "/publish", {}) == {"beginGeldigheid": "overlap"}
        klant.patch(oud["url"], {"eindeGeldigheid": "2024-01-01"})
        assert klant.fouten("post", nieuw["url"] + "/publish", {}) == {"beginGeldigheid": "overlap"}
        klant.patch(oud["url"], {"eindeGeldigheid": "2023-12-31"})
        ztc.publiceer(nieuw)
        assert klant.fouten("patch", oud["url"], {"eindeGeldigheid": "2024-01-01"}) == {
            "eindeGeldigheid": "overlap"
        }
        assert klant.fouten("patch", oud["url"], {"eindeGeldigheid": None}) == {"eindeGeldigheid": "overlap"}


def test_ztc_017_alleen_een_lege_catalogus_kan_weg(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype()
    fout = klant.delete(ztc.url, status=409)
    assert fout["code"] == "CATALOG_NOT_EMPTY"
    assert fout["detail"] == "De catalogus kan niet worden verwijderd omdat deze nog items bevat."
    klant.delete(zaaktype["url"])
    klant.delete(ztc.url)
    klant.get(ztc.url, status=404)


def test_het_einde_is_de_laatste_geldige_dag(klant: Klant, ztc: Catalogus) -> None:
    """Inside, a version ends on the day after."""
    zaaktype = ztc.zaaktype(publiceer=True, eindeGeldigheid="2023-12-31")
    assert Zaaktype.objects.get(identificatie="ZT-PROEF").einde_geldigheid == dt.date(2024, 1, 1)
    assert zaaktype["eindeGeldigheid"] == "2023-12-31"

    def op(dag: str) -> int:
        return int(klant.get("catalogi/zaaktypen", datumGeldigheid=dag)["count"])

    assert [op(dag) for dag in ("2019-12-31", "2020-01-01", "2023-12-31", "2024-01-01")] == [0, 1, 1, 0]
    assert klant.fouten("patch", zaaktype["url"], {"eindeGeldigheid": "2019-12-31"}) == {
        "eindeGeldigheid": "date-mismatch"
    }
    assert klant.patch(zaaktype["url"], {"eindeGeldigheid": "2020-01-01"})["eindeGeldigheid"] == "2020-01-01"


def test_delen_gelden_zolang_hun_zaaktype_geldt(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype(eindeGeldigheid="2023-12-31")
    rol = klant.post("catalogi/roltypen", bouwers.roltype(zaaktype["url"], beginGeldigheid="2020-01-01"))
    assert (rol["beginGeldigheid"], rol["eindeGeldigheid"]) == ("2020-01-01", "2023-12-31")
    fout = klant.fouten(
        "post", "catalogi/statustypen", bouwers.statustype(zaaktype["url"], beginGeldigheid="2021-01-01")
    )
    assert fout == {"beginGeldigheid": "invalid-begin-geldigheid"}
    ztc.publiceer(zaaktype)
    assert klant.get("catalogi/roltypen", datumGeldigheid="2023-12-31")["count"] == 1
    assert klant.get("catalogi/roltypen", datumGeldigheid="2024-01-01")["count"] == 0
    objecttype = klant.post("catalogi/zaakobjecttypen", bouwers.objecttype(zaaktype["url"], ztc.url))
    vraag = {"datumBeginGeldigheid": "2020-01-01", "datumEindeGeldigheid": "2023-12-31"}
    assert klant.get("catalogi/zaakobjecttypen", **vraag)["results"] == [objecttype]
    assert klant.get("catalogi/zaakobjecttypen", datumEindeGeldigheid="2024-01-01")["count"] == 0


def test_lijsten_tonen_concepten_alleen_op_verzoek(klant: Klant, ztc: Catalogus) -> None:
    concept, vast = ztc.zaaktype(), ztc.zaaktype(publiceer=True, identificatie="VAST")
    for zaaktype in (concept, vast):
        klant.post("catalogi/statustypen", bouwers.statustype(zaaktype["url"]))
    for pad in ("catalogi/zaaktypen", "catalogi/statustypen"):
        assert klant.get(pad)["count"] == 1
    assert _aantallen(klant, "catalogi/zaaktypen") == {"alles": 2, "concept": 1, "definitief": 1}
    assert _aantallen(klant, "catalogi/statustypen") == {"alles": 2, "concept": 1, "definitief": 1}


def _aantallen(klant: Klant, pad: str) -> dict[str, int]:
    uit = {}
    for keuze in ("alles", "concept", "definitief"):
        inhoud = klant("get", f"{pad}?status={keuze}", status=200)
        uit[keuze] = inhoud["count"]
    return uit


def test_het_object_begint_met_zijn_eerste_versie(klant: Klant, ztc: Catalogus) -> None:
    ztc.zaaktype(publiceer=True, eindeGeldigheid="2021-12-31")
    een = ztc.zaaktype(publiceer=True, beginGeldigheid="2022-01-01")
    assert (een["beginObject"], een["eindeObject"]) == ("2020-01-01", None)
    dicht = klant.patch(een["url"], {"eindeGeldigheid": "2022-12-31"})
    assert dicht["eindeObject"] == "2022-12-31"
    gegeven = ztc.zaaktype(identificatie="X", beginObject="2001-01-01", eindeObject="2040-01-01")
    assert (gegeven["beginObject"], gegeven["eindeObject"]) == ("2001-01-01", "2040-01-01")


def test_verlenging_en_termijn_horen_bij_elkaar(klant: Klant, ztc: Catalogus) -> None:
    assert klant.fouten("post", "catalogi/zaaktypen", bouwers.zaaktype(ztc.url, verlengingMogelijk=True)) == {
        "nonFieldErrors": "verlenging-mismatch"
    }
    assert klant.fouten(
        "post", "catalogi/zaaktypen", bouwers.zaaktype(ztc.url, verlengingstermijn="P1W")
    ) == {"verlengingstermijn": "must-be-empty"}
    assert (
        ztc.zaaktype(verlengingMogelijk=True, verlengingstermijn="P1W", versiedatum="2020-01-02")[
            "versiedatum"
        ]
        == "2020-01-02"
    )


def test_een_pakket_en_de_api_maken_hetzelfde(klant: Klant) -> None:
    """A published version of a package obeys the same rules and stands in the same lists."""
    zaak = maak_zaak()
    eigen = maak_klant(zaak.organisatie, "eigen")
    schrijver = beperkte_klant(eigen, "catalogi.lezen", "catalogi.schrijven", client_id="schrijver")
    lijst = schrijver.get("catalogi/zaaktypen")
    url = f"{BASIS}/catalogi/api/v1/zaaktypen/{zaak.zaaktype_id}"
    assert url in [z["url"] for z in lijst["results"]]
    assert schrijver.fouten("patch", url, {"toelichting": "x"}) == {"nonFieldErrors": "non-concept-object"}
    for soort in ("statustypen", "resultaattypen", "roltypen", "eigenschappen", "zaaktype-informatieobjecttypen", "besluittypen", "informatieobjecttypen", "catalogussen"):  # fmt: skip
        assert schrijver.get(f"catalogi/{soort}")["count"] > 0
    een = schrijver.get(url)
    assert een["informatieobjecttypen"]
    catalogus = een["catalogus"]
    nieuw = schrijver.post(
        "catalogi/zaaktypen", bouwers.zaaktype(catalogus, identificatie=een["identificatie"])
    )
    assert schrijver.fouten("post", nieuw["url"] + "/publish", {}) == {"beginGeldigheid": "overlap"}
