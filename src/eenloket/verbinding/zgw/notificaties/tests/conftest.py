"""A subscriber, a client, and a point to follow from."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.models import Volgpunt
from eenloket.verbinding.zgw.notificaties.acties import zorg_voor_kanalen
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from .ontvanger import Ontvanger, ontvanger


@pytest.fixture
def volgpunt(settings: Any) -> None:
    """A database that is emptied between tests has no point to follow from; ours begins now."""
    settings.ZGW_CALLBACKS, settings.ADRES = ["127.0.0.1"], BASIS
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        Volgpunt.objects.update_or_create(
            naam="notificaties", defaults={"xid": cursor.fetchone()[0], "regel": 0}
        )


@pytest.fixture
def klant() -> Klant:
    organisatie = maak_organisatie()
    zorg_voor_kanalen(organisatie)
    return maak_klant(organisatie)


@pytest.fixture
def abonnee() -> Iterator[Ontvanger]:
    with ontvanger() as ding:
        yield ding
