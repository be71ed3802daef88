from collections.abc import Iterator

import pytest

from eenloket.kern.organisaties import api as organisaties
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen import klantfeiten
from eenloket.midoffice.aanvragen.ports import poorten


@pytest.fixture(autouse=True)
def _schoon(in_rivierveen: None) -> Iterator[None]:
    """Rivierveen's content; no register, no partner, nothing remembered, unless a test binds it."""
    oud = (poorten.registers, poorten.bijhouding, poorten.partners)
    poorten.registers = poorten.bijhouding = poorten.partners = None
    yield
    poorten.registers, poorten.bijhouding, poorten.partners = oud
    aanbod_api.vergeet()
    organisaties.vergeet()
    klantfeiten.bronnen_van_tabel.cache_clear()
