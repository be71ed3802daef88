"""Relations between types: by name, within a catalogue, and answered by the version that is valid (ztc-011 … ztc-013)."""

import pytest
import time_machine

from eenloket.verbinding.zgw.tests.klant import Klant

from . import bouwers
from .bouwers import Catalogus

pytestmark = pytest.mark.django_db


def test_ztc_012_publiceren_kan_als_wat_erbij_hoort_gepubliceerd_is(klant: Klant, ztc: Catalogus) -> None:
    besluittype, document = ztc.besluittype(), ztc.documenttype()
    zaaktype = ztc.zaaktype(besluittypen=["Vergunning"])
    klant.post("catalogi/zaaktype-informatieobjecttypen", bouwers.koppeling(zaaktype["url"]))
    geweigerd = {"nonFieldErrors": "concept-relation"}
    assert klant.fouten("post", zaaktype["url"] + "/publish", {}) == geweigerd
    ztc.publiceer(besluittype)
    assert klant.fouten("post", zaaktype["url"] + "/publish", {}) == geweigerd
    ztc.publiceer(document)
    assert ztc.publiceer(zaaktype)["concept"] is False


def test_ztc_013_relaties_blijven_binnen_de_catalogus(klant: Klant, ztc: Catalogus) -> None:
    ander = Catalogus(klant, "ANDER")
    elders = {
        "besluittypen": ander.besluittype()["url"],
        "deelzaaktypen": ander.zaaktype()["url"],
    }
    document = ander.documenttype()["url"]
    geweigerd = {"nonFieldErrors": "relations-incorrect-catalogus"}
    for veld, url in elders.items():
        lichaam = bouwers.zaaktype(ztc.url, **{veld: [url]})
        assert klant.fouten("post", "catalogi/zaaktypen", lichaam) == geweigerd
    assert (
        klant.fouten(
            "post",
            "catalogi/besluittypen",
            bouwers.besluittype(ztc.url, informatieobjecttypen=[document]),
        )
        == geweigerd
    )
    zaaktype = ztc.zaaktype()["url"]
    koppeling = bouwers.koppeling(zaaktype, document)
    assert klant.fouten("post", "catalogi/zaaktype-informatieobjecttypen", koppeling) == geweigerd
    for pad, lichaam in (
        ("roltypen", bouwers.roltype(zaaktype, catalogus=ander.url)),
        ("zaakobjecttypen", bouwers.objecttype(zaaktype, ander.url)),
    ):
        assert klant.fouten("post", f"catalogi/{pad}", lichaam) == geweigerd


def test_ztc_013_delen_horen_bij_hetzelfde_zaaktype(klant: Klant, ztc: Catalogus) -> None:
    een, twee = ztc.zaaktype()["url"], ztc.zaaktype(identificatie="TWEE")["url"]
    ztc.documenttype()
    status = klant.post("catalogi/statustypen", bouwers.statustype(een))["url"]
    geweigerd = {"nonFieldErrors": "relations-incorrect-zaaktype"}
    for pad, lichaam in (
        ("eigenschappen", bouwers.eigenschap(twee, statustype=status)),
        ("zaaktype-informatieobjecttypen", bouwers.koppeling(twee, statustype=status)),
    ):
        assert klant.fouten("post", f"catalogi/{pad}", lichaam) == geweigerd
    assert klant.fouten("patch", status, {"zaaktype": twee}) == {"zaaktype": "wijzigen-niet-toegelaten"}


def test_een_onbekende_naam_wordt_geweigerd(klant: Klant, ztc: Catalogus) -> None:
    for veld in ("besluittypen", "deelzaaktypen"):
        lichaam = bouwers.zaaktype(ztc.url, **{veld: ["Niets"]})
        assert klant.fouten("post", "catalogi/zaaktypen", lichaam) == {veld: "does_not_exist"}
    assert klant.fouten(
        "post",
        "catalogi/zaaktypen",
        bouwers.zaaktype(ztc.url, gerelateerdeZaaktypen=[{"zaaktype": "Niets", "aardRelatie": "vervolg"}]),
    ) == {"gerelateerdeZaaktypen": "does_not_exist"}
    assert klant.fouten(
        "post",
        "catalogi/zaaktypen",
        bouwers.zaaktype(ztc.url, besluittypen=["https://elders.example.nl/besluittypen/1"]),
    ) == {"besluittypen": "bad-url"}


