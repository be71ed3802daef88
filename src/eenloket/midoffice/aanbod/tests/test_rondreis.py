"""Load → export → load changes nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from eenloket.midoffice.aanbod.inhoud import Pakket
from eenloket.midoffice.aanbod.laden import lees_pakket, onderzoek
from eenloket.midoffice.aanbod.schrijven import MapNietLeeg, schrijf_pakket
from eenloket.midoffice.aanbod.verschil import verschil
from eenloket.midoffice.aanbod.vorm import digest

from .bouwers import maak_pakket
from .strategieen import SNEL, pakketten
from .test_rivierveen import RIVIERVEEN


@given(pakketten())
@settings(max_examples=60, deadline=None, phases=SNEL)
def test_elk_pakket_komt_ongewijzigd_terug(pakket: Pakket) -> None:
    with TemporaryDirectory() as map_:
        schrijf_pakket(pakket, Path(map_) / "uit")
        terug, bevindingen = onderzoek(Path(map_) / "uit")
    assert terug is not None, bevindingen
    assert verschil(pakket, terug) == []
    assert digest(terug) == digest(pakket)


def test_rivierveen_komt_ongewijzigd_terug(tmp_path: Path) -> None:
    pakket = lees_pakket(RIVIERVEEN).pakket
    schrijf_pakket(pakket, tmp_path / "uit")
    terug = lees_pakket(tmp_path / "uit").pakket
    assert verschil(pakket, terug) == []
    assert digest(terug) == digest(pakket)
    nog_eens = schrijf_pakket(terug, tmp_path / "nog-eens")
    for bestand in nog_eens:
        naam = bestand.relative_to(tmp_path / "nog-eens")
        assert bestand.read_bytes() == (tmp_path / "uit" / naam).read_bytes()


def test_schrijven_overschrijft_nooit(tmp_path: Path) -> None:
    (tmp_path / "iets.txt").write_text("van iemand")
    with pytest.raises(MapNietLeeg):
        schrijf_pakket(maak_pakket(), tmp_path)
    assert [b.name for b in tmp_path.iterdir()] == ["iets.txt"]
