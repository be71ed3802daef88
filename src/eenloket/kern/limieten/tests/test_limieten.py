"""Counting tries, together over all processes."""

import threading
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import RequestFactory

from eenloket.kern.limieten.api import TeVaak, begrens, herkomst, ruim_op, vergeet
from eenloket.kern.limieten.models import Teller

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _aan(settings: Any) -> None:
    settings.LIMIETEN = True


def probeer(sleutel: str, keren: int, maximaal: int = 5, per: int = 60) -> int:
    """How many of so many tries pass."""
    gelukt = 0
    for _ in range(keren):
        try:
            begrens(sleutel, maximaal, per)
            gelukt += 1
        except TeVaak:
            pass
    return gelukt


def test_zoveel_en_niet_meer_en_ieder_voor_zich() -> None:
    with time_machine.travel(6000, tick=False):
        assert probeer("a", 8) == 5
        assert probeer("b", 3) == 3


def test_het_venster_schuift() -> None:
    with time_machine.travel(6000, tick=False) as klok:
        assert probeer("a", 5) == 5
        klok.move_to(6060)  # a fresh window, but the last one still counts
        assert probeer("a", 1) == 0
        klok.move_to(6060 + 45)
        assert probeer("a", 2) >= 1


def test_een_pauze_maakt_altijd_weer_vrij() -> None:
    with time_machine.travel(6000, tick=False) as klok:
        assert probeer("a", 100) == 5
        klok.move_to(6120)
        assert probeer("a", 5) == 5


def test_de_fout_zegt_hoe_lang_te_wachten() -> None:
    with time_machine.travel(6010, tick=False):
        probeer("a", 5)
        with pytest.raises(TeVaak) as gevangen:
            begrens("a", 5, 60)
    assert (gevangen.value.http, gevangen.value.wacht) == (429, 50)


def test_er_staat_niet_wie_het_was() -> None:
    begrens("inloggen:192.0.2.1", 5, 60)
    assert b"192.0.2.1" not in bytes(Teller.objects.get().sleutel)


def test_vergeten_opruimen_en_uitzetten(settings: Any) -> None:
    probeer("a", 6)
    vergeet("a", 60)
    assert probeer("a", 1) == 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE limieten_teller SET op = now() - interval '2 days'")
    assert ruim_op() == 1
    settings.LIMIETEN = False
    assert probeer("a", 20) == 20
    assert not Teller.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_tien_tegelijk_krijgen_samen_niet_meer_dan_de_grens() -> None:
    gelukt: list[int] = []

    def draad() -> None:
        gelukt.append(probeer("samen", 10, maximaal=20, per=3600))
        connection.close()

    draden = [threading.Thread(target=draad) for _ in range(10)]
    for d in draden:
        d.start()
    for d in draden:
        d.join()
    assert sum(gelukt) == 20


def test_de_herkomst_komt_van_de_eigen_proxy_niet_van_de_client(settings: Any) -> None:
    vraag = RequestFactory().get(
        "/", headers={"X-Forwarded-For": "10.9.9.9, 192.0.2.7"}, REMOTE_ADDR="127.0.0.1"
    )
    settings.SECURE_PROXY_SSL_HEADER = None
    assert herkomst(vraag) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert herkomst(vraag) == "192.0.2.7"
    v6 = RequestFactory().get("/", headers={"X-Forwarded-For": "2001:db8:1:2:3:4:5:6"})
    assert herkomst(v6) == "2001:0db8:0001:0002"
    assert herkomst(RequestFactory().get("/", headers={"X-Forwarded-For": "<script>"})) == "onbekend"


def test_de_tabel_kost_geen_logboek_van_de_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'limieten_teller'")
        assert cursor.fetchone()[0] in ("u", b"u")