def test_een_relatie_geldt_voor_de_versie_die_geldig_is(klant: Klant, ztc: Catalogus) -> None:
    """ztc-011, and the section on addresses in answers: by name, published, valid on the day, today unless asked otherwise."""
    oud = ztc.besluittype(publiceer=True, eindeGeldigheid="2023-12-31")
    zaaktype = ztc.zaaktype(publiceer=True, besluittypen=["Vergunning"])
    nieuw = ztc.besluittype(beginGeldigheid="2024-01-01")

    def besluittypen(**vraag: str) -> list[str]:
        een = klant("get", zaaktype["url"], status=200, **vraag)
        lijst = klant.get("catalogi/zaaktypen", **vraag)["results"][0]
        assert een["besluittypen"] == lijst["besluittypen"]
        assert een["besluittypeOmschrijving"] == ["Vergunning"]
        return list(een["besluittypen"])

    assert besluittypen(datumGeldigheid="2024-01-01") == []
    ztc.publiceer(nieuw)
    assert besluittypen(datumGeldigheid="2023-12-31") == [oud["url"]]
    assert besluittypen(datumGeldigheid="2024-01-01") == [nieuw["url"]]
    with time_machine.travel("2023-12-31 12:00:00+01:00", tick=False):
        assert besluittypen() == [oud["url"]]
    with time_machine.travel("2024-01-01 12:00:00+01:00", tick=False):
        assert besluittypen() == [nieuw["url"]]
        assert klant.get(nieuw["url"])["zaaktypen"] == [zaaktype["url"]]
        assert klant.get(oud["url"])["zaaktypeIdentificaties"] == ["ZT-PROEF"]
    assert klant.fouten("get", zaaktype["url"] + "?datumGeldigheid=gisteren", None) == {
        "datumGeldigheid": "invalid"
    }


def test_documenten_gaan_ook_op_naam(klant: Klant, ztc: Catalogus) -> None:
    oud = ztc.documenttype(publiceer=True, eindeGeldigheid="2023-12-31")
    besluittype = ztc.besluittype(informatieobjecttypen=["Brief"])
    zaaktype = ztc.zaaktype(besluittypen=["Vergunning"])
    koppeling = klant.post("catalogi/zaaktype-informatieobjecttypen", bouwers.koppeling(zaaktype["url"]))
    nieuw = ztc.documenttype(publiceer=True, beginGeldigheid="2024-01-01")
    assert klant.get(koppeling["url"])["informatieobjecttype"] == nieuw["url"]
    assert klant.get(zaaktype["url"])["informatieobjecttypen"] == [nieuw["url"]]
    assert klant.get(besluittype["url"])["informatieobjecttypen"] == [nieuw["url"]]
    assert klant.get(besluittype["url"])["vastgelegdIn"] == ["Brief"]
    assert klant.get(nieuw["url"])["zaaktypen"] == []  # a concept isn't answered, its name is
    assert klant.get(nieuw["url"])["zaaktypeIdentificaties"] == ["ZT-PROEF"]
    ztc.publiceer(besluittype)
    ztc.publiceer(zaaktype)
    for document in (oud, nieuw):
        een = klant.get(document["url"])
        assert (een["zaaktypen"], een["besluittypen"]) == ([zaaktype["url"]], [besluittype["url"]])
        assert een["besluittypeOmschrijving"] == ["Vergunning"]
    for waarde in ("Brief", oud["url"], nieuw["url"]):
        gevonden = klant.get("catalogi/zaaktype-informatieobjecttypen", informatieobjecttype=waarde)
        assert gevonden["count"] == 1
        assert klant.get("catalogi/besluittypen", informatieobjecttypen=waarde)["count"] == 1
    assert klant.get("catalogi/zaaktype-informatieobjecttypen", informatieobjecttype="Niets")["count"] == 0
    for waarde in ("ZT-PROEF", zaaktype["url"]):
        assert klant.get("catalogi/besluittypen", zaaktypen=waarde)["count"] == 1
    assert klant.get("catalogi/besluittypen", zaaktypen="Niets")["count"] == 0


def test_gerelateerde_en_deelzaaktypen_gaan_op_identificatie(klant: Klant, ztc: Catalogus) -> None:
    oud = ztc.zaaktype(publiceer=True, identificatie="DEEL", eindeGeldigheid="2023-12-31")
    zaaktype = ztc.zaaktype(
        deelzaaktypen=["DEEL"],
        gerelateerdeZaaktypen=[{"zaaktype": oud["url"], "aardRelatie": "vervolg", "toelichting": "t"}],
    )
    assert (zaaktype["deelzaaktypen"], zaaktype["gerelateerdeZaaktypen"]) == ([], [])
    assert zaaktype["deelzaaktypeIdentificaties"] == ["DEEL"]
    nieuw = ztc.zaaktype(publiceer=True, identificatie="DEEL", beginGeldigheid="2024-01-01")
    een = klant.get(zaaktype["url"])
    assert een["deelzaaktypen"] == [nieuw["url"]]
    assert een["gerelateerdeZaaktypen"] == [
        {"zaaktype": nieuw["url"], "zaaktypeIdentificatie": "DEEL", "aardRelatie": "vervolg", "toelichting": "t"}
    ]  # fmt: skip
    op = klant("get", zaaktype["url"], status=200, datumGeldigheid="2022-01-01")
    assert op["gerelateerdeZaaktypen"][0]["zaaktype"] == oud["url"]


def test_ztc_011_een_relatie_overleeft_de_versie_waarmee_zij_begon(klant: Klant, ztc: Catalogus) -> None:
    concept = ztc.besluittype()
    document = ztc.documenttype()
    zaaktype = ztc.zaaktype(besluittypen=[concept["url"]])
    klant.post("catalogi/zaaktype-informatieobjecttypen", bouwers.koppeling(zaaktype["url"]))
    ander = ztc.besluittype(publiceer=True)
    klant.delete(concept["url"])
    assert klant.get(zaaktype["url"])["besluittypen"] == [ander["url"]]
    klant.delete(document["url"])
    assert klant.get(zaaktype["url"])["informatieobjecttypeOmschrijving"] == []
