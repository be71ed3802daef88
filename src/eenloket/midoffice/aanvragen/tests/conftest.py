from collections.abc import Iterator

import pytest
from django.db import DatabaseError

from eenloket.kern.organisaties import api as organisaties
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.models import Catalogusversie, Uitgave
from eenloket.midoffice.aanvragen import klantfeiten
from eenloket.midoffice.aanvragen.ports import poorten


@pytest.fixture(autouse=True)
def _schoon(in_rivierveen: None) -> Iterator[None]:
    """No register, no partner, nothing remembered, unless a test binds it."""
    oud = (poorten.registers, poorten.bijhouding, poorten.partners)
    poorten.registers = poorten.bijhouding = poorten.partners = None
    yield
    poorten.registers, poorten.bijhouding, poorten.partners = oud
    organisaties.vergeet()
    klantfeiten.bronnen_van_tabel.cache_clear()


@pytest.fixture(autouse=True)
def _onthoud_het_aanbod(request: pytest.FixtureRequest, _schoon: None) -> Iterator[None]:
    """What the process remembers of Rivierveen's content holds for the next test, unless this one changed the content."""
    if request.node.get_closest_marker("django_db") is None:
        yield
        return
    request.getfixturevalue("db")  # so that it is still there when we look
    eerder = _inhoud()
    yield
    try:
        veranderd = _inhoud() != eerder
    except DatabaseError:
        veranderd = True
    if veranderd:
        aanbod_api.vergeet()


def _inhoud() -> list[object]:
    """Changes with each release and each correction of the catalogue."""
    return [
        *Uitgave.objects.values_list("id").order_by("id"),
        *Catalogusversie.objects.order_by("pk").values_list(),
    ]
