"""One house for all stories; they run in one worker, one after the other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.gereedschap.chromium import chromium, eis_chromium

from .huis import Huis, bestaand, ruim_op, start_gereed


@pytest.fixture(scope="session")
def huis() -> Iterator[Huis]:
    if (lopend := bestaand()) is not None:
        yield lopend
        return
    gestart = start_gereed()
    yield gestart
    ruim_op(gestart)


@pytest.fixture(scope="module")  # Playwright allows one at a time in a process: no longer than its module
def browser() -> Iterator[Browser]:
    eis_chromium()
    with chromium() as gestart:
        yield gestart
