"""The operator makes, changes and ends staff accounts."""

import io
from typing import Any

import pytest

from demonstratie.zaaien import PAKKETTEN
from eenloket.config import medewerkers
from eenloket.kern.actoren import systeem
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import api as aanbod

pytestmark = pytest.mark.django_db
GOED = "een-lang-wachtwoord-7"


@pytest.fixture(autouse=True)
def _rivierveen() -> None:
    aanbod.laad_pakket(PAKKETTEN / "rivierveen", door=systeem("test"))


def _maak(
    monkeypatch: pytest.MonkeyPatch, *rollen: str, wachtwoord: str = GOED, loket: str = "rivierveen"
) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(wachtwoord + "\n"))
    return medewerkers.maak("jansen", "Jo Jansen", rollen, loket)


def test_a_new_account_has_its_rights_and_its_mandate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _maak(monkeypatch, "behandelaar", "medewerker-vergunningen") == 0
    jansen = Medewerker.objects.get(gebruikersnaam="jansen")
    assert jansen.check_password(GOED)
    assert Bevoegdheid(jansen).rollen == {"behandelaar", "medewerker-vergunningen"}
    assert Bevoegdheid(jansen).mag(Recht.ZAAK_BEHANDELEN)


def test_other_roles_replace_the_ones_before(monkeypatch: pytest.MonkeyPatch) -> None:
    _maak(monkeypatch, "beslisser")
    assert _maak(monkeypatch, "manager") == 0
    assert Bevoegdheid(Medewerker.objects.get(gebruikersnaam="jansen")).rollen == {"manager"}


def test_an_ended_account_may_nothing_and_can_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    _maak(monkeypatch, "beheerder")
    assert medewerkers.beeindig("jansen") == 0
    assert not Bevoegdheid(Medewerker.objects.get(gebruikersnaam="jansen")).rechten
    _maak(monkeypatch, "beheerder")
    assert Bevoegdheid(Medewerker.objects.get(gebruikersnaam="jansen")).mag(Recht.BEHEER)


@pytest.mark.parametrize(
    ("wat", "reden"),
    [
        ({"wachtwoord": "kort"}, "12"),
        ({"wachtwoord": ""}, "12"),
        ({"loket": "nergens"}, "aanbod laad"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wat: dict[str, Any], reden: str
) -> None:
    assert _maak(monkeypatch, "manager", **wat) == 1
    assert reden in capsys.readouterr().err
    assert not Medewerker.objects.filter(gebruikersnaam="jansen").exists()


def test_an_unknown_role_names_the_known_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _maak(monkeypatch, "baas") == 1
    fout = capsys.readouterr().err
    assert "baas" in fout
    assert "beheerder" in fout


def test_a_user_name_of_another_organisation_stays_there(monkeypatch: pytest.MonkeyPatch) -> None:
    ander = Organisatie.objects.create(slug="elders", naam="Elders")
    Medewerker.objects.create(gebruikersnaam="jansen", naam="Ander", organisatie=ander)
    assert _maak(monkeypatch, "manager") == 1
    assert Medewerker.objects.get(gebruikersnaam="jansen").organisatie == ander


def test_ending_nobody_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert medewerkers.beeindig("niemand") == 1
    assert "niemand bestaat niet" in capsys.readouterr().err
