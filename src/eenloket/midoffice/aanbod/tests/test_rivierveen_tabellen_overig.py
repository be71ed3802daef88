"""The decision tables of the other automatic services of Rivierveen: who gets it at once, who doesn't, what a person sees."""

import json
from pathlib import Path
from typing import Any

import pytest

from eenloket.midoffice.regels.engine import voer_uit

TABELLEN = Path(__file__).parents[1] / "pakketten" / "rivierveen" / "regels"
INWONER: dict[str, Any] = {"leeftijd": 40, "inwoner": True, "ingelogd": True}
ONBEKEND: dict[str, Any] = {"leeftijd": None, "inwoner": None, "ingelogd": False}
ELDERS = INWONER | {"inwoner": False}
JONG = INWONER | {"leeftijd": 15}

GEWOON: dict[str, dict[str, Any]] = {
    "geboorteakte-kind": {"akte_aantal": 1},
    "huwelijksakte": {"akte_aantal": 2},
    "overlijdensakte": {"akte_aantal": 5},
    "akte-burgerlijke-stand": {"akte_in_rivierveen": True, "akte_over_wie": "kind", "akte_aantal": 1},
    "uittreksel-brp": {},
    "geheimhouding": {"geheim_voor": "mijzelf"},
    "naamgebruik": {"partner_naam": "R. de Wit"},
    "luierinzameling": {"kind_geboortedatum": -3},
    "grofvuil": {"grofvuil_soort": ["matras"], "grofvuil_m3": 2, "grofvuil_datum": 3},
    "bedrijf-aan-huis": {
        "bedrijf_soort": "kantoor",
        "bedrijf_oppervlakte": 50,
        "bedrijf_personeel": False,
        "bedrijf_klanten_per_dag": 5,
    },
    "bedrijfsafval": {"bedrijfsafval_soort": ["rest"], "bedrijfsafval_liters": 240},
    "container-op-straat": {
        "object_soort": "container",
        "object_plek": "parkeervak",
        "object_van": 2,
        "object_tot": 15,
    },
    "bouwstart-melden": {"bouw_startdatum": 4},
    "mantelzorgcompliment": {
        "zorgvrager_adres": {"postcode": "9996AB"},
        "mantelzorg_al_gehad": False,
        "zorg_uren_per_week": 8,
        "zorg_sinds": -90,
    },
    "kwijtschelding": {
        "heeft_dure_auto": False,
        "huishouden_soort": "alleen",
        "netto_inkomen": 140_100,
        "spaargeld": 200_000,
    },
}
"""Per table the facts of an ordinary client who just gets it."""


def uitkomst(tabel: str, feiten: dict[str, Any], client: dict[str, Any] = INWONER) -> str:
    tekst = (TABELLEN / f"{tabel}.json").read_text("utf-8")
    rij = voer_uit(tekst, feiten | {"client": client, "vandaag": "2026-11-23"}).resultaat
    assert isinstance(rij, dict)
    assert all(rij[naam] for naam in ("reden_nl", "reden_en", "regel"))
    return str(rij["uitkomst"])


def kolommen() -> list[tuple[str, str]]:
    paren = []
    for tabel in GEWOON:
        model = json.loads((TABELLEN / f"{tabel}.json").read_text("utf-8"))
        tabellen = [k["content"] for k in model["nodes"] if k["type"] == "decisionTableNode"]
        paren += [(tabel, kolom["field"]) for t in tabellen for kolom in t["inputs"]]
    return paren


@pytest.mark.parametrize("tabel", GEWOON)
def test_wie_aan_alles_voldoet_krijgt_het_meteen(tabel: str) -> None:
    assert uitkomst(tabel, GEWOON[tabel]) == "toekennen"


@pytest.mark.parametrize(("tabel", "kolom"), kolommen())
def test_zonder_een_antwoord_kijkt_altijd_een_mens(tabel: str, kolom: str) -> None:
    feiten, client = dict(GEWOON[tabel]), dict(INWONER)
    (client if kolom.startswith("client.") else feiten).pop(kolom.removeprefix("client."))
    assert uitkomst(tabel, feiten, client) == "mens"


