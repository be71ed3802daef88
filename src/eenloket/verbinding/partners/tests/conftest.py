from typing import Any

import pytest

from eenloket.verbinding.conftest import WEBHOOKGEHEIM, Simulatoren
from eenloket.verbinding.partners import bezorgen

from .bouwers import ADVISEUR, PARTNER


@pytest.fixture
def partners(simulatoren: Simulatoren, settings: Any) -> Simulatoren:
    """Connections with the simulated partners."""
    settings.PARTNERS = {
        naam: {
            "url": f"{simulatoren.url}/partners/{naam}",
            "sleutel": "simulator",
            "webhookgeheim": WEBHOOKGEHEIM,
        }
        for naam in (PARTNER, ADVISEUR)
    }
    bezorgen.verbinding.cache_clear()
    return simulatoren


@pytest.fixture
def geheimen(settings: Any) -> None:
    """Each partner its own secret; nobody listens at the addresses."""
    settings.PARTNERS = {
        naam: {"url": "http://127.0.0.1:9", "sleutel": "x", "webhookgeheim": f"geheim-{naam}"}
        for naam in (PARTNER, ADVISEUR)
    }
    bezorgen.verbinding.cache_clear()
