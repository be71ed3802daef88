"""Rivierveen's real content in the database, and registers that a test can change."""

from collections.abc import Iterator

import pytest

from eenloket.kern.organisaties import api as organisaties
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.aanvragen.tests.registers import Kastje

from .bouwers import kastje


@pytest.fixture
def loket(in_rivierveen: None, db: None) -> Iterator[Kastje]:
    """The counter of Rivierveen; gives the registers behind it."""
    organisaties.vergeet()
    oud = (poorten.registers, poorten.bijhouding, poorten.partners)
    poorten.registers, poorten.bijhouding, poorten.partners = kastje(), None, None
    yield poorten.registers
    poorten.registers, poorten.bijhouding, poorten.partners = oud
    organisaties.vergeet()
