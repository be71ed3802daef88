"""Numbers: unique, per series, under concurrency, and no transaction waits for another."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from eenloket.kern.nummers import als_nummer, volgnummer, volgnummers

EEN, TWEE = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.mark.django_db
def test_elke_reeks_telt_voor_zich_vanaf_een() -> None:
    assert volgnummers(EEN, "zaak", 2026, 3) == [1, 2, 3]
    assert volgnummer(EEN, "zaak", 2026) == 4
    assert (
        volgnummer(EEN, "zaak", 2027)
        == volgnummer(EEN, "besluit", 2026)
        == volgnummer(TWEE, "zaak", 2026)
        == 1
    )
    assert volgnummers(EEN, "zaak", 2026, 0) == []


@pytest.mark.parametrize("soort", ["", "Zaak", "zaak; DROP TABLE x", "a" * 15, "zaak_"])
def test_een_vreemde_soort_wordt_geweigerd(soort: str) -> None:
    with pytest.raises(ValueError, match="geen soort nummer"):
        volgnummer(EEN, soort, 2026)


def test_zo_wordt_een_nummer_geschreven() -> None:
    assert als_nummer("Z", 2026, 42) == "Z2026-0000042"
    assert als_nummer("Z", 2026, 12345678) == "Z2026-12345678"


@pytest.mark.django_db(transaction=True)
def test_een_teruggedraaide_transactie_laat_een_gat() -> None:
    eerste = volgnummer(EEN, "gat", 2026)
    with transaction.atomic():
        volgnummer(EEN, "gat", 2026)
        transaction.set_rollback(True)
    assert volgnummer(EEN, "gat", 2026) == eerste + 2


@pytest.mark.django_db(transaction=True)
def test_zestien_tegelijk_krijgen_elk_een_eigen_nummer_ook_in_een_nieuwe_reeks() -> None:
    organisatie = uuid.uuid4()

    def haal(_: int) -> list[int]:
        try:
            with transaction.atomic():
                return volgnummers(organisatie, "druk", 2026, 5)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as tegelijk:
        nummers = [n for lijst in tegelijk.map(haal, range(32)) for n in lijst]
    assert sorted(nummers) == list(range(1, 161))


@pytest.mark.django_db(transaction=True)
def test_een_open_transactie_houdt_een_ander_niet_op() -> None:
    organisatie = uuid.uuid4()
    volgnummer(organisatie, "vlot", 2026)
    klaar = threading.Event()

    def ander() -> None:
        try:
            volgnummer(organisatie, "vlot", 2026)
            klaar.set()
        finally:
            connection.close()

    with transaction.atomic():
        volgnummer(organisatie, "vlot", 2026)
        draad = threading.Thread(target=ander)
        draad.start()
        assert klaar.wait(30)
    draad.join()
