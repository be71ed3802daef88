from collections.abc import Iterator

import pytest

from eenloket.kern.organisaties import api as organisaties
from eenloket.midoffice.aanbod import api


@pytest.fixture(autouse=True)
def _vergeet() -> Iterator[None]:
    """What the process remembers doesn't outlive a test's database."""
    yield
    api.vergeet()
    organisaties.vergeet()
