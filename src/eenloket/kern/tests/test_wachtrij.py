"""Enqueueing is part of the transaction, also inside a worker, whose connector is a connection of its own."""

import re
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

import eenloket
from eenloket.kern.actoren import systeem
from eenloket.kern.aflevering.api import meteen
from eenloket.kern.gebeurtenissen.api import ABONNEES, Gebeurtenis, abonnee, gebeurtenis
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.berichten.verzenden import UITGANG

pytestmark = pytest.mark.django_db(transaction=True)


@gebeurtenis("proef.wachtrij")
class Gebeurd(Gebeurtenis):
    ding_id: uuid.UUID


def _meld() -> None:
    with handeling(systeem("proef"), "proef") as h:
        h.meld(Gebeurd(ding_id=uuid.uuid4()))


@pytest.fixture(autouse=True)
def _abonnee() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    abonnee(Gebeurd, "proef.wacht")(lambda g, door: None)
    yield
    del ABONNEES["proef.wachtrij"]


def _gezien_door_een_ander() -> int:
    """How many jobs another connection sees."""
    gezien: list[int] = []

    def kijk() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs")
            gezien.append(cursor.fetchone()[0])
        connection.close()

    draad = threading.Thread(target=kijk)
    draad.start()
    draad.join()
    return gezien[0]


@pytest.fixture(params=["gebeurtenis", "aflevering"])
def stel_uit(request: pytest.FixtureRequest) -> Callable[[], None]:
    return {"gebeurtenis": _meld, "aflevering": lambda: meteen(UITGANG, uuid.uuid4())}[request.param]


def test_een_taak_is_er_pas_als_de_transactie_er_is_ook_binnen_een_werker(
    stel_uit: Callable[[], None],
) -> None:
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        with transaction.atomic():
            stel_uit()
            assert _gezien_door_een_ander() == 0  # the commit is held back
        assert _gezien_door_een_ander() == 1


def test_een_transactie_die_niet_doorgaat_laat_geen_taak_achter(stel_uit: Callable[[], None]) -> None:
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        with transaction.atomic():
            stel_uit()
            transaction.set_rollback(True)
        assert _gezien_door_een_ander() == 0


def test_niemand_zet_een_taak_klaar_buiten_de_wachtrij_om() -> None:
    buitenom = re.compile(r"batch_defer|defer_job|\.defer\(\w+=|defer_async")
    bron = Path(eenloket.__file__).parent
    anders = [
        str(pad.relative_to(bron))
        for pad in bron.rglob("*.py")
        if pad.name != "wachtrij.py" and "tests" not in pad.parts and buitenom.search(pad.read_text())
    ]
    assert anders == []
