"""The real worker process: it works, outlives the loss of its connections, and stops in order."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from eenloket.config.processen import eigen_opdracht

pytestmark = pytest.mark.django_db(transaction=True)


def _wacht(tot: Callable[[], Any], seconden: float = 120) -> None:
    einde = time.monotonic() + seconden
    while not tot():
        assert time.monotonic() < einde, "it took too long"
        time.sleep(0.1)


def _sql(opdracht: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(opdracht)
        return cursor.fetchone()[0]


@pytest.fixture
def werker() -> Iterator[subprocess.Popen[bytes]]:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    basis = os.environ["DATABASE_URL"].rpartition("/")[0]
    omgeving = os.environ | {"DATABASE_URL": f"{basis}/{connection.settings_dict['NAME']}"}
    proces = subprocess.Popen(
        eigen_opdracht("werker", "--gelijktijdig", "2"), env=omgeving, stderr=subprocess.DEVNULL
    )
    try:
        _wacht(lambda: _sql("SELECT count(*) FROM procrastinate_workers"))
        yield proces
    finally:
        proces.kill()
        proces.wait()


def _taak() -> int:
    """A job; the number of it is gone from the queue when it's done."""
    return int(
        _sql(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('onderhoud', 'limieten.ruim_op', '{\"timestamp\": 1}')"
            " RETURNING id"
        )
    )


def _klaar(taak: int) -> bool:
    return not _sql(f"SELECT count(*) FROM procrastinate_jobs WHERE id = {taak}")


def test_een_werker_werkt_door_nadat_al_zijn_verbindingen_verbroken_zijn_en_stopt_in_orde(
    werker: subprocess.Popen[bytes],
) -> None:
    taak = _taak()
    _wacht(lambda: _klaar(taak))
    assert _sql(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    taak = _taak()
    _wacht(lambda: _klaar(taak))
    assert werker.poll() is None
    werker.send_signal(signal.SIGTERM)
    assert werker.wait(20) == 0
