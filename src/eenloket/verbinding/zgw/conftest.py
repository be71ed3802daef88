"""Clients and the register for tests of the APIs."""

from collections.abc import Iterator

import pytest

from . import onthouden
from .toegang import rechten, token


@pytest.fixture(autouse=True)
def _vergeet_rechten() -> Iterator[None]:
    rechten.vergeet()
    token.vergeet()
    onthouden.vergeet()
    yield
    rechten.vergeet()
    token.vergeet()
