"""The canonical form: equal content has equal digest, and no order is lost that counts."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from eenloket.midoffice.aanbod.inhoud import Onderwerp, Pakket
from eenloket.midoffice.aanbod.verschil import Verschilsoort, verschil
from eenloket.midoffice.aanbod.vorm import digest, naar_inhoud, van_inhoud

from .bouwers import maak_dienst, maak_pakket, maak_vraag, tekst
from .strategieen import SNEL, pakketten


@given(pakketten())
@settings(max_examples=40, deadline=None, phases=SNEL)
def test_van_json_en_terug_verandert_niets(pakket: Pakket) -> None:
    terug = van_inhoud(json.loads(json.dumps(naar_inhoud(pakket), sort_keys=True)))
    assert terug == pakket
    assert digest(terug) == digest(pakket)
    assert verschil(pakket, terug) == []


@given(pakketten(), st.randoms())
@settings(max_examples=40, deadline=None, phases=SNEL)
def test_volgorde_van_bestanden_telt_niet(pakket: Pakket, toeval: random.Random) -> None:
    delen = {}
    for deel in ("vragen", "diensten", "patronen", "organisaties", "berichten", "regels"):
        items = list(getattr(pakket, deel).items())
        toeval.shuffle(items)
        delen[deel] = dict(items)
    geschud = pakket.model_copy(update=delen)
    assert digest(geschud) == digest(pakket)
    assert verschil(pakket, geschud) == []


@given(pakketten(), pakketten())
@settings(max_examples=40, deadline=None, phases=SNEL)
def test_geen_verschil_precies_bij_gelijke_digest(een: Pakket, ander: Pakket) -> None:
    assert (verschil(een, ander) == []) == (digest(een) == digest(ander))


def test_volgorde_van_onderwerpen_telt_wel() -> None:
    a, b = (Onderwerp.model_validate({"id": id_, "tekst": tekst()}) for id_ in ("algemeen", "bezwaar"))
    een, ander = maak_pakket(onderwerpen={"a": a, "b": b}), maak_pakket(onderwerpen={"b": b, "a": a})
    assert digest(een) != digest(ander)
    assert [str(w) for w in verschil(een, ander)] == ["~ onderwerpen/volgorde"]


def test_verschil_noemt_onderdeel_en_velden() -> None:
    oud = maak_pakket(maak_dienst("a"), maak_dienst("b"), vragen=(maak_vraag("x"),))
    nieuw = maak_pakket(
        maak_dienst("b", steekproef=9, naam=tekst("anders")), maak_dienst("c"), vragen=(maak_vraag("x"),)
    )
    assert [str(w) for w in verschil(oud, nieuw)] == [
        "- diensten/a",
        "~ diensten/b: naam.en, naam.nl, steekproef",
        "+ diensten/c",
    ]
    assert {w.soort for w in verschil(None, nieuw)} == {Verschilsoort.NIEUW}
