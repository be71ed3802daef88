"""The counter of the offer for tests, and staff who are logged in."""

import pytest
from pytest_django import Settings

from eenloket.backoffice.werkplek import menu
from eenloket.midoffice.zaken.tests.bouwers import maak_aanbod
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN


@pytest.fixture(autouse=True)
def loket(settings: Settings, db: None) -> None:
    settings.ORGANISATIE = EIGEN
    maak_aanbod()
    menu.vergeet()
