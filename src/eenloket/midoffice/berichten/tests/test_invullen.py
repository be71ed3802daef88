"""Values are only ever text, whatever a client typed."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.midoffice.aanbod.controles.berichten import VELDEN as VELDEN_VAN_DE_CONTROLE
from eenloket.midoffice.berichten.invullen import VELDEN, lopend, regel, vul
from eenloket.midoffice.berichten.tests.bouwers import pakket
from eenloket.midoffice.berichten.woorden import SOORTEN, aanhef, opsomming

TEKST = st.text(max_size=80)


def test_wij_kennen_dezelfde_velden_als_de_controle_van_een_pakket() -> None:
    assert VELDEN == VELDEN_VAN_DE_CONTROLE


def test_elk_bericht_van_rivierveen_is_zonder_rest_in_te_vullen() -> None:
    velden = {naam: f"<{naam}>" for naam in VELDEN}
    berichten = pakket().berichten
    assert set(berichten) == set(SOORTEN)
    for bericht in berichten.values():
        for tekst in (bericht.onderwerp, bericht.tekst, *([bericht.sms] if bericht.sms else [])):
            for taal in ("nl", "en"):
                assert "{" not in lopend(tekst.in_taal(taal), velden)


@pytest.mark.parametrize(
    "vorm", ["{link.__class__}", "{0}", "{link[0]}", "{link!r}", "{link:>9}", "{__class__}", "{onbekend}"]
)
def test_een_tekst_kan_niets_anders_dan_velden_noemen(vorm: str) -> None:
    assert vul(f"a {vorm} b", {"link": "X"}) == f"a {vorm} b"


def test_accolades_kunnen_ook_gewoon_accolades_zijn() -> None:
    assert vul("{{{link}}}", {"link": "X"}) == "{X}"


@given(TEKST, TEKST)
def test_een_waarde_wordt_niet_nog_eens_ingevuld(een: str, ander: str) -> None:
    assert vul("{dienst}|{link}", {"dienst": een, "link": ander}) == f"{een}|{ander}"


@given(st.sampled_from(["{dienst}", "{link}", "{{", "{aanhef}"]))
def test_een_veld_in_een_waarde_blijft_tekst(waarde: str) -> None:
    assert vul("{taak}", {"taak": waarde, "dienst": "D", "link": "L", "aanhef": "A"}) == waarde


@given(st.dictionaries(st.sampled_from(sorted(VELDEN)), TEKST))
def test_een_onderwerp_is_een_regel_zonder_stuurtekens(velden: dict[str, str]) -> None:
    uit = regel("{dienst}: {stap} {aanhef} {taak}", velden)
    assert len(uit) <= 200
    assert not {unicodedata.category(teken) for teken in uit} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def test_een_waarde_brengt_geen_kopregel_mee() -> None:
    assert (
        regel("Over {dienst}", {"dienst": "x\r\nBcc: ander@voorbeeld.test"})
        == "Over x Bcc: ander@voorbeeld.test"
    )


def test_een_leeg_veld_laat_geen_gat() -> None:
    assert lopend("A\n\n{uitleg}\n\nB. {uitleg}", {"uitleg": ""}) == "A\n\nB."


@pytest.mark.parametrize(
    "naam",
    [
        "Win een prijs https://kwaad.example",
        "kwaad.example",
        "www.kwaad",
        "bel 0900123456",
        "x@y.z",
        "a\nb",
        "",
        " ",
        "N" * 101,
        "{link}",
    ],
)
def test_een_naam_die_geen_naam_is_komt_niet_in_de_aanhef(naam: str) -> None:
    assert aanhef(naam.replace("\n", "/"), "nl") == "Beste heer of mevrouw"


@pytest.mark.parametrize(
    "naam", ["Sanne Vermeer", "J.P. de Vries-'t Hart", "Ömer Ğül", "O’Brien", "Łukasz Nowak"]
)
def test_een_gewone_naam_staat_in_de_aanhef(naam: str) -> None:
    assert aanhef(naam, "nl") == f"Beste {naam}"
    assert aanhef(naam, "en") == f"Dear {naam}"


@given(st.lists(st.text(string.ascii_letters, min_size=1, max_size=5), min_size=2, max_size=5))
def test_een_opsomming_noemt_alles(namen: list[str]) -> None:
    assert opsomming(namen, "nl").replace(" en ", ", ").split(", ") == namen
