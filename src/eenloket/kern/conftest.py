"""What the process remembers doesn't outlive a test's database."""

from collections.abc import Iterator

import pytest

from eenloket.kern.organisaties import api as organisaties
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.sleutels import kluis


@pytest.fixture(autouse=True)
def _vergeet() -> Iterator[None]:
    organisaties.vergeet()
    kluis.vergeet()
    yield
    organisaties.vergeet()
    kluis.vergeet()


@pytest.fixture
def gemeente(db: None) -> Organisatie:
    """A municipality."""
    return Organisatie.objects.create(
        slug="proefveen", naam="Gemeente Proefveen", soort="gemeente", rsin="001234567"
    )
