"""`eenloket zgw catalogus …`, as an operator types it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from eenloket.kern.organisaties import api as organisaties
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Catalogus, Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.catalogi.uitwisseling.tests import openzaak
from eenloket.verbinding.zgw.opdrachten import registreer

pytestmark = pytest.mark.django_db


def doe(*argv: object) -> int:
    ontleder = argparse.ArgumentParser()
    registreer(ontleder.add_subparsers())
    args = ontleder.parse_args(["zgw", "catalogus", *map(str, argv), "--organisatie", "proefstad"])
    assert args.django is True
    return int(args.functie(args))


@pytest.fixture(autouse=True)
def _vergeet() -> Iterator[None]:
    yield
    organisaties.vergeet()


@pytest.fixture
def organisatie(db: None) -> Organisatie:
    return maak_organisatie("proefstad")


@pytest.fixture
def bestand(organisatie: Organisatie, tmp_path: Path) -> Path:
    (tmp_path / "in.zip").write_bytes(openzaak.als_zip(openzaak.bestanden()))
    return tmp_path / "in.zip"


def test_een_proef_en_dan_echt(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert doe("lees", bestand, "--proef") == 0
    assert "Proef: dit zou erbij komen: 1 InformatieObjectType" in capsys.readouterr().out
    assert not Zaaktype.objects.exists()
    assert doe("lees", bestand) == 0
    assert "+ ZaakType/ZAAKTYPE-1 2019-01-01" in capsys.readouterr().out
    assert doe("lees", bestand) == 0
    assert "alles was er al" in capsys.readouterr().out


def test_fouten_noemen_hun_plek(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inhoud = openzaak.bestanden()
    inhoud["RolType"][0]["omschrijvingGeneriek"] = "buurman"
    bestand.write_bytes(openzaak.als_zip(inhoud))
    assert doe("lees", bestand) == 1
    fout = capsys.readouterr().err
    assert "RolType.json 1 (Aanvrager): Dit is geen geldige keuze. (omschrijvingGeneriek) →" in fout
    assert "Er is niets veranderd" in fout
    assert doe("lees", bestand.parent / "weg.zip") == 1


def test_schrijven_overschrijft_nooit(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doe("lees", bestand)
    uit = bestand.parent / "uit.zip"
    assert doe("schrijf", "TEST", uit) == 0
    assert uit.stat().st_size > 500
    assert doe("schrijf", "TEST", uit) == 1
    assert "bestaat al" in capsys.readouterr().err
    assert doe("schrijf", "WEG", bestand.parent / "weg.zip") == 1
    assert not (bestand.parent / "weg.zip").exists()


def test_een_domein_dat_tweemaal_voorkomt_vraagt_het_rsin(organisatie: Organisatie, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    for rsin in ("517439943", "999990019"):
        Catalogus.objects.create(
            organisatie=organisatie, domein="TEST", rsin=rsin, contactpersoon_beheer_naam="x"
        )
    assert doe("schrijf", "TEST", tmp_path / "uit.zip") == 1
    assert "Geef ook het RSIN" in capsys.readouterr().err
    assert doe("schrijf", "TEST", tmp_path / "uit.zip", "--rsin", "999990019") == 0


def test_zaaktypen_zonder_catalogus_gaan_in_een_domein(bestand: Path, organisatie: Organisatie) -> None:
    Catalogus.objects.create(
        organisatie=organisatie, domein="DOEL", rsin="517439943", contactpersoon_beheer_naam="x"
    )
    inhoud = openzaak.bestanden()
    del inhoud["Catalogus"]
    bestand.write_bytes(openzaak.als_zip(inhoud))
    assert doe("lees", bestand) == 1
    assert doe("lees", bestand, "--in", "DOEL") == 0
    assert Zaaktype.objects.get().catalogus.domein == "DOEL"


def test_versies_vergelijken(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doe("lees", bestand)
    Zaaktype.objects.update(concept=False)
    inhoud = openzaak.bestanden()
    inhoud["ZaakType"][0] |= {"beginGeldigheid": "2027-01-01", "doorlooptijd": "P60D"}
    bestand.write_bytes(openzaak.als_zip(inhoud))
    doe("lees", bestand)
    capsys.readouterr()
    for oud, nieuw in (("2019-01-01", "2027-01-01"), ("2019-01-01", "concept")):
        assert doe("vergelijk", "ZAAKTYPE-1", oud, nieuw) == 3
        assert capsys.readouterr().out == "~ zaaktype/ZAAKTYPE-1\n    doorlooptijd: P30D → P60D\n"
    Zaaktype.objects.filter(concept=True).update(verlenging_mogelijk=False, verlengingstermijn="P2W")
    # what content may not say differs all the same
    assert doe("vergelijk", "ZAAKTYPE-1", "2019-01-01", "concept") == 3
    assert "verlengingstermijn: P30D → P2W" in capsys.readouterr().out
    assert doe("vergelijk", "ZAAKTYPE-1", "concept", "concept") == 0
    assert doe("vergelijk", "ZAAKTYPE-1", "2019-01-01", "2020-01-01") == 1
    assert "Er is: 2027-01-01 (concept), 2019-01-01." in capsys.readouterr().err
