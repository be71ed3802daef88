"""One demonstration for the tests of what it prints."""

from collections.abc import Iterator

import pytest

from tests.verhalen.huis import Huis, ruim_op, start


@pytest.fixture(scope="session")
def huis() -> Iterator[Huis]:
    """Always one of its own: what it prints is what is tested."""
    gestart = start(wacht=300)
    yield gestart
    ruim_op(gestart)
