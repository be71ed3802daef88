"""The command line says how far roles and teams reach, and what it can't do it says in one line."""

import pytest

from eenloket.config import rollen
from eenloket.kern.gebruikers.api import Bereik, Bevoegdheid, Strook
from eenloket.kern.gebruikers.models import Groep, Rol
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN

pytestmark = pytest.mark.django_db


def test_een_rol_begrenzen_en_weer_overal_laten_gelden(capsys: pytest.CaptureFixture[str]) -> None:
    medewerker = maak_medewerker(rollen=("behandelaar",))
    assert rollen.begrens("behandelaar", ["vergunning"], "vertrouwelijk", EIGEN) == 0
    assert capsys.readouterr().out == "behandelaar telt voor vergunning, tot en met vertrouwelijk.\n"
    bereik = Bevoegdheid(medewerker).bereik(Recht.ZAAK_LEZEN)
    assert bereik == Bereik((Strook(frozenset({"vergunning"}), 5),))
    assert rollen.begrens("behandelaar", [], "zeer_geheim", EIGEN) == 0
    assert Rol.objects.get(slug="behandelaar").diensten is None
    assert rollen.begrens("geen", [], "geheim", EIGEN) == 1
    assert "rol geen bestaat niet" in capsys.readouterr().err


def test_een_team_met_zijn_rollen_leden_en_diensten(capsys: pytest.CaptureFixture[str]) -> None:
    lid = maak_medewerker(rollen=())
    maak_medewerker(rollen=("behandelaar",))
    assert (
        rollen.team("straat", "Team Straat", ["behandelaar"], [lid.gebruikersnaam], ["vergunning"], EIGEN)
        == 0
    )
    assert "Team Straat: 1 leden, voor vergunning." in capsys.readouterr().out
    assert Bevoegdheid(lid).bereik(Recht.ZAAK_LEZEN) == Bereik((Strook(frozenset({"vergunning"}), 8),))
    assert rollen.team("straat", "", ["behandelaar"], ["niemand"], [], EIGEN) == 1
    assert "niemand bestaat niet" in capsys.readouterr().err
    assert Groep.objects.get(slug="straat").naam == "Team Straat", "nothing of it was changed"
