import os
import tempfile
from pathlib import Path

import fasteners
import pytest
from playwright.sync_api import Browser
from tests.gereedschap.chromium import CHROMIUM, chromium

from eenloket.vormgeving import bouw


@pytest.fixture(scope="session", autouse=True)
def voorkant() -> None:
    """The built front end; takes no time when nothing changed."""
    with fasteners.InterProcessLock(
        Path(tempfile.gettempdir()) / "eenloket-voorkant.slot"
    ):  # parallel test processes build once
        bouw.main()


@pytest.fixture(scope="module")  # Playwright allows one at a time in a process: no longer than its module
def kijker() -> Browser:
    """A Chromium for the browser tests of a module. In CI a missing browser is a failure, elsewhere a skip."""
    if not CHROMIUM and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed")
    with chromium() as browser:
        yield browser
