"""Fixtures: the reference package with the national list and its index, loaded once for a module and rolled back after it."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from eenloket.frontoffice.kennis import upl, woordenschat
from eenloket.frontoffice.kennis.indexeren import herbouw
from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties import api as organisaties
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.uplladen import laad_meegeleverde_upl

PAKKET = Path(aanbod_api.__file__).parent / "pakketten" / "rivierveen"


def _vergeet() -> None:
    for vergeet in (organisaties.vergeet, aanbod_api.vergeet, upl.vergeet, woordenschat.vergeet):
        vergeet()


@pytest.fixture(scope="module")
def gevulde_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[uuid.UUID]:
    """Tests run in savepoints inside this transaction, so each sees the same content and nothing stays behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        laad_meegeleverde_upl()
        aanbod_api.laad_pakket(PAKKET, door=systeem("test"))
        _vergeet()
        organisatie_id = organisaties.organisatie_id("rivierveen")
        herbouw(organisatie_id)
        yield organisatie_id
        transaction.set_rollback(True)
    _vergeet()


@pytest.fixture
def rivierveen(gevulde_database: uuid.UUID, db: None) -> Iterator[uuid.UUID]:
    """The organisation whose counter it is, with a filled index."""
    _vergeet()
    yield gevulde_database
    _vergeet()
