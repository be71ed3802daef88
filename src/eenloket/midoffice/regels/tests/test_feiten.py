"""Facts: whom they are about, when they are valid, and what nobody knows."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenloket.midoffice.regels.api import CLIENT, Feit, Feiten, Waarheid, als_tekst, beslis, waar

from .bouwers import DAG, feiten_uit, maak_model
from .test_uitdrukkingen import WAARDEN, uitdrukkingen

KIND = "0190d3f0-kind"
TABEL = als_tekst(maak_model(({"aantal": "> 3"}, "weigeren"), ({"aantal": "<= 3"}, "toekennen")))
dagen = st.none() | st.integers(-3, 3).map(lambda n: DAG + dt.timedelta(days=n))


@st.composite
def losse_feiten(draw: st.DrawFn) -> Feit:
    naam = draw(st.sampled_from(sorted(WAARDEN)))
    bekend = draw(st.booleans())
    return Feit(
        naam,
        draw(WAARDEN[naam]) if bekend else None,
        wie=draw(st.sampled_from([CLIENT, KIND])),
        vanaf=draw(dagen),
        tot=draw(dagen),
        bron=draw(st.sampled_from(["client", "brp"])),
        bekend=bekend,
    )


@given(st.lists(losse_feiten(), max_size=12), st.randoms(use_true_random=False), uitdrukkingen)
@settings(max_examples=300, deadline=None)
def test_de_volgorde_van_feiten_maakt_niet_uit(feiten: list[Feit], toeval: Any, uitdrukking: str) -> None:
    ander = list(feiten)
    toeval.shuffle(ander)
    een, twee = Feiten(feiten, op=DAG), Feiten(ander, op=DAG)
    assert een == twee
    assert een.waarden() == twee.waarden()
    assert waar(uitdrukking, een) is waar(uitdrukking, twee)


def test_van_twee_gelijke_feiten_telt_steeds_hetzelfde() -> None:
    kort, lang = (Feit("heeft_hond", True, tot=tot) for tot in (DAG + dt.timedelta(days=1), None))
    assert Feiten([kort, lang], op=DAG) == Feiten([lang, kort], op=DAG)


@given(st.lists(losse_feiten(), max_size=12), uitdrukkingen)
@settings(max_examples=300, deadline=None)
def test_een_feit_van_een_ander_antwoordt_nooit_voor_de_client(feiten: list[Feit], uitdrukking: str) -> None:
    alle, eigen = Feiten(feiten, op=DAG), Feiten([f for f in feiten if f.wie == CLIENT], op=DAG)
    assert waar(uitdrukking, alle) is waar(uitdrukking, eigen)
    assert alle.waarden() == eigen.waarden()
    assert all(alle.feit(naam).wie == CLIENT for naam in WAARDEN)
    van_kind = Feiten([f for f in feiten if f.wie == KIND], op=DAG)
    assert waar(uitdrukking, alle.voor(KIND)) is waar(uitdrukking, van_kind.voor(KIND))


@given(uitdrukkingen, st.fixed_dictionaries(WAARDEN), st.sets(st.sampled_from(sorted(WAARDEN))), st.data())
@settings(max_examples=300, deadline=None)
def test_een_onbekend_feit_geeft_alleen_ja_of_nee_als_zijn_waarde_niet_uitmaakt(
    uitdrukking: str, waarden: dict[str, Any], onbekend: set[str], data: st.DataObject
) -> None:
    bekend = [Feit(naam, waarde) for naam, waarde in waarden.items() if naam not in onbekend]
    oordeel = waar(uitdrukking, Feiten([*bekend, *(Feit(n, bekend=False) for n in onbekend)], op=DAG))
    assert oordeel is waar(uitdrukking, Feiten(bekend, op=DAG)), "said to be unknown is as not said at all"
    if oordeel is not Waarheid.ONBEKEND:
        for naam in sorted(onbekend):
            bekend.append(Feit(naam, data.draw(WAARDEN[naam])))
        assert waar(uitdrukking, Feiten(bekend, op=DAG)) is oordeel


@given(st.lists(losse_feiten(), max_size=12))
@settings(max_examples=200, deadline=None)
def test_alleen_wat_op_de_dag_geldt_telt(feiten: list[Feit]) -> None:
    geldig = Feiten([f for f in feiten if f.geldt_op(DAG)], op=DAG)
    alle = Feiten(feiten, op=DAG)
    assert [alle.feit(naam) for naam in WAARDEN] == [geldig.feit(naam) for naam in WAARDEN]


@pytest.mark.parametrize(
    ("feiten", "waarde", "bekend"),
    [
        ([], None, False),
        ([Feit("soort", None)], None, True),
        ([Feit("soort", "huur", vanaf=DAG)], "huur", True),
        ([Feit("soort", "huur", tot=DAG)], None, False),
        ([Feit("soort", "huur"), Feit("soort", "koop", vanaf=DAG - dt.timedelta(days=1))], "koop", True),
        ([Feit("soort", "huur"), Feit("soort", "koop", vanaf=DAG + dt.timedelta(days=1))], "huur", True),
        ([Feit("soort", "huur", bron="client"), Feit("soort", "koop", bron="brp")], None, False),
        ([Feit("soort", "huur", bron="client"), Feit("soort", "huur", bron="brp")], "huur", True),
        ([Feit("soort", "huur"), Feit("soort", bekend=False)], "huur", True),
        ([Feit("soort", "huur"), Feit("soort", vanaf=DAG, bekend=False)], None, False),
    ],
)
def test_het_laatste_feit_geldt_en_tegenspraak_weet_niemand(
    feiten: Sequence[Feit], waarde: object, bekend: bool
) -> None:
    gevonden = Feiten(feiten, op=DAG).feit("soort")
    assert (gevonden.waarde, gevonden.bekend) == (waarde, bekend)


def test_een_regel_ziet_een_datum_als_dagen_vanaf_de_dag_van_de_vraag() -> None:
    feiten = feiten_uit({"verhuisdatum": DAG + dt.timedelta(days=4), "client.leeftijd": 30})
    assert feiten.waarden() == {"verhuisdatum": 4, "client": {"leeftijd": 30}, "vandaag": "2026-03-01"}
    assert waar("verhuisdatum == 3", feiten.voor(CLIENT, op=DAG + dt.timedelta(days=1))) is Waarheid.WAAR
    assert waar("vandaag == '2026-03-01'", feiten) is Waarheid.WAAR


def test_een_lid_van_een_groep_is_bekend_zonder_de_rest_en_de_groep_alleen_als_geheel() -> None:
    feiten = Feiten([Feit("client.leeftijd", 30), Feit("client.inwoner", bekend=False)], op=DAG)
    assert waar("client.leeftijd > 18", feiten) is Waarheid.WAAR
    assert waar("client.inwoner == true", feiten) is Waarheid.ONBEKEND
    assert waar("client.inwoner == null", feiten) is Waarheid.ONBEKEND
    assert waar("client != null", feiten) is Waarheid.ONBEKEND
    assert waar("client['leeftijd'] > 18", feiten) is Waarheid.ONBEKEND
    assert feiten.waarden()["client"] == {"leeftijd": 30, "inwoner": None}


def test_een_feit_vervangt_wat_er_eerder_over_die_persoon_stond() -> None:
    feiten = Feiten([Feit("aantal", 1), Feit("aantal", 9, wie=KIND)], op=DAG).met(Feit("aantal", 2))
    assert (feiten.waarde("aantal"), feiten.voor(KIND).waarde("aantal")) == (2, 9)


def test_een_tabel_beslist_over_een_ander_met_diens_feiten() -> None:
    feiten = Feiten([Feit("aantal", 1), Feit("aantal", 9, wie=KIND)], op=DAG)
    assert beslis(TABEL, feiten).uitkomst == "toekennen"
    assert beslis(TABEL, feiten.voor(KIND)).uitkomst == "weigeren"


def test_wat_niemand_weet_heeft_geen_waarde_en_wat_iemand_weet_staat_niet_in_het_log() -> None:
    with pytest.raises(ValueError, match="niemand"):
        Feit("aantal", 3, bekend=False)
    assert "geheim" not in repr(feiten_uit({"naam": "geheim"}))
