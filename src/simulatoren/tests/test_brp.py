"""BRP API Personen Bevragen v2."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from simulatoren import gegevens
from simulatoren.brp.velden import PERSOON
from simulatoren.tests import openapi

PAD = "/brp/haalcentraal/api/brp/personen"
SLEUTEL = {"X-API-KEY": "simulator"}


def vraag(klant: TestClient, type_: str, fields: list[str], **parameters: Any) -> list[dict[str, Any]]:
    antwoord = klant.post(PAD, json={"type": type_, "fields": fields, **parameters}, headers=SLEUTEL)
    assert antwoord.status_code == 200, antwoord.text
    assert antwoord.headers["content-type"] == "application/json; charset=utf-8"
    inhoud = antwoord.json()
    assert inhoud["type"] == type_
    personen: list[dict[str, Any]] = inhoud["personen"]
    return personen


def lees(klant: TestClient, bsn: str, *fields: str) -> dict[str, Any]:
    (persoon,) = vraag(klant, "RaadpleegMetBurgerservicenummer", list(fields), burgerservicenummer=[bsn])
    return persoon


def weiger(klant: TestClient, **inhoud: Any) -> dict[str, Any]:
    antwoord = klant.post(PAD, json=inhoud, headers=SLEUTEL)
    assert antwoord.status_code == 400
    assert antwoord.headers["content-type"] == "application/problem+json"
    fout: dict[str, Any] = antwoord.json()
    assert fout["instance"] == PAD
    return fout


def alle_paden(boom: dict[str, Any], kop: str = "") -> list[str]:
    paden = []
    for naam, deel in boom.items():
        paden += alle_paden(deel, f"{kop}{naam}.") if isinstance(deel, dict) else [f"{kop}{naam}"]
    return paden


def test_alleen_de_gevraagde_velden_komen_terug(klant: TestClient) -> None:
    assert lees(klant, "999990019", "naam.geslachtsnaam", "aNummer") == {
        "aNummer": "9999990019",
        "naam": {"geslachtsnaam": "Vermeer"},
    }


def test_een_pad_van_de_persoon_geldt_niet_voor_partner_of_kind(klant: TestClient) -> None:
    assert lees(klant, "999990020", "naam.voornamen") == {"naam": {"voornamen": "Karim"}}


@pytest.mark.parametrize("pad", ["geboorte.datum", "geboorte.datum.jaar", "geboorte.datum.langFormaat"])
@pytest.mark.parametrize(
    ("bsn", "datum"),
    [
        ("999990019", {"type": "Datum", "datum": "1991-04-17", "langFormaat": "17 april 1991"}),
        ("999990317", {"type": "JaarMaandDatum", "jaar": 1938, "maand": 1, "langFormaat": "januari 1938"}),
        ("999990433", {"type": "JaarDatum", "jaar": 1982, "langFormaat": "1982"}),
        ("999990445", {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}),
    ],
)
def test_een_datum_komt_altijd_heel(klant: TestClient, pad: str, bsn: str, datum: dict[str, Any]) -> None:
    assert lees(klant, bsn, pad) == {"geboorte": {"datum": datum}}


@pytest.mark.parametrize("pad", ["geslacht", "geslacht.code", "geslacht.omschrijving"])
def test_een_waardetabel_komt_altijd_heel(klant: TestClient, pad: str) -> None:
    assert lees(klant, "999990019", pad) == {"geslacht": {"code": "V", "omschrijving": "vrouw"}}


def test_een_genest_pad_geeft_ook_het_type_van_de_verblijfplaats(klant: TestClient) -> None:
    assert lees(klant, "999990019", "verblijfplaats.verblijfadres.postcode") == {
        "verblijfplaats": {"type": "Adres", "verblijfadres": {"postcode": "9995BC"}}
    }


def test_een_veld_zonder_waarde_ontbreekt(klant: TestClient) -> None:
    assert lees(klant, "999990019", "naam.voorvoegsel", "overlijden") == {}


def test_een_heel_pad_wint_van_een_deel_ervan(klant: TestClient) -> None:
    naam = lees(klant, "999990019", "naam.voornamen", "naam")["naam"]
    assert naam["geslachtsnaam"] == "Vermeer"


def test_geheimhouding_komt_ongevraagd_mee(klant: TestClient) -> None:
    assert lees(klant, "999990421", "naam.voornamen")["geheimhoudingPersoonsgegevens"] is True
    assert "geheimhoudingPersoonsgegevens" not in lees(klant, "999990019", "naam.voornamen")


def test_overlijden_is_opschorting_en_komt_ongevraagd_mee(klant: TestClient) -> None:
    persoon = lees(klant, "999990354", "leeftijd", "overlijden.datum")
    assert persoon["opschortingBijhouding"]["reden"] == {"code": "O", "omschrijving": "overlijden"}
    assert "leeftijd" not in persoon
    assert persoon["overlijden"]["datum"]["type"] == "Datum"


def test_onderzoek_komt_alleen_mee_bij_gevraagde_velden(klant: TestClient) -> None:
    plaats = lees(klant, "999990433", "verblijfplaats.functieAdres")["verblijfplaats"]
    assert plaats["inOnderzoek"]["functieAdres"] is True
    assert plaats["inOnderzoek"]["datumIngangOnderzoek"]["datum"] == "2026-09-14"
    assert "datumVan" not in plaats["inOnderzoek"]
    assert "inOnderzoek" not in lees(klant, "999990433", "naam")["naam"]


def test_binnenlandse_alias_laat_een_buitenlands_adres_weg(klant: TestClient) -> None:
    assert (
        lees(klant, "999990457", "verblijfplaats.verblijfadres.land")["verblijfplaats"]["type"]
        == "VerblijfplaatsBuitenland"
    )
    assert "verblijfplaats" not in lees(klant, "999990457", "verblijfplaatsBinnenland")
    hier = lees(klant, "999990019", "verblijfplaatsBinnenland.verblijfadres.huisnummer")
    assert hier == {"verblijfplaats": {"type": "Adres", "verblijfadres": {"huisnummer": 7}}}
    adressering = lees(klant, "999990457", "adresseringBinnenland")["adressering"]
    assert set(adressering) == {"aanhef", "aanschrijfwijze", "gebruikInLopendeTekst"}


@pytest.mark.parametrize(
    "pad",
    [
        "bestaatniet",
        "anummer",
        "naam.naam",
        "inOnderzoek",
        "naam.inOnderzoek",
        "geheimhoudingPersoonsgegevens",
        "opschortingBijhouding.reden",
        "rni",
        "verificatie",
        "verblijfplaatsBinnenland.verblijfadres.land",
        "geboorte.datum.datum.jaar",
        "leeftijd.jaar",
    ],
)
def test_een_pad_dat_niet_gevraagd_mag_worden_is_fout(klant: TestClient, pad: str) -> None:
    fout = weiger(
        klant,
        type="RaadpleegMetBurgerservicenummer",
        burgerservicenummer=["999990019"],
        fields=["burgerservicenummer", pad],
    )
    assert (fout["code"], fout["detail"]) == ("paramsValidation", "De foutieve parameter(s) zijn: fields[1].")
    assert fout["invalidParams"] == [
        {"name": "fields[1]", "code": "fields", "reason": "Parameter bevat een niet bestaande veldnaam."}
    ]


def test_zoeken_geeft_een_beperkte_persoon(klant: TestClient) -> None:
    fout = weiger(
        klant,
        type="ZoekMetGeslachtsnaamEnGeboortedatum",
        geslachtsnaam="Vermeer",
        geboortedatum="1991-04-17",
        fields=["burgerservicenummer", "aNummer"],
    )
    assert fout["invalidParams"][0]["name"] == "fields[1]"


@pytest.mark.parametrize(
    ("inhoud", "code", "naam"),
    [
        ({}, "required", "type"),
        ({"type": "ZoekMetIets"}, "value", "type"),
        ({"type": "RaadpleegMetBurgerservicenummer", "fields": ["naam"]}, "required", "burgerservicenummer"),
        (
            {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": ["999990019"]},
            "required",
            "fields",
        ),
        (
            {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [], "fields": ["naam"]},
            "minItems",
            "burgerservicenummer",
        ),
        (
            {
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": "999990019",
                "fields": ["naam"],
            },
            "array",
            "burgerservicenummer",
        ),
        (
            {
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": ["12345678"],
                "fields": ["naam"],
            },
            "pattern",
            "burgerservicenummer[0]",
        ),
        (
            {
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": ["999990019"] * 21,
                "fields": ["naam"],
            },
            "maxItems",
            "burgerservicenummer",
        ),
        (
            {
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": ["999990019"],
                "fields": ["naam"],
                "voornamen": "Sanne",
            },
            "unknownParam",
            "voornamen",
        ),
        (
            {
                "type": "ZoekMetPostcodeEnHuisnummer",
                "postcode": "9995BC",
                "huisnummer": "7",
                "fields": ["naam"],
            },
            "integer",
            "huisnummer",
        ),
        (
            {
                "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
                "geslachtsnaam": "Vermeer",
                "geboortedatum": "17-04-1991",
                "fields": ["naam"],
            },
            "date",
            "geboortedatum",
        ),
        (
            {
                "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
                "geslachtsnaam": "V*",
                "geboortedatum": "1991-04-17",
                "fields": ["naam"],
            },
            "pattern",
            "geslachtsnaam",
        ),
    ],
)
def test_elke_fout_in_de_vraag_wordt_genoemd(
    klant: TestClient, inhoud: dict[str, Any], code: str, naam: str
) -> None:
    fout = weiger(klant, **inhoud)
    assert [(deel["code"], deel["name"]) for deel in fout["invalidParams"]] == [(code, naam)]
    assert fout["code"] == (
        "paramsCombination" if code == "required" and naam != "type" else "paramsValidation"
    )


@pytest.mark.parametrize(
    ("type_", "parameters"),
    [
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslachtsnaam": "verm*", "geboortedatum": "1991-04-17"}),
        (
            "ZoekMetNaamEnGemeenteVanInschrijving",
            {"geslachtsnaam": "vermeer", "voornamen": "san*", "gemeenteVanInschrijving": "9990"},
        ),
        ("ZoekMetPostcodeEnHuisnummer", {"postcode": "9995 bc", "huisnummer": 7}),
        (
            "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving",
            {"straat": "elzenpad", "huisnummer": 7, "gemeenteVanInschrijving": "9990"},
        ),
    ],
)
def test_elke_zoekvraag_vindt_de_persoon(klant: TestClient, type_: str, parameters: dict[str, Any]) -> None:
    assert vraag(klant, type_, ["burgerservicenummer"], **parameters) == [
        {"burgerservicenummer": "999990019"}
    ]


def test_zoeken_op_object_geeft_alle_bewoners_en_het_gezag(klant: TestClient) -> None:
    adres = gegevens.adres("Wilgenhof 3, Rivierveen")
    for type_, naam, waarde in (
        (
            "ZoekMetAdresseerbaarObjectIdentificatie",
            "adresseerbaarObjectIdentificatie",
            adres.adresseerbaar_object,
        ),
        ("ZoekMetNummeraanduidingIdentificatie", "nummeraanduidingIdentificatie", adres.nummeraanduiding),
    ):
        bewoners = vraag(klant, type_, ["burgerservicenummer"], **{naam: waarde})
        assert len(bewoners) == 4
    gezag = vraag(
        klant,
        "ZoekMetAdresseerbaarObjectIdentificatie",
        ["gezag"],
        adresseerbaarObjectIdentificatie=adres.adresseerbaar_object,
    )
    assert gezag[2]["gezag"][0]["type"] == "GezamenlijkOuderlijkGezag"


def test_overledenen_alleen_als_daarom_gevraagd_wordt(klant: TestClient) -> None:
    zoek = {"postcode": "9996AA", "huisnummer": 5}
    assert len(vraag(klant, "ZoekMetPostcodeEnHuisnummer", ["naam"], **zoek)) == 1
    assert (
        len(vraag(klant, "ZoekMetPostcodeEnHuisnummer", ["naam"], **zoek, inclusiefOverledenPersonen=True))
        == 2
    )


def test_onbekend_nummer_geeft_een_lege_lijst(klant: TestClient) -> None:
    assert vraag(klant, "RaadpleegMetBurgerservicenummer", ["naam"], burgerservicenummer=["999999990"]) == []


def test_zonder_sleutel_geen_toegang(klant: TestClient) -> None:
    for koppen in ({}, {"X-API-KEY": "fout"}, {"X-API-KEY": "símulator"}):
        antwoord = klant.post(PAD, json={}, headers={k: v.encode() for k, v in koppen.items()})
        assert antwoord.status_code == 401
        assert antwoord.headers["content-type"] == "application/problem+json"


def test_verkeerde_inhoud_en_verkeerde_vorm(klant: TestClient) -> None:
    assert klant.post(PAD, content="x", headers=SLEUTEL).status_code == 415
    json_kop = {**SLEUTEL, "Content-Type": "application/json"}
    for inhoud in (b"{", b"[]", b"\xff", b"[" * 20000):
        assert klant.post(PAD, content=inhoud, headers=json_kop).status_code == 400
    assert klant.post(PAD, json={}, headers={**SLEUTEL, "Accept": "text/html"}).status_code == 406


def test_elke_persoon_heel_past_op_de_standaard(klant: TestClient) -> None:
    keur = openapi.keurder(openapi.laad("brp-personen-bevragen-2.yaml"), "PersonenQueryResponse")
    paden = [pad for pad in PERSOON if not pad.endswith("Binnenland")]
    for wie in gegevens.personen():
        inhoud = {
            "type": "RaadpleegMetBurgerservicenummer",
            "fields": paden,
            "burgerservicenummer": [wie.bsn],
        }
        antwoord = klant.post(PAD, json=inhoud, headers=SLEUTEL).json()
        assert openapi.fouten(keur, antwoord) == [], wie.naam
        assert len(antwoord["personen"][0]) >= 10


def test_elk_los_pad_past_op_de_standaard(klant: TestClient) -> None:
    keur = openapi.keurder(openapi.laad("brp-personen-bevragen-2.yaml"), "PersonenQueryResponse")
    for pad in alle_paden(PERSOON):
        for bsn in ("999990020", "999990433", "999990457"):
            inhoud = {
                "type": "RaadpleegMetBurgerservicenummer",
                "fields": [pad],
                "burgerservicenummer": [bsn],
            }
            antwoord = klant.post(PAD, json=inhoud, headers=SLEUTEL)
            assert antwoord.status_code == 200, pad
            assert openapi.fouten(keur, antwoord.json()) == [], pad


def test_de_keuring_ziet_een_onbekend_veld_en_een_verkeerd_type() -> None:
    keur = openapi.keurder(openapi.laad("brp-personen-bevragen-2.yaml"), "PersonenQueryResponse")
    for persoon in (
        {"naam": {"achternaam": "x"}},
        {"geboorte": {"datum": {"type": "Datum", "langFormaat": "x"}}},
    ):
        assert openapi.fouten(keur, {"type": "RaadpleegMetBurgerservicenummer", "personen": [persoon]})
