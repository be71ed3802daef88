"""Settings: typed, checked, and each of them in the operator's table."""

import base64
import re
from pathlib import Path

import pytest

from eenloket.config import omgeving
from eenloket.config.omgeving import STARTVARIABELEN, VARIABELEN, OnjuisteInstelling, OntbrekendeInstelling

WORTEL = Path(__file__).parents[4]
SLEUTEL = base64.b64encode(b"s" * 32).decode()


def test_elke_variabele_staat_in_de_tabel_van_de_beheerder() -> None:
    tekst = (WORTEL / "docs" / "beheer" / "instellingen.md").read_text()
    genoemd = re.findall(r"^\| `([A-Z0-9_]+)` \|", tekst, re.M)
    assert genoemd == [v.naam for v in [*VARIABELEN, *STARTVARIABELEN]], "run scripts/instellingen.py"
    assert all(v.uitleg in tekst for v in VARIABELEN)


def test_namen_zijn_uniek_en_elke_instelling_wordt_gelezen() -> None:
    namen = [v.naam for v in [*VARIABELEN, *STARTVARIABELEN]]
    assert len(namen) == len(set(namen))
    bron = "".join(
        p.read_text() for p in Path(omgeving.__file__).parent.glob("*.py") if p.name != "omgeving.py"
    )
    bron += Path(omgeving.__file__).read_text().partition("_PER_NAAM")[2]
    ongelezen = [v.naam for v in VARIABELEN if f'"{v.naam}"' not in bron]
    assert not ongelezen


@pytest.mark.parametrize("naam", [v.naam for v in VARIABELEN if v.standaard is None])
def test_wat_geen_standaard_heeft_moet_gezet_zijn(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(naam, raising=False)
    with pytest.raises(OntbrekendeInstelling, match=f"Zet de omgevingsvariabele {naam}"):
        omgeving.lees(naam)


@pytest.mark.parametrize(
    ("naam", "waarde", "verwacht"),
    [
        ("SESSIE_RUST", " 60 ", 60),
        ("DEMO", "JA", True),
        ("DEMO", "nee", False),
        ("HTTPS", "", False),
        ("HOSTS", " a.example, b.example ,", ["a.example", "b.example"]),
        ("ADRES", "https://loket.example", "https://loket.example"),
    ],
)
def test_waarden_krijgen_hun_soort(
    naam: str, waarde: str, verwacht: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(naam, waarde)
    assert omgeving.lees(naam) == verwacht


@pytest.mark.parametrize(
    ("naam", "waarde"), [("SESSIE_RUST", "kwartier"), ("UPLOAD_MB", "-1"), ("DEMO", "misschien")]
)
def test_een_onbruikbare_waarde_zegt_wat_wel_mag(
    naam: str, waarde: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(naam, waarde)
    with pytest.raises(OnjuisteInstelling, match=f"Zet {naam} op"):
        omgeving.lees(naam)


def test_de_hoogste_sleutelversie_is_de_actieve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLEUTELS", f"3:{SLEUTEL}, 2:{SLEUTEL}")
    sleutels = omgeving.lees_sleutels()
    assert (sleutels["actief"], set(sleutels["geheimen"])) == (3, {2, 3})


@pytest.mark.parametrize(
    "waarde",
    [
        SLEUTEL,
        f"0:{SLEUTEL}",
        f"256:{SLEUTEL}",
        "1:a29ydA==",
        "1:geenbase64!",
        f"1:{SLEUTEL},1:{SLEUTEL}",
        "",
    ],
)
def test_een_onbruikbare_sleutel_wordt_genoemd_zonder_hem_te_tonen(
    waarde: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLEUTELS", waarde)
    with pytest.raises(OnjuisteInstelling, match="SLEUTELS") as gevangen:
        omgeving.lees_sleutels()
    assert SLEUTEL not in str(gevangen.value)
    assert "geenbase64" not in str(gevangen.value)


@pytest.mark.parametrize("waarde", ["mysql://a@b/c", "niets", "postgresql://[fout", "sqlite:///x"])
def test_een_adres_dat_geen_postgresql_is(waarde: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", waarde)
    with pytest.raises(OnjuisteInstelling, match="Verwacht: postgresql://"):
        omgeving.lees_database()


@pytest.mark.parametrize(
    "waarde", ["{", "[]", '{"a": {}}', '{"a": {"url": "u", "sleutel": "s"}}', '{"a": null}']
)
def test_onjuiste_partners(waarde: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERS", waarde)
    with pytest.raises(OnjuisteInstelling, match="PARTNERS is onjuist"):
        omgeving.lees_partners()


def test_settings_blijft_te_overzien() -> None:
    assert len((Path(omgeving.__file__).parent / "settings.py").read_text().splitlines()) < 300