@pytest.mark.parametrize(
    ("tabel", "client", "verwacht"),
    [
        ("uittreksel-brp", ONBEKEND, "mens"),
        ("uittreksel-brp", ELDERS, "mens"),
        ("uittreksel-brp", JONG, "weigeren"),
        ("geheimhouding", ELDERS, "weigeren"),
        ("geheimhouding", JONG, "mens"),
        ("naamgebruik", ELDERS, "weigeren"),
        ("naamgebruik", ONBEKEND, "mens"),
        ("akte-burgerlijke-stand", ONBEKEND, "mens"),
        ("huwelijksakte", ONBEKEND, "mens"),
        ("huwelijksakte", JONG, "toekennen"),
        ("luierinzameling", ELDERS, "weigeren"),
        ("kwijtschelding", ELDERS, "weigeren"),
        ("kwijtschelding", ONBEKEND, "mens"),
        ("grofvuil", ONBEKEND, "toekennen"),
    ],
)
def test_wie_het_vraagt_maakt_verschil(tabel: str, client: dict[str, Any], verwacht: str) -> None:
    assert uitkomst(tabel, GEWOON[tabel], client) == verwacht


@pytest.mark.parametrize(
    ("tabel", "anders", "verwacht"),
    [
        ("overlijdensakte", {"akte_aantal": 6}, "mens"),
        ("akte-burgerlijke-stand", {"akte_in_rivierveen": False}, "weigeren"),
        ("akte-burgerlijke-stand", {"akte_over_wie": "ander"}, "mens"),
        ("geheimhouding", {"geheim_voor": "gezin"}, "mens"),
        ("luierinzameling", {"kind_geboortedatum": -1095}, "toekennen"),
        ("luierinzameling", {"kind_geboortedatum": -1096}, "weigeren"),
        ("grofvuil", {"grofvuil_soort": ["hout", "asbest"]}, "weigeren"),
        ("grofvuil", {"grofvuil_soort": ["puin"]}, "weigeren"),
        ("grofvuil", {"grofvuil_soort": ["chemisch"]}, "weigeren"),
        ("grofvuil", {"grofvuil_m3": 3}, "mens"),
        ("grofvuil", {"grofvuil_datum": 2}, "mens"),
        ("bedrijf-aan-huis", {"bedrijf_soort": "werkplaats"}, "mens"),
        ("bedrijf-aan-huis", {"bedrijf_oppervlakte": 51}, "mens"),
        ("bedrijf-aan-huis", {"bedrijf_personeel": True}, "mens"),
        ("bedrijf-aan-huis", {"bedrijf_klanten_per_dag": 6}, "mens"),
        ("bedrijfsafval", {"bedrijfsafval_soort": ["rest", "gevaarlijk"]}, "weigeren"),
        ("bedrijfsafval", {"bedrijfsafval_liters": 241}, "mens"),
        ("container-op-straat", {"object_tot": 16}, "mens"),
        ("container-op-straat", {"object_tot": 1}, "mens"),
        ("container-op-straat", {"object_van": 1}, "mens"),
        ("container-op-straat", {"object_soort": "steiger"}, "mens"),
        ("container-op-straat", {"object_plek": "rijweg"}, "mens"),
        ("bouwstart-melden", {"bouw_startdatum": 3}, "mens"),
        ("mantelzorgcompliment", {"zorgvrager_adres": {"postcode": "9998AA"}}, "mens"),
        ("mantelzorgcompliment", {"mantelzorg_al_gehad": True}, "weigeren"),
        ("mantelzorgcompliment", {"zorg_uren_per_week": 7}, "mens"),
        ("mantelzorgcompliment", {"zorg_sinds": -89}, "weigeren"),
    ],
)
def test_aan_de_grens_van_de_regel(tabel: str, anders: dict[str, Any], verwacht: str) -> None:
    assert uitkomst(tabel, GEWOON[tabel] | anders) == verwacht


