"""Moves, addresses and businesses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from simulatoren import gegevens
from simulatoren.app import maak
from simulatoren.kern.instellingen import Instellingen
from simulatoren.tests.test_brp import lees

BAG = "/bag/lvbag/individuelebevragingen/v2"
KVK = "/kvk/api"
NIEUW = gegevens.adres("Sluiswachterslaan 5, Rivierveen")
VERHUIZING: dict[str, Any] = {
    "burgerservicenummers": ["999990068"],
    "datum": "2026-01-02",
    "adres": {"adresseerbaarObjectIdentificatie": NIEUW.adresseerbaar_object},
}


def verhuis(klant: TestClient, inhoud: dict[str, Any], sleutel: str = "k1") -> Any:
    koppen = {"X-API-KEY": "simulator", "Idempotency-Key": sleutel}
    return klant.post("/brp/bijhouding/verhuizingen", json=inhoud, headers=koppen)


def test_na_een_verhuizing_geeft_de_brp_het_nieuwe_adres(klant: TestClient) -> None:
    antwoord = verhuis(klant, VERHUIZING)
    assert antwoord.status_code == 201
    assert antwoord.json()["verwerkt"] is True
    plaats = lees(klant, "999990068", "verblijfplaats")["verblijfplaats"]
    assert plaats["adresseerbaarObjectIdentificatie"] == NIEUW.adresseerbaar_object
    assert plaats["datumVan"]["datum"] == "2026-01-02"
    assert plaats["verblijfadres"]["officieleStraatnaam"] == "Sluiswachterslaan"


def test_een_verhuizing_in_de_toekomst_verandert_nog_niets(klant: TestClient) -> None:
    straks = (date.today() + timedelta(days=10)).isoformat()
    assert verhuis(klant, {**VERHUIZING, "datum": straks}).json()["verwerkt"] is False
    plaats = lees(klant, "999990068", "verblijfplaats.verblijfadres.huisletter")["verblijfplaats"]
    assert plaats["verblijfadres"] == {"huisletter": "A"}


def test_dezelfde_sleutel_verhuist_een_keer(klant: TestClient) -> None:
    eerste = verhuis(klant, VERHUIZING)
    tweede = verhuis(klant, VERHUIZING)
    assert (tweede.status_code, tweede.json()) == (200, eerste.json())
    ander = verhuis(klant, {**VERHUIZING, "datum": "2026-02-02"})
    assert (ander.status_code, ander.json()["code"]) == (409, "idempotencyConflict")


def test_van_meer_verhuizingen_telt_de_laatste_datum(klant: TestClient) -> None:
    eerder = gegevens.adres("Veenkade 5, Rivierveen")
    verhuis(klant, {**VERHUIZING, "datum": "2026-06-01"}, "a")
    adres = {"postcode": eerder.postcode, "huisnummer": eerder.huisnummer}
    assert verhuis(klant, {**VERHUIZING, "datum": "2026-03-01", "adres": adres}, "b").status_code == 201
    plaats = lees(klant, "999990068", "verblijfplaats")["verblijfplaats"]
    assert plaats["datumVan"]["datum"] == "2026-06-01"


@pytest.mark.parametrize(
    ("deel", "status", "code"),
    [
        ({"adres": {"adresseerbaarObjectIdentificatie": "9990010000999999"}}, 422, "adresOnbekend"),
        ({"adres": {"postcode": "9998AA", "huisnummer": 7}}, 422, "andereGemeente"),
        ({"burgerservicenummers": ["999999990"]}, 422, "persoonOnbekend"),
        ({"burgerservicenummers": ["999990068", "999990354"]}, 422, "persoonOverleden"),
        ({"burgerservicenummers": "999990068"}, 400, "paramsValidation"),
        ({"burgerservicenummers": [{}]}, 400, "paramsValidation"),
        ({"datum": "morgen"}, 400, "paramsValidation"),
        ({"datum": 5}, 400, "paramsValidation"),
        ({"adres": "Veenkade 5"}, 400, "paramsValidation"),
        ({"adres": {"postcode": "x", "huisnummer": "y"}}, 400, "paramsValidation"),
        ({"adres": None}, 400, "paramsValidation"),
    ],
)
def test_een_foute_verhuizing_verandert_niets(
    klant: TestClient, deel: dict[str, Any], status: int, code: str
) -> None:
    antwoord = verhuis(klant, VERHUIZING | deel)
    assert (antwoord.status_code, antwoord.json()["code"]) == (status, code)
    assert lees(klant, "999990068", "verblijfplaats.verblijfadres.huisnummer")["verblijfplaats"][
        "verblijfadres"
    ] == {"huisnummer": 6}


def test_verhuizingen_overleven_een_herstart(tmp_path: Any) -> None:
    for ronde, status in ((1, 201), (2, 200)):
        with TestClient(maak(Instellingen(gegevensmap=tmp_path))) as klant:
            assert verhuis(klant, VERHUIZING).status_code == status, ronde
            plaats = lees(klant, "999990068", "verblijfplaats")["verblijfplaats"]
            assert plaats["nummeraanduidingIdentificatie"] == NIEUW.nummeraanduiding


def bag(klant: TestClient, pad: str, **vraag: Any) -> Any:
    return klant.get(BAG + pad, params=vraag, headers={"X-Api-Key": "simulator"})


def test_bag_vindt_een_adres_op_postcode_en_huisnummer(klant: TestClient) -> None:
    antwoord = bag(klant, "/adressenuitgebreid", postcode="9995 ad", huisnummer=8, huisletter="b")
    assert antwoord.headers["content-type"] == "application/hal+json"
    (adres,) = antwoord.json()["_embedded"]["adressen"]
    assert (adres["openbareRuimteNaam"], adres["huisletter"], adres["woonplaatsNaam"]) == (
        "Rivierstraat",
        "B",
        "Rivierveen",
    )
    assert adres["gebruiksdoelen"] == ["woonfunctie"]
    een = bag(klant, f"/adressenuitgebreid/{adres['nummeraanduidingIdentificatie']}").json()
    assert een["adresseerbaarObjectIdentificatie"] == adres["adresseerbaarObjectIdentificatie"]


def test_bag_zonder_letter_geeft_alle_adressen_met_dat_nummer_tenzij_exact(klant: TestClient) -> None:
    vraag = {"postcode": "9995AD", "huisnummer": 8}
    assert len(bag(klant, "/adressen", **vraag).json()["_embedded"]["adressen"]) == 3
    assert len(bag(klant, "/adressen", **vraag, exacteMatch="true").json()["_embedded"]["adressen"]) == 1


def test_bag_bladert(klant: TestClient) -> None:
    vraag = {
        "openbareRuimteNaam": "Wilgenhof",
        "woonplaatsNaam": "Rivierveen",
        "huisnummer": 3,
        "pageSize": 10,
    }
    assert len(bag(klant, "/adressen", **vraag).json()["_embedded"]["adressen"]) == 1
    assert "_embedded" not in bag(klant, "/adressen", **vraag, page=2).json()


def test_bag_zonder_resultaat_en_met_fouten(klant: TestClient) -> None:
    leeg = bag(klant, "/adressen", postcode="9995AA", huisnummer=999)
    assert (leeg.status_code, list(leeg.json())) == (200, ["_links"])
    for vraag in (
        {},
        {"postcode": "9995AA"},
        {"postcode": "12", "huisnummer": 1},
        {"postcode": "9995AA", "huisnummer": "a"},
    ):
        assert bag(klant, "/adressen", **vraag).status_code == 400
    assert (
        bag(klant, "/adressen", postcode="9995AA", huisnummer=1, gek=1).json()["invalidParams"][0]["name"]
        == "gek"
    )
    assert bag(klant, "/adresseerbareobjecten/9990010000999999").status_code == 404
    assert klant.get(f"{BAG}/adressen?postcode=9995AA&huisnummer=1").status_code == 401


def test_bag_kent_een_ligplaats(klant: TestClient) -> None:
    boot = gegevens.adres("Turfhaven 4, Lage Oever")
    inhoud = bag(klant, f"/adresseerbareobjecten/{boot.adresseerbaar_object}").json()
    assert inhoud["ligplaats"]["ligplaats"]["heeftAlsHoofdAdres"] == boot.nummeraanduiding


def kvk(klant: TestClient, pad: str) -> Any:
    return klant.get(KVK + pad, headers={"apikey": "simulator"})


def test_kvk_basisprofiel(klant: TestClient) -> None:
    profiel = kvk(klant, "/v1/basisprofielen/69599084").json()
    assert profiel["naam"] == "IJssalon Ricci"
    assert profiel["_embedded"]["eigenaar"]["rechtsvorm"] == "Eenmanszaak"
    assert profiel["_embedded"]["hoofdvestiging"]["adressen"][0]["plaats"] == "Rivierveen"
    assert "rsin" not in profiel["_embedded"]["eigenaar"]
    assert kvk(klant, "/v1/basisprofielen/68750110").json()["statutaireNaam"] == "Bouwbedrijf Postma B.V."
    assert (
        kvk(klant, "/v1/basisprofielen/90003128").json()["materieleRegistratie"]["datumEinde"] == "20251231"
    )


def test_kvk_zoeken(klant: TestClient) -> None:
    gevonden = kvk(klant, "/v2/zoeken?kvkNummer=68750110").json()
    assert (gevonden["totaal"], gevonden["resultaten"][0]["type"]) == (1, "hoofdvestiging")
    assert kvk(klant, "/v2/zoeken?naam=brouwerij").json()["resultaten"][0]["kvkNummer"] == "90004841"
    blad = kvk(klant, "/v2/zoeken?plaats=Rivierveen&resultatenPerPagina=3&pagina=2").json()
    assert len(blad["resultaten"]) == 3
    assert blad["totaal"] >= 7


def test_kvk_fouten_hebben_de_vorm_van_de_kvk(klant: TestClient) -> None:
    for pad, status, code in (
        ("/v1/basisprofielen/123", 400, "IPD0004"),
        ("/v1/basisprofielen/12345678", 404, "IPD0005"),
        ("/v2/zoeken?kvkNummer=12345678", 404, "IPD5200"),
        ("/v2/zoeken", 400, "IPD1999"),
        ("/v2/zoeken?naam=a&pagina=x", 400, "IPD1006"),
    ):
        antwoord = kvk(klant, pad)
        assert (antwoord.status_code, antwoord.json()["fout"][0]["code"]) == (status, code)
    assert klant.get(f"{KVK}/v2/zoeken?naam=a").status_code == 401
