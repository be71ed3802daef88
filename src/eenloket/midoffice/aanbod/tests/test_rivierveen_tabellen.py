"""The decision tables of Verhuizen and Straatfeest: what they say at the limits of the law."""

from pathlib import Path
from typing import Any

import pytest

from eenloket.midoffice.regels.engine import voer_uit

TABELLEN = Path(__file__).parents[1] / "pakketten" / "rivierveen" / "regels"
VOLWASSEN = {"leeftijd": 40, "inwoner": True, "ingelogd": True}


def uitkomst(tabel: str, **feiten: Any) -> str:
    """The outcome of ``tabel``; whoever isn't named as client is a grown-up resident."""
    klant = {"client": VOLWASSEN, "vandaag": "2026-11-23"}
    rij = voer_uit((TABELLEN / f"{tabel}.json").read_text("utf-8"), klant | feiten).resultaat
    assert isinstance(rij, dict)
    assert all(rij[naam] for naam in ("reden_nl", "reden_en", "regel"))
    return str(rij["uitkomst"])


@pytest.mark.parametrize(
    ("dagen", "verwacht"),
    [(-6, "mens"), (-5, "toekennen"), (0, "toekennen"), (28, "toekennen"), (29, "weigeren"), (None, "mens")],
)
def test_verhuizing_kan_van_vier_weken_vooraf_tot_vijf_dagen_na(dagen: int | None, verwacht: str) -> None:
    """Wet BRP art. 2.39, second paragraph."""
    assert uitkomst("adreswijziging", verhuisdatum=dagen, nieuw_adres_bewoond=False) == verwacht


@pytest.mark.parametrize(
    ("toestemming", "verwacht"), [("bijlage", "toekennen"), ("later", "mens"), (None, "mens")]
)
def test_inwonen_zonder_toestemming_van_de_hoofdbewoner_gaat_naar_een_mens(
    toestemming: str | None, verwacht: str
) -> None:
    feiten = {"verhuisdatum": 3, "nieuw_adres_bewoond": True, "toestemming_hoofdbewoner": toestemming}
    assert uitkomst("adreswijziging", **feiten) == verwacht


@pytest.mark.parametrize(("leeftijd", "verwacht"), [(15, "mens"), (16, "toekennen"), (None, "mens")])
def test_jonger_dan_zestien_gaat_naar_een_mens(leeftijd: int | None, verwacht: str) -> None:
    client = VOLWASSEN | {"leeftijd": leeftijd}
    assert uitkomst("adreswijziging", verhuisdatum=3, nieuw_adres_bewoond=False, client=client) == verwacht


@pytest.mark.parametrize(
    ("postcode", "verwacht"),
    [("9995CA", "toekennen"), ("9996AA", "toekennen"), ("9995BD", "mens"), ("9998AA", "weigeren")],
)
def test_container_alleen_in_rivierveen_en_niet_bij_de_flats(postcode: str, verwacht: str) -> None:
    assert (
        uitkomst("afvalcontainer", containers_nodig=["gft"], bezorgadres={"postcode": postcode}) == verwacht
    )


@pytest.mark.parametrize(
    ("op_naam", "verklaring", "verwacht"),
    [
        ("eigen", None, "toekennen"),
        ("lease", None, "mens"),
        ("lease", [], "mens"),
        ("anders", ["bewijs"], "toekennen"),
    ],
)
def test_auto_van_een_ander_vraagt_een_verklaring(
    op_naam: str, verklaring: list[str] | None, verwacht: str
) -> None:
    feiten = {"parkeeradres": {"postcode": "9995AA"}, "kenteken": "G-123-BB"}
    assert (
        uitkomst("parkeervergunning", kenteken_op_naam=op_naam, auto_verklaring=verklaring, **feiten)
        == verwacht
    )


def test_in_lage_oever_is_geen_parkeervergunning_nodig() -> None:
    assert (
        uitkomst("parkeervergunning", parkeeradres={"postcode": "9996AB"}, kenteken="G-123-BB") == "weigeren"
    )


@pytest.mark.parametrize(("vrij", "verwacht"), [(True, "toekennen"), (False, "weigeren"), (None, "mens")])
def test_straat_gaat_alleen_dicht_met_ruimte_voor_hulpdiensten(vrij: bool | None, verwacht: str) -> None:
    assert uitkomst("wegafsluiting", vrije_doorgang=vrij, evenement_datum=70) == verwacht


@pytest.mark.parametrize(
    ("feiten", "verwacht"),
    [
        ({}, "toekennen"),
        ({"aantal_bezoekers": 501}, "mens"),
        ({"buurt_akkoord": "bezwaar"}, "mens"),
        ({"evenement_activiteiten": ["bbq", "vuur"]}, "mens"),
        ({"evenement_datum": 27}, "mens"),
        ({"evenement_datum": None}, "mens"),
    ],
)
def test_groot_onrustig_of_haastig_feest_vraagt_een_mens(feiten: dict[str, Any], verwacht: str) -> None:
    gewoon = {
        "evenement_datum": 70,
        "aantal_bezoekers": 80,
        "buurt_akkoord": "ja",
        "evenement_activiteiten": ["bbq"],
    }
    assert uitkomst("evenementenvergunning", **(gewoon | feiten)) == verwacht


@pytest.mark.parametrize(
    ("geboren", "verwacht"), [(-7601, "toekennen"), (-7600, "mens"), (-7599, "weigeren"), (None, "mens")]
)
def test_wie_schenkt_is_op_de_dag_van_het_feest_eenentwintig(geboren: int | None, verwacht: str) -> None:
    """Alcoholwet art. 35, first paragraph; 21 years are 7,670 or 7,671 days, so a person looks at the first."""
    assert uitkomst("alcoholontheffing", evenement_datum=70, leidinggevende_geboortedatum=geboren) == verwacht


@pytest.mark.parametrize(
    ("tot", "verwacht"), [("22", "toekennen"), ("23", "toekennen"), ("24", "mens"), (None, "mens")]
)
def test_muziek_na_elf_uur_vraagt_een_mens(tot: str | None, verwacht: str) -> None:
    assert uitkomst("geluidsontheffing", muziek_tot=tot) == verwacht


@pytest.mark.parametrize(
    ("aantal", "verwacht"), [(6, "toekennen"), (60, "toekennen"), (61, "mens"), (None, "mens")]
)
def test_veel_hekken_vraagt_overleg(aantal: int | None, verwacht: str) -> None:
    assert uitkomst("dranghekken-lenen", hekken_aantal=aantal) == verwacht


@pytest.mark.parametrize(
    ("aantal", "verwacht"), [(1, "toekennen"), (5, "toekennen"), (6, "mens"), (None, "mens")]
)
def test_meer_dan_vijf_honden_kan_een_kennel_zijn(aantal: int | None, verwacht: str) -> None:
    assert uitkomst("hond-aanmelden", honden_aantal=aantal) == verwacht
