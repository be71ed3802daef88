"""One house for all stories; they run in one worker, one after the other."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from .huis import Huis, bestaand, ruim_op, start_gereed

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


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
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is verplicht in CI")
        pytest.skip("Chromium ontbreekt")
    with sync_playwright() as spel:
        gestart = spel.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
            ],
        )
        yield gestart
        gestart.close()
