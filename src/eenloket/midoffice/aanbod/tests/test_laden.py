"""Loading a folder: every mistake at once, with file, line, path and remedy."""

from pathlib import Path

import pytest

from eenloket.midoffice.aanbod.bevindingen import Bevinding
from eenloket.midoffice.aanbod.fouten import Pakketfout
from eenloket.midoffice.aanbod.laden import lees_pakket, onderzoek
from eenloket.midoffice.aanbod.schrijven import schrijf_pakket

from .bouwers import maak_dienst, maak_pakket, maak_patroon, maak_vraag


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A sound package in a folder: two services, a pattern, a question."""
    diensten = (maak_dienst("a", vragen=["aantal"]), maak_dienst("b", vragen=["aantal"]))
    pakket = maak_pakket(*diensten, vragen=(maak_vraag(),), patronen=(maak_patroon("p", "a", "b"),))
    schrijf_pakket(pakket, tmp_path / "pakket")
    return tmp_path / "pakket"


def _vervang(bestand: Path, oud: str, nieuw: str) -> int:
    """Replace once; gives the line."""
    tekst = bestand.read_text()
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw, 1))
    return tekst[: tekst.index(oud)].count("\n") + 1


def _fouten(map_: Path) -> list[Bevinding]:
    return [b for b in onderzoek(map_)[1] if b.ernst == "fout"]


def test_een_goed_pakket_heeft_geen_bevindingen(map_: Path) -> None:
    assert [str(b) for b in onderzoek(map_)[1]] == []


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "pad", "in_probleem", "in_remedie"),
    [
        ("diensten/a.yaml", "zekerheid: geen", "zekerheid: soms", "zekerheid", "'soms'", "substantieel"),
        (
            "diensten/a.yaml",
            "zekerheid: geen",
            "zekerhied: geen",
            "zekerhied",
            "bestaat hier niet",
            "'zekerheid'",
        ),
        ("diensten/a.yaml", "eigenaar: Team test", "eigenaar: 12", "eigenaar", "tekst", "aanhalingstekens"),
        ("diensten/a.yaml", "'2030-01-01'", "'31 januari'", "herzien_voor", "geen datum", "2026-01-31"),
        ("diensten/a.yaml", "centen: 0", "centen: -1", "kosten[0].centen", "te laag", "0"),
        ("diensten/a.yaml", "wettelijk: P8W", "wettelijk: acht weken", "termijnen.wettelijk", "vorm", "P("),
        ("diensten/a.yaml", "slug: a", "slug: c", "slug", "anders dan de naam", "'a'"),
        (
            "diensten/a.yaml",
            "organisatie: testdorp",
            "organisatie: elders",
            "organisatie",
            "'elders' bestaat niet",
            "elders",
        ),
        ("diensten/a.yaml", "- aantal", "- hoeveel", "vragen[0]", "'hoeveel' bestaat niet", "hoeveel"),
        ("patronen/p.yaml", "dienst: b", "dienst: zoek", "leden[1].dienst", "'zoek' bestaat niet", "zoek"),
        ("patronen/p.yaml", "minuten: 5", "minuten: vijf", "minuten", "heel getal", "cijfers"),
        ("patronen/p.yaml", "slug: p", "slug: p\nslug: p", "slug", "dubbel", "regel 1"),
        (
            "vragen/algemeen.yaml",
            "soort: tekst",
            "soort: tekst\n  als: aantal = 3",
            "[0].als",
            "==",
            "Verbeter",
        ),
        (
            "vragen/algemeen.yaml",
            "onderwerp: algemeen",
            "onderwerp: weg",
            "[0].onderwerp",
            "'weg' bestaat niet",
            "weg",
        ),
        (
            "levensgebeurtenissen.yaml",
            "slug: wonen",
            "slug: wonen\n  diensten: [niets]",
            "[0].diensten[0]",
            "'niets'",
            "niets",
        ),
    ],
)
def test_een_fout_heeft_bestand_regel_pad_en_remedie(
    map_: Path, bestand: str, oud: str, nieuw: str, pad: str, in_probleem: str, in_remedie: str
) -> None:
    regel = _vervang(map_ / bestand, oud, nieuw) + nieuw.count("\n")
    gevonden = [b for b in _fouten(map_) if b.bestand == bestand and b.pad == pad]
    assert len(gevonden) == 1, _fouten(map_)
    assert gevonden[0].regel == regel
    assert in_probleem in gevonden[0].probleem
    assert in_remedie in gevonden[0].remedie
    assert str(gevonden[0]).startswith(f"{bestand}:{regel}: fout: ")


def test_alle_fouten_komen_in_een_keer(map_: Path) -> None:
    _vervang(map_ / "diensten/a.yaml", "zekerheid: geen", "zekerheid: soms")
    _vervang(map_ / "diensten/a.yaml", "centen: 0", "centen: -1")
    _vervang(map_ / "patronen/p.yaml", "dienst: b", "dienst: zoek")
    _vervang(map_ / "vragen/algemeen.yaml", "onderwerp: algemeen", "onderwerp: weg")
    assert [(b.bestand, b.pad) for b in _fouten(map_)] == [
        ("diensten/a.yaml", "kosten[0].centen"),
        ("diensten/a.yaml", "zekerheid"),
        ("patronen/p.yaml", "leden[1].dienst"),
        ("vragen/algemeen.yaml", "[0].onderwerp"),
    ]
    with pytest.raises(Pakketfout) as fout:
        lees_pakket(map_)
    assert len(fout.value.bevindingen) == 4


def test_een_onleesbare_dienst_telt_als_aanwezig(map_: Path) -> None:
    _vervang(map_ / "diensten/a.yaml", "zekerheid: geen", "zekerheid: soms")
    assert {b.bestand for b in _fouten(map_)} == {"diensten/a.yaml"}


def test_dubbele_namen_over_bestanden_heen(map_: Path) -> None:
    (map_ / "vragen" / "nog.yaml").write_text((map_ / "vragen" / "algemeen.yaml").read_text())
    (fout,) = _fouten(map_)
    assert (fout.bestand, fout.regel) == ("vragen/nog.yaml", 1)
    assert "vragen/algemeen.yaml op regel 1" in fout.remedie


def test_vreemde_bestanden_en_een_lege_map(map_: Path, tmp_path: Path) -> None:
    (map_ / "diensten" / "c.yml").write_text("slug: c")
    (map_ / "foto.png").write_bytes(b"")
    (map_ / "README.md").write_text("uitleg")
    (map_ / ".git").mkdir()
    (map_ / ".git" / "config").write_text("")
    assert [(b.bestand, b.regel) for b in _fouten(map_)] == [("diensten/c.yml", 0), ("foto.png", 0)]
    (tmp_path / "leeg").mkdir()
    assert [b.bestand for b in onderzoek(tmp_path / "leeg")[1]] == ["pakket.yaml"]
    assert onderzoek(tmp_path / "bestaat-niet")[0] is None


def test_een_lijst_die_geen_lijst_is_en_een_stuk_dat_geen_stuk_is(map_: Path) -> None:
    (map_ / "vragen" / "nog.yaml").write_text("id: x\n")
    (map_ / "diensten" / "c.yaml").write_text("- slug: c\n")
    (map_ / "regels").mkdir()
    (map_ / "regels" / "t.json").write_text("[]")
    assert {b.bestand for b in _fouten(map_)} >= {"vragen/nog.yaml", "diensten/c.yaml", "regels/t.json"}
