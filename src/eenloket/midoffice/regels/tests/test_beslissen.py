"""Deciding by table: outcome, reasons, trace, limits."""

from typing import Any

import pytest

from eenloket.midoffice.regels import engine
from eenloket.midoffice.regels.api import (
    Regelfout,
    Uitkomst,
    als_tekst,
    beslis,
    controleer_model,
)

from .bouwers import feiten_uit, maak_model

OP_AANTAL = maak_model(({"aantal": "> 3"}, "weigeren"), ({"aantal": "<= 3"}, "toekennen"))
ZONDER_TABEL = {
    "nodes": [n for n in OP_AANTAL["nodes"] if n["id"] != "tabel"],
    "edges": [{"id": "a", "sourceId": "in", "targetId": "uit", "type": "edge"}],
}


def test_eerste_regel_die_past_beslist_met_reden_en_artikel() -> None:
    uitkomst = beslis(als_tekst(OP_AANTAL), feiten_uit({"aantal": 5}))
    assert uitkomst.uitkomst is Uitkomst.WEIGEREN
    assert [(r.nl, r.en, r.regel) for r in uitkomst.redenen] == [("reden 1", "reason 1", "artikel 1")]
    assert uitkomst.redenen[0].in_taal("en-gb") == "reason 1"
    assert uitkomst.spoor["tabel"]["traceData"]["rule"]["_id"] == "r1"
    assert beslis(als_tekst(OP_AANTAL), feiten_uit({"aantal": 2})).uitkomst is Uitkomst.TOEKENNEN


@pytest.mark.parametrize("feiten", [{}, {"aantal": None}, {"aantal": "veel"}])
def test_als_geen_regel_past_kijkt_een_mens(feiten: dict[str, Any]) -> None:
    uitkomst = beslis(als_tekst(OP_AANTAL), feiten_uit(feiten))
    assert uitkomst.uitkomst is Uitkomst.MENS
    assert "medewerker" in uitkomst.redenen[0].nl


def test_een_tabel_die_verzamelt_laat_een_mens_voorgaan_en_geeft_alle_redenen() -> None:
    regels = [({"aantal": "> 3"}, "weigeren"), ({"aantal": "> 4"}, "weigeren"), ({"aantal": "> 9"}, "mens")]
    tabel = als_tekst(maak_model(*regels, beleid="collect"))
    assert [r.nl for r in beslis(tabel, feiten_uit({"aantal": 5})).redenen] == ["reden 1", "reden 2"]
    assert beslis(tabel, feiten_uit({"aantal": 10})).uitkomst is Uitkomst.MENS
    assert beslis(tabel, feiten_uit({"aantal": 0})).uitkomst is Uitkomst.MENS


def test_beslissen_verandert_de_feiten_niet_en_geeft_steeds_hetzelfde() -> None:
    feiten = {"aantal": 5, "adres": {"postcode": "1234AB"}}
    eerste = beslis(als_tekst(OP_AANTAL), feiten_uit(feiten))
    assert feiten == {"aantal": 5, "adres": {"postcode": "1234AB"}}
    tweede = beslis(als_tekst(OP_AANTAL), feiten_uit(feiten))
    assert (eerste.uitkomst, eerste.redenen, eerste.model) == (tweede.uitkomst, tweede.redenen, tweede.model)


def test_te_veel_of_onmogelijke_feiten_worden_geweigerd_zonder_ze_te_tonen() -> None:
    for feiten in ({"aantal": "geheim" * 20_000}, {"aantal": float("nan")}, {"aantal": object()}):
        with pytest.raises(Regelfout) as fout:
            beslis(als_tekst(OP_AANTAL), feiten_uit(feiten))
        assert "geheim" not in str(fout.value)


def test_een_model_dat_kan_rekenen_zonder_grens_wordt_geweigerd() -> None:
    model = maak_model(({}, "mens"))
    model["nodes"].append({"id": "f", "type": "functionNode", "name": "f", "content": {"source": "for(;;);"}})
    with pytest.raises(Regelfout, match="functionNode"):
        engine.compileer(als_tekst(model))
    with pytest.raises(Regelfout, match="kB"):
        engine.compileer(als_tekst({**OP_AANTAL, "uitleg": "x" * engine.MAX_MODEL}))


def test_compileren_gebeurt_een_keer_per_inhoud() -> None:
    tekst = als_tekst(OP_AANTAL)
    assert engine.compileer(tekst) is engine.compileer(als_tekst(dict(reversed(OP_AANTAL.items()))))


@pytest.mark.parametrize(
    ("model", "in_melding", "plaats"),
    [
        (maak_model(({"aantal": "> > 3"}, "mens")), "klopt niet", "r1"),
        (maak_model(({"aantal": "$ != null and ('a' in $ or 'b' in $)"}, "mens")), "klopt niet", "r1"),
        (maak_model(({"aantal": "> 3"}, "misschien")), "toekennen", "r1"),
        (maak_model(({"onbekend": "1"}, "mens"), kolommen=("onbekend",)), "onbekend", "tabel"),
        (maak_model(({"aantal": "andere > 3"}, "mens")), "andere", "r1"),
        (maak_model(), "geen regels", "tabel"),
        ({"nodes": [], "edges": []}, "niet te lezen", ""),
        (ZONDER_TABEL, "geen uitvoer uitkomst", ""),
        ({}, "niet te lezen", ""),
    ],
)
def test_wat_niet_klopt_aan_een_model_wordt_gevonden(
    model: dict[str, Any], in_melding: str, plaats: str
) -> None:
    problemen = controleer_model(model, {"aantal"})
    assert any(in_melding in p.probleem and p.plaats == plaats for p in problemen), problemen


def test_een_goed_model_heeft_geen_problemen() -> None:
    assert controleer_model(OP_AANTAL, {"aantal"}) == []
