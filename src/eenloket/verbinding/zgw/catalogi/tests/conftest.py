"""A client with a catalogue, and a selection list that can be coupled."""

from collections.abc import Iterator

import pytest

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import api
from eenloket.midoffice.aanbod.ports import poorten
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import Catalogus, Lijst, maak_dienst


@pytest.fixture(autouse=True)
def _vergeet() -> Iterator[None]:
    yield
    api.vergeet()


@pytest.fixture
def organisatie(db: None) -> Organisatie:
    return maak_organisatie("proefstad")


@pytest.fixture
def klant(organisatie: Organisatie) -> Klant:
    return maak_klant(organisatie)


@pytest.fixture
def ztc(klant: Klant) -> Catalogus:
    return Catalogus(klant)


@pytest.fixture
def lijst(organisatie: Organisatie) -> Iterator[Lijst]:
    """A coupled selection list that is known as a service."""
    maak_dienst(organisatie)
    poorten.selectielijst = Lijst()
    yield poorten.selectielijst
    poorten.selectielijst = None
