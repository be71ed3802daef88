"""Fixtures: the database with the reference package, the national list and its index."""

import uuid
from collections.abc import Iterator

import pytest

from eenloket.frontoffice.kennis import upl, woordenschat
from eenloket.kern.organisaties import api as organisaties
from eenloket.midoffice.aanbod import api as aanbod_api


def _vergeet() -> None:
    for vergeet in (organisaties.vergeet, aanbod_api.vergeet, upl.vergeet, woordenschat.vergeet):
        vergeet()


@pytest.fixture
def rivierveen(in_rivierveen: None, db: None) -> Iterator[uuid.UUID]:
    """The organisation whose counter it is, with a filled index."""
    _vergeet()
    yield organisaties.organisatie_id("rivierveen")
    _vergeet()
