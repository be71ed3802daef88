"""The knip: level, reason, maximum (M-B7)."""

import json
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenloket.midoffice.regels.knip import KnipAntwoorden, Niveau, Overweging, Producttype
from eenloket.midoffice.regels.niveaus import KNIP, niveau

MAXIMUM = {
    Producttype.INFORMATIE: 1,
    Producttype.EENVOUDIGE_TRANSACTIE: 1,
    Producttype.VASTE_CRITERIA: 2,
    Producttype.COMPLEXE_TRANSACTIE: 3,
}
knippen = st.builds(KnipAntwoorden)
OVERWEGINGEN = typing.get_args(Overweging)


@given(st.sampled_from(Producttype), knippen)
@settings(max_examples=300, deadline=None)
def test_niveau_is_nooit_hoger_dan_het_producttype_toestaat(
    producttype: Producttype, knip: KnipAntwoorden
) -> None:
    besluit = niveau(producttype, knip)
    assert besluit.maximum == MAXIMUM[producttype]
    assert besluit.niveau == min(besluit.boom, besluit.maximum)
    assert besluit.begrensd == (besluit.boom > besluit.maximum)


@given(knippen)
@settings(max_examples=300, deadline=None)
def test_de_boom_volgt_de_feiten_van_figuur_4_1(knip: KnipAntwoorden) -> None:
    drie = (
        knip.functiescheiding
        or knip.beleidsgevolgen
        or knip.derden == "zwaar"
        or knip.hoog_schaderisico
        or knip.beleidsinterpretatie == "niet_standaardiseerbaar"
        or knip.politiek_gevoelig
        or knip.uitzonderingen
    )
    verwacht = 3 if drie else 2 if knip.derden == "licht" else 1
    assert niveau(Producttype.COMPLEXE_TRANSACTIE, knip).niveau == verwacht


@given(
    knippen, st.sampled_from(["functiescheiding", "hoog_schaderisico", "politiek_gevoelig", "uitzonderingen"])
)
@settings(max_examples=200, deadline=None)
def test_een_ja_meer_verlaagt_het_niveau_nooit(knip: KnipAntwoorden, vraag: str) -> None:
    meer = knip.model_copy(update={vraag: True})
    assert (
        niveau(Producttype.COMPLEXE_TRANSACTIE, meer).niveau
        >= niveau(Producttype.COMPLEXE_TRANSACTIE, knip).niveau
    )


def test_de_reden_noemt_de_vraag_die_beslist() -> None:
    besluit = niveau(Producttype.COMPLEXE_TRANSACTIE, KnipAntwoorden(politiek_gevoelig=True))
    assert besluit.niveau is Niveau.COPRODUCTIE
    assert [s.vraag for s in besluit.stappen if s.beslissend] == ["politiek_gevoelig"]
    assert "politieke aandacht" in besluit.reden.nl
    assert "political attention" in besluit.reden.en


def test_een_begrensd_niveau_zegt_waarom() -> None:
    besluit = niveau(Producttype.EENVOUDIGE_TRANSACTIE, KnipAntwoorden(functiescheiding=True))
    assert (besluit.niveau, besluit.boom, besluit.begrensd) == (Niveau.MEEKLAAR, Niveau.COPRODUCTIE, True)
    assert "niveau 1 het hoogste" in besluit.reden.nl
    assert "level 1 is the highest" in besluit.reden.en


@pytest.mark.parametrize("overweging", OVERWEGINGEN)
def test_elke_overweging_uit_bijlage_4_staat_in_de_tabel(overweging: Overweging) -> None:
    besluit = niveau(Producttype.COMPLEXE_TRANSACTIE, KnipAntwoorden(overwegingen=(overweging,)))
    (gevonden,) = besluit.overwegingen
    assert gevonden.naam == overweging
    assert gevonden.niveaus
    assert gevonden.past == (Niveau.MEEKLAAR in gevonden.niveaus)
    assert besluit.niveau is Niveau.MEEKLAAR  # considerations explain, they don't decide


def test_de_tabel_kent_geen_overweging_die_de_inhoud_niet_kent() -> None:
    knopen = {k["id"]: k for k in json.loads(KNIP.read_text())["nodes"]}
    in_tabel = [regel["o-naam"].strip("'") for regel in knopen["overwegingen"]["content"]["rules"]]
    assert in_tabel == list(OVERWEGINGEN)
