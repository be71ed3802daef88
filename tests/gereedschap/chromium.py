"""The browser of the tests: found and started in one place.

The headless shell goes first: it draws the same pages by the same engine with little more than half of the processor time,
because nothing of a desktop browser runs around it.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMEN = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMEN)), None)
"""Path of the browser, None when this machine has none; CHROMIUM chooses another."""
_OPTIES = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser. Playwright allows one at a time in a process, so no longer than a module."""
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=CHROMIUM, args=_OPTIES)
        try:
            yield browser
        finally:
            browser.close()


def eis_chromium() -> None:
    """Skip the test without a browser; in CI its absence is a failure."""
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium ontbreekt")
