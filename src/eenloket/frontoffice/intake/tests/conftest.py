"""Rivierveen's real content in the database, loaded once for a module, and registers that a test can change."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from eenloket.kern.organisaties import api as organisaties
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.aanvragen.tests.bouwers import laad_aanbod
from eenloket.midoffice.aanvragen.tests.registers import Kastje

from .bouwers import kastje


@pytest.fixture(scope="module")
def inhoud(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Tests run in savepoints inside this transaction, so each sees the same content and nothing stays behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        aanbod_api.vergeet()
        laad_aanbod()
        yield
        transaction.set_rollback(True)
    aanbod_api.vergeet()
    organisaties.vergeet()


@pytest.fixture
def loket(inhoud: None, db: None) -> Iterator[Kastje]:
    """The counter of Rivierveen; gives the registers behind it."""
    organisaties.vergeet()
    oud = (poorten.registers, poorten.bijhouding, poorten.partners)
    poorten.registers, poorten.bijhouding, poorten.partners = kastje(), None, None
    yield poorten.registers
    poorten.registers, poorten.bijhouding, poorten.partners = oud
    organisaties.vergeet()
