"""The command line of the editor."""

import argparse
from pathlib import Path

import pytest

from eenloket.midoffice.aanbod.laden import lees_pakket
from eenloket.midoffice.aanbod.models import Uitgave, UplProduct
from eenloket.midoffice.aanbod.opdrachten import registreer
from eenloket.midoffice.aanbod.schrijven import schrijf_pakket
from eenloket.midoffice.aanbod.upl import MEEGELEVERD
from eenloket.midoffice.aanbod.vorm import digest

from .bouwers import maak_dienst, maak_pakket

pytestmark = pytest.mark.django_db


def _doe(*argv: str | Path) -> int:
    ontleder = argparse.ArgumentParser()
    registreer(ontleder.add_subparsers())
    args = ontleder.parse_args(["aanbod", *map(str, argv)])
    assert args.django is True
    return int(args.functie(args))


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    schrijf_pakket(maak_pakket(maak_dienst("a")), tmp_path / "in")
    return tmp_path / "in"


def test_proef_toont_het_verschil_en_laadt_niets(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _doe("laad", map_, "--proef") == 0
    assert "+ diensten/a" in capsys.readouterr().out
    assert Uitgave.objects.count() == 0


def test_laden_schrijven_laden(map_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _doe("laad", map_) == 0
    assert "uitgave 1" in capsys.readouterr().out
    assert _doe("schrijf", tmp_path / "uit", "--organisatie", "testdorp") == 0
    assert digest(lees_pakket(tmp_path / "uit").pakket) == Uitgave.objects.get().digest
    assert _doe("laad", tmp_path / "uit") == 0
    assert "niets veranderd" in capsys.readouterr().out
    assert _doe("schrijf", tmp_path / "uit", "--organisatie", "testdorp") == 1
    assert "niet leeg" in capsys.readouterr().err


def test_een_pakket_met_fouten_wordt_niet_geladen(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dienst = map_ / "diensten" / "a.yaml"
    dienst.write_text(dienst.read_text().replace("zekerheid: geen", "zekerheid: soms"))
    for actie in ("laad", "controleer"):
        assert _doe(actie, map_) == 1
        assert "diensten/a.yaml:" in capsys.readouterr().out
    assert Uitgave.objects.count() == 0


def test_controleer_een_goed_pakket(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _doe("controleer", map_) == 0
    assert "0 fouten, 0 waarschuwingen" in capsys.readouterr().out


def test_upl_laadt_en_telt_wat_nog_niet_beschreven_is(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _doe("laad", map_) == 0
    assert _doe("upl", MEEGELEVERD, "--organisatie", "testdorp") == 3
    uit = capsys.readouterr().out
    assert "producten die een gemeente moet aanbieden, zijn nog niet beschreven" in uit
    assert "niet beschreven: paspoort <" in uit
    assert UplProduct.objects.count() > 1000
    assert _doe("upl", map_ / "pakket.yaml") == 1


def test_schema_schrijft_de_schema_s(tmp_path: Path) -> None:
    assert _doe("schema", tmp_path / "schema") == 0
    assert (tmp_path / "schema" / "dienst.schema.json").is_file()
