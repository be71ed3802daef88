"""A kept count is the number of rows, whatever happened to them."""

import random
import threading

import pytest
from django.db import connection, transaction
from django.db.models import Sum

from eenloket.kern.tellingen.api import hertel, voeg_samen
from eenloket.kern.tellingen.models import Telling
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_zaak

SOORT = {"soort": "zaaktype_id", "niveau": "vertrouwelijkheidaanduiding"}


def geteld() -> dict[tuple[object, ...], int]:
    rijen = (
        Telling.objects.filter(tabel="zaken_zaak")
        .values_list("organisatie", "soort", "niveau")
        .annotate(n=Sum("aantal"))
    )
    return {rij[:3]: rij[3] for rij in rijen if rij[3]}


def echt() -> dict[tuple[object, ...], int]:
    uit: dict[tuple[object, ...], int] = {}
    for sleutel in Zaak.objects.values_list("organisatie_id", "zaaktype_id", "vertrouwelijkheidaanduiding"):
        uit[sleutel] = uit.get(sleutel, 0) + 1
    return uit


@pytest.mark.django_db
@pytest.mark.parametrize("zaad", range(5))
def test_de_som_is_het_aantal_rijen_na_elke_reeks_wijzigingen(zaad: int) -> None:
    kans = random.Random(zaad)
    for _ in range(25):
        zaken = list(Zaak.objects.all())
        wat = kans.choice(["erbij", "niveau", "anders", "weg", "samen"]) if zaken else "erbij"
        if wat == "erbij":
            maak_zaak()
        elif wat == "niveau":
            Zaak.objects.filter(id=kans.choice(zaken).id).update(
                vertrouwelijkheidaanduiding=kans.randint(1, 8)
            )
        elif wat == "anders":
            Zaak.objects.update(omschrijving=str(kans.random()))
        elif wat == "weg":
            with connection.cursor() as cursor:  # as a destruction does: rows under it first
                zaak = kans.choice(zaken).id
                cursor.execute("UPDATE zaken_zaak SET huidige_status_id = NULL WHERE id = %s", [zaak])
                for tabel in ("zaken_status", "zaken_rol", "zaken_zaakeigenschap"):
                    cursor.execute(f"DELETE FROM {tabel} WHERE zaak_id = %s", [zaak])
                cursor.execute("DELETE FROM zaken_zaak WHERE id = %s", [zaak])
        else:
            voeg_samen()
        assert geteld() == echt()
    voeg_samen()
    assert Telling.objects.filter(tabel="zaken_zaak").count() == len(echt())
    hertel("zaken_zaak", **SOORT)
    assert geteld() == echt()


@pytest.mark.django_db(transaction=True)
def test_wie_telt_terwijl_een_ander_schrijft_en_samenvoegt_mist_niets() -> None:
    zaak = maak_zaak()
    gestopt = threading.Event()

    def schrijf() -> None:
        try:
            for _ in range(15):
                with transaction.atomic():
                    maak_zaak()
        finally:
            connection.close()

    def vouw() -> None:
        try:
            while not gestopt.is_set():
                voeg_samen()
        finally:
            connection.close()

    draden = [threading.Thread(target=schrijf) for _ in range(3)]
    vouwer = threading.Thread(target=vouw)
    for draad in (*draden, vouwer):
        draad.start()
    while any(d.is_alive() for d in draden):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            assert sum(geteld().values()) == Zaak.objects.count(), "one snapshot, one number"
    gestopt.set()
    vouwer.join()
    assert sum(geteld().values()) == Zaak.objects.count() == 46
    assert zaak.pk
