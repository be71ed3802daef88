"""Words: normal forms, roots, what carries meaning."""

import pytest

from eenloket.frontoffice.kennis.splitsen import delen
from eenloket.frontoffice.kennis.woorden import (
    afstand,
    betekenisvol,
    gelijkenis,
    normaal,
    woorden,
    wortel,
    wortels,
)


@pytest.mark.parametrize(
    "vormen",
    [
        ("verhuizen", "verhuisd", "verhuizing", "verhuist"),
        ("trouwen", "getrouwd"),
        ("hond", "honden", "hondje"),
        ("opzeggen", "opgezegd"),
        ("aanvraag", "aanvragen", "aangevraagd"),
        ("boom", "bomen"),
        ("bouwen", "gebouwd"),
        ("paspoort", "paspoorten"),
    ],
)
def test_vormen_van_een_woord_hebben_een_wortel_gemeen(vormen: tuple[str, ...]) -> None:
    assert len({wortel(vorm) for vorm in vormen}) == 1


def test_werkwoordsvorm_en_verkleinwoord_worden_ook_zonder_einde_gezocht() -> None:
    assert "woon" in {w[:2] + "o" + w[2:] if w == "won" else w for w in wortels("woont")}
    assert "feest" in wortels("feestje")


def test_normale_vorm_houdt_alleen_letters_en_cijfers() -> None:
    assert normaal("Zo'n auto's Éérst\x00 & | ! ( ) :* 'x'; --") == "zon auto eerst x"


def test_stopwoorden_vallen_weg_tenzij_er_niets_anders_is() -> None:
    assert betekenisvol(woorden("ik ga samenwonen")) == ["samenwonen"]
    assert betekenisvol(woorden("wat is dit")) == ["wat", "is", "dit"]


@pytest.mark.parametrize(
    ("woord", "verwacht"),
    [
        ("hondenpoepbakje", ["honden", "poep", "bakje"]),
        ("parkeervergunningaanvraag", ["parkeer", "vergunning", "aanvraag"]),
        ("straatfeestje", ["straat", "feestje"]),
        ("verhuizen", []),
    ],
)
def test_samenstellingen_worden_gesplitst(woord: str, verwacht: list[str]) -> None:
    schat = {"honden", "hond", "poep", "bak", "parkeer", "vergunning", "aanvraag", "straat", "feest"}
    assert delen(woord, lambda stuk: stuk in schat or not schat.isdisjoint(wortels(stuk))) == verwacht


def test_splitsen_van_een_lang_onzinwoord_blijft_snel_en_leeg() -> None:
    assert delen("x" * 200, lambda stuk: True) == []


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [("hond", "hond", 0), ("hond", "hodn", 1), ("hond", "hont", 1), ("hond", "kat", 3)],
)
def test_afstand_telt_bewerkingen(een: str, ander: str, verwacht: int) -> None:
    assert afstand(een, ander, 2) == verwacht


def test_gelijkenis_is_een_voor_gelijk_en_nul_voor_vreemd() -> None:
    assert gelijkenis("nieuw paspoort", "nieuw paspoort") == 1
    assert gelijkenis("paspoort", "xyz") == 0
