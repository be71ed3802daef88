"""Each test has a storage of its own: it counts what is in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from eenloket.kern.opslag.api import opslag


@pytest.fixture(autouse=True)
def eigen_opslag(tmp_path: Path) -> Iterator[None]:
    with override_settings(OPSLAG=str(tmp_path / "opslag")):
        opslag.cache_clear()
        yield
    opslag.cache_clear()
