"""Staff who look after connections, and the offer for tests."""

import pytest
from django.test import Client as Browser
from pytest_django import Settings

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker, maak_organisatie
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN

from .bouwers import ingelogd


@pytest.fixture
def organisatie(settings: Settings) -> Organisatie:
    settings.ORGANISATIE = EIGEN
    return maak_organisatie()


@pytest.fixture
def elders(organisatie: Organisatie) -> Organisatie:
    return maak_organisatie("andere-gemeente")


@pytest.fixture
def beheerder(organisatie: Organisatie) -> Browser:
    """Logged in with everything an operator may."""
    rechten = (Recht.BEHEER, Recht.KOPPELINGEN, Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN)
    return ingelogd(maak_medewerker(organisatie=organisatie, rechten=rechten))
