"""`eenloket controle`: each thing that can be wrong is a line with a remedy, and the exit code says so."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from eenloket.config import controle, koppelingen
from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.opslag import api as opslag

pytestmark = pytest.mark.django_db


def fouten(proeven: list[tuple[str, controle.Proef]], capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Name → text of each failure."""
    goed = controle._meld_alle(proeven)
    regels = [r for r in capsys.readouterr().out.splitlines() if r.startswith("  FOUT")]
    assert goed == (not regels)
    return dict(r.removeprefix("  FOUT   ").split(": ", 1) for r in regels)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("naam", "waarde", "wat", "remedie"),
    [
        ("SESSIE_RUST", "lang", "SESSIE_RUST", "Zet SESSIE_RUST op een heel getal"),
        ("DEMO", "soms", "DEMO", "Zet DEMO op ja of nee"),
        ("SLEUTELS", "1:kort", "sleutels", "openssl rand -base64 32"),
        ("PSEUDONIEMSLEUTEL", "kort", "sleutels", "openssl rand -base64 32"),
        ("PARTNERS", "geen json", "partners", "Verwacht JSON"),
        ("ZGW_CALLBACKS", "intern.example,10.1.2.3/8", "callbacks", "zoals 10.1.2.0/24"),
        ("GEHEIM", "kort", "geheim", "openssl rand -base64 48"),
        ("DATABASE_URL", "mysql://x", "adres database", "postgresql://"),
    ],
)
def test_een_onjuiste_instelling(
    naam: str,
    waarde: str,
    wat: str,
    remedie: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(naam, waarde)
    assert remedie in fouten(controle._instellingen(), capsys)[wat]


def test_een_ontbrekende_instelling(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GEHEIM")
    assert "Zet de omgevingsvariabele GEHEIM" in fouten(controle._instellingen(), capsys)["GEHEIM"]


def test_demo_op_een_echt_adres(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DEMO", "ja")
    monkeypatch.setenv("HTTPS", "ja")
    assert "Zet DEMO op nee" in fouten(controle._instellingen(), capsys)["demo"]


def test_alle_instellingen_van_de_tests_zijn_goed(capsys: pytest.CaptureFixture[str]) -> None:
    assert fouten(controle._instellingen(), capsys) == {}


def test_een_lege_migratietabel_een_stille_werker_en_een_rol_die_te_veel_mag(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'audit'")
        cursor.execute("DELETE FROM procrastinate_workers")
    gevonden = fouten(controle._database(), capsys)
    assert "eenloket migreer" in gevonden["migraties"]
    assert "eenloket werker" in gevonden["werker"]
    assert "eenloket aanbod laad" in gevonden["organisatie"]
    assert "eigen rol" in gevonden["audit trail"], "the tests run as the owner"
    assert "database" not in gevonden


def test_een_opslag_waar_niet_geschreven_kan_worden(
    settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bestand").touch()
    settings.OPSLAG = str(tmp_path / "bestand" / "map")
    opslag.opslag.cache_clear()
    gevonden = fouten(controle._database(), capsys)["documentopslag"]
    opslag.opslag.cache_clear()
    assert "Controleer OPSLAG" in gevonden


def test_een_koppeling_die_zwijgt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def zwijgt() -> None:
        raise BuitenBereik("brp", "geen verbinding")

    monkeypatch.setattr(koppelingen, "CONTROLES", [("brp", zwijgt), ("bag", lambda: None)])
    gevonden = fouten(controle._koppelingen(), capsys)
    assert gevonden == {
        "koppeling brp": "geen verbinding. Controleer het adres en de sleutel in de instellingen, en of het systeem werkt."
    }


def _opdracht(*argumenten: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "eenloket", *argumenten],
        env=os.environ | omgeving,
        capture_output=True,
        text=True,
        check=False,
    )


def test_zonder_database_is_de_uitslag_een_en_de_uitvoer_zonder_geheimen() -> None:
    uit = _opdracht("controle", DATABASE_URL="postgresql://rol:zeergeheim@127.0.0.1:1/niets")
    assert uit.returncode == 1
    assert "Controleer DATABASE_URL" in uit.stdout
    assert "Traceback" not in uit.stderr
    assert "zeergeheim" not in uit.stdout + uit.stderr


def test_een_opdracht_met_een_onjuiste_instelling_legt_uit_wat_te_doen() -> None:
    uit = _opdracht("migreer", SLEUTELS="kapot")
    assert uit.returncode == 1
    assert uit.stderr.startswith("eenloket: SLEUTELS is onjuist.")
    assert "Traceback" not in uit.stderr


def test_de_hulp_is_er_meteen_en_zonder_django() -> None:
    uit = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "eenloket", "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 0
    for opdracht in (
        "demo",
        "web",
        "werker",
        "migreer",
        "controle",
        "sleutels-draaien",
        "gebeurtenissen",
        "aanbod",
    ):
        assert opdracht in uit.stdout
    regels = [
        r.split("|")
        for r in uit.stderr.splitlines()
        if r.startswith("import time:") and "cumulative" not in r
    ]
    assert not {"django", "psycopg", "pydantic"} & {r[2].strip() for r in regels}
    assert len(regels) < 250, "few modules: time itself says nothing on a busy machine"