@pytest.mark.parametrize(
    ("huishouden", "inkomen", "geld", "verwacht"),
    [
        ("alleen", 140_101, 0, "mens"),
        ("alleen", 0, 200_001, "mens"),
        ("alleen_met_kinderen", 140_100, 250_000, "toekennen"),
        ("samen", 200_200, 250_000, "toekennen"),
        ("samen", 200_201, 0, "mens"),
    ],
)
def test_kwijtschelding_wordt_nooit_zonder_mens_geweigerd_om_geld(
    huishouden: str, inkomen: int, geld: int, verwacht: str
) -> None:
    feiten = {"huishouden_soort": huishouden, "netto_inkomen": inkomen, "spaargeld": geld}
    assert uitkomst("kwijtschelding", GEWOON["kwijtschelding"] | feiten) == verwacht


BEOORDEELD: dict[str, dict[str, Any]] = {
    "geboorteaangifte": {"kind_geboren_hier": True, "kind_geboortedatum": -3, "geboorteverklaring": ["b"]},
    "huwelijk-melden": {
        "trouw_datum": 14,
        "geboortedatum": -6562,
        "partner_geboortedatum": -9000,
        "aantal_getuigen": 2,
    },
    "terrasvergunning": {"terras_vrije_stoep": 180, "terras_oppervlakte": 60},
    "kapvergunning": {"boom_reden": "ziek", "boom_omtrek": 63},
    "leerlingenvervoer": {"leerling_reden": "afstand", "school_km": 7},
    "erkenning-kind": {"moeder_stemt_toe": True},
    "alcoholvergunning": {"horeca_oppervlakte": 35, "sociale_hygiene": ["b"]},
    "gehandicaptenparkeerkaart": {"gpk_loopafstand": "50", "gpk_eerder": False},
}
"""Tables that only advise: a person decides, with the reasons at hand."""


@pytest.mark.parametrize(
    ("tabel", "anders", "verwacht"),
    [
        ("geboorteaangifte", {}, "toekennen"),
        ("geboorteaangifte", {"kind_geboren_hier": False}, "weigeren"),
        ("geboorteaangifte", {"kind_geboortedatum": -4}, "mens"),
        ("geboorteaangifte", {"geboorteverklaring": []}, "mens"),
        ("huwelijk-melden", {}, "toekennen"),
        ("huwelijk-melden", {"geboortedatum": -6561}, "mens"),
        ("huwelijk-melden", {"partner_geboortedatum": -6559}, "weigeren"),
        ("huwelijk-melden", {"trouw_datum": 13, "geboortedatum": -9000}, "mens"),
        ("huwelijk-melden", {"aantal_getuigen": 1}, "mens"),
        ("terrasvergunning", {}, "toekennen"),
        ("terrasvergunning", {"terras_vrije_stoep": 179}, "weigeren"),
        ("terrasvergunning", {"terras_oppervlakte": 61}, "mens"),
        ("kapvergunning", {}, "toekennen"),
        ("kapvergunning", {"boom_omtrek": 62}, "mens"),
        ("kapvergunning", {"boom_reden": "licht"}, "mens"),
        ("leerlingenvervoer", {}, "toekennen"),
        ("leerlingenvervoer", {"school_km": 6}, "weigeren"),
        ("leerlingenvervoer", {"school_km": 6, "leerling_reden": "beperking"}, "mens"),
        ("erkenning-kind", {}, "mens"),
        ("erkenning-kind", {"moeder_stemt_toe": False}, "weigeren"),
        ("alcoholvergunning", {}, "mens"),
        ("alcoholvergunning", {"horeca_oppervlakte": 34}, "weigeren"),
        ("gehandicaptenparkeerkaart", {}, "mens"),
        ("gehandicaptenparkeerkaart", {"gpk_loopafstand": "verder"}, "weigeren"),
    ],
)
def test_advies_aan_wie_beslist(tabel: str, anders: dict[str, Any], verwacht: str) -> None:
    assert uitkomst(tabel, BEOORDEELD[tabel] | anders) == verwacht


@pytest.mark.parametrize(("tabel", "vraag"), [(t, v) for t, f in BEOORDEELD.items() for v in f])
def test_advies_kent_niets_toe_op_wat_ontbreekt(tabel: str, vraag: str) -> None:
    feiten = {v: w for v, w in BEOORDEELD[tabel].items() if v != vraag}
    assert uitkomst(tabel, feiten) == "mens"
