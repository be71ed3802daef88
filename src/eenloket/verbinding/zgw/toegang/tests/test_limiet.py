"""A limit of their own for applications: off unless the operator sets one."""

from typing import Any

import pytest

from eenloket.kern.limieten.models import Teller
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

pytestmark = pytest.mark.django_db
PAD = "autorisaties/applicaties"


@pytest.fixture
def klant(settings: Any) -> Klant:
    settings.LIMIETEN = True
    return maak_klant(maak_organisatie())


def test_zonder_instelling_geen_limiet_en_geen_vraag_aan_de_database(
    klant: Klant, django_assert_num_queries: Any
) -> None:
    klant.get(PAD)
    with django_assert_num_queries(1):
        klant.get(PAD)
    assert not Teller.objects.exists()


def test_boven_de_limiet_429_met_wanneer_het_weer_mag(klant: Klant, settings: Any) -> None:
    settings.ZGW_LIMIET = 3
    for _n in range(3):
        klant.get(PAD)
    antwoord = klant.get(PAD, status=429)
    assert antwoord["code"] == "throttled"
    assert 0 < int(klant.antwoord.headers["Retry-After"]) <= 60


def test_elke_client_heeft_zijn_eigen_limiet(klant: Klant, settings: Any) -> None:
    settings.ZGW_LIMIET = 1
    klant.get(PAD)
    klant.get(PAD, status=429)
    maak_klant(maak_organisatie(), "ander").get(PAD)


def test_wie_niet_is_aangemeld_telt_voor_niemand(klant: Klant, settings: Any) -> None:
    settings.ZGW_LIMIET = 1
    for _n in range(3):
        Klant("proef", "een-verkeerd-geheim-van-genoeg-tekens!").get(PAD, status=403)
    klant.get(PAD)
