from collections.abc import Iterator

import pytest

from eenloket.midoffice.berichten.ports import kanalen as gebonden

from .bouwers import Kanaal, Werker


@pytest.fixture
def kanalen() -> Iterator[dict[str, Kanaal]]:
    """All four channels, as channels that remember; what was bound comes back after the test."""
    eerder = dict(gebonden)
    proef = {naam: Kanaal(naam) for naam in ("mail", "sms", "berichtenbox", "post")}
    gebonden.clear()
    gebonden.update(proef)
    yield proef
    gebonden.clear()
    gebonden.update(eerder)


@pytest.fixture
def werker() -> Werker:
    return Werker()
