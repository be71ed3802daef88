"""A kept count is the number of rows, whatever happened to them."""

import datetime as dt
import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from eenloket.kern.identificatie import vroegste_id
from eenloket.kern.klok import nu
from eenloket.kern.tellingen.api import hertel, vouw
from eenloket.kern.tellingen.migraties import _OUD, _OUD_ANDERS, cellen_van
from eenloket.kern.tellingen.models import GEVOUWEN, Cel, Grens
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.zaken.models import Rol, Status, Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_zaak

LAATSTE = uuid.UUID(int=2**128 - 1)
TABELLEN = ("zaken_zaak", "zaken_status", "zaken_rol")
Teller = Counter[tuple[object, ...]]


def geteld(tabel: str) -> Teller:
    """Cells up to the bound, and the rows after it: what is answered."""
    return _teller(
        "SELECT verzameling, organisatie, soort, niveau, kenmerken, dag::text, aantal FROM tellingen_cel"
        " WHERE tabel = %(tabel)s AND rij <= coalesce((SELECT grens FROM tellingen_grens WHERE tabel = %(tabel)s), %(nul)s)"
        " UNION ALL SELECT verzameling, organisatie, soort, niveau, kenmerken, dag::text, aantal"
        f" FROM {cellen_van(tabel)}(coalesce((SELECT grens FROM tellingen_grens WHERE tabel = %(tabel)s), %(nul)s), %(laatste)s)",
        tabel,
    )


def echt(tabel: str) -> Teller:
    return _teller(
        "SELECT verzameling, organisatie, soort, niveau, kenmerken, dag::text, aantal"
        f" FROM {cellen_van(tabel)}('{GEVOUWEN}', %(laatste)s) WHERE %(tabel)s <> ''",
        tabel,
    )


def _teller(opdracht: str, tabel: str) -> Teller:
    uit: Teller = Counter()
    with connection.cursor() as cursor:
        cursor.execute(opdracht, {"tabel": tabel, "laatste": LAATSTE, "nul": GEVOUWEN})
        for *sleutel, aantal in cursor.fetchall():
            uit[tuple(tuple(s) if isinstance(s, list) else s for s in sleutel)] += aantal
    return Counter({sleutel: aantal for sleutel, aantal in uit.items() if aantal})


def gelijk() -> None:
    """In one snapshot, so that it also holds beside changes of others."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for tabel in TABELLEN:
            assert geteld(tabel) == echt(tabel), tabel


def verouder(zaak: Zaak, dagen: int) -> uuid.UUID:
    """The case again under ids of so many days ago, in place of the young one."""
    moment = nu() - dt.timedelta(days=dagen)

    def id_() -> uuid.UUID:
        return uuid.UUID(int=vroegste_id(moment).int + random.getrandbits(70))

    zaak_id = id_()
    with transaction.atomic():
        statussen, rollen = list(zaak.statussen.all()), list(zaak.rollen.all())
        Zaak.objects.filter(id=zaak.id).update(identificatie=f"oud-{zaak_id}"[:40], huidige_status=None)
        nieuw = Zaak.objects.get(id=zaak.id)
        nieuw.id, nieuw.identificatie = zaak_id, zaak.identificatie
        nieuw.save(force_insert=True)
        for rij in (*statussen, *rollen):
            rij.id, rij.zaak_id = id_(), zaak_id
            rij.save(force_insert=True)
        verwijder(zaak.id)
    return zaak_id


def verwijder(zaak_id: uuid.UUID) -> None:
    """As a destruction does: rows under it first."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE zaken_zaak SET huidige_status_id = NULL WHERE id = %s", [zaak_id])
        for tabel in ("zaken_status", "zaken_rol", "zaken_zaakeigenschap", "zaken_zoekingang"):
            cursor.execute(f"DELETE FROM {tabel} WHERE zaak_id = %s", [zaak_id])
        cursor.execute("DELETE FROM zaken_zaak WHERE id = %s", [zaak_id])


def andere_soort(zaak_id: uuid.UUID) -> uuid.UUID:
    huidig = Zaak.objects.get(id=zaak_id).zaaktype_id
    return Zaaktype.objects.exclude(id=huidig).order_by("id").values_list("id", flat=True)[0]


def _wijzigingen(kans: random.Random) -> dict[str, Callable[[uuid.UUID], object]]:
    vandaag = nu().date()
    return {
        "niveau": lambda id_: Zaak.objects.filter(id=id_).update(
            vertrouwelijkheidaanduiding=kans.randint(1, 8)
        ),
        "soort": lambda id_: Zaak.objects.filter(id=id_).update(zaaktype=andere_soort(id_)),
        "sluit": lambda id_: Zaak.objects.filter(id=id_).update(
            einddatum=vandaag, fase="gesloten", archiefnominatie="vernietigen", archiefactiedatum=vandaag
        ),
        "anders": lambda id_: Zaak.objects.filter(id=id_).update(omschrijving=str(kans.random())),
        "rol": lambda id_: Rol.objects.filter(zaak_id=id_).update(betrokkene_type="medewerker"),
        "rol weg": lambda id_: Rol.objects.filter(zaak_id=id_).delete(),
        "weg": verwijder,
        "samen": lambda id_: vouw(),
    }


def vouw_verder() -> None:
    """Until the bound moved: a transaction in any database of the server may hold it up."""
    grens, tot = Grens.objects.get(tabel="zaken_zaak").grens, time.monotonic() + 60
    while Grens.objects.get(tabel="zaken_zaak").grens == grens and time.monotonic() < tot:
        vouw()
        time.sleep(0.05)
    assert Grens.objects.get(tabel="zaken_zaak").grens > grens


def vouw_alles() -> None:
    """Until every change is folded; held up as ``vouw_verder``."""
    tot = time.monotonic() + 60
    while Cel.objects.filter(rij__gt=GEVOUWEN).exists() and time.monotonic() < tot:
        vouw()
        time.sleep(0.05)
    assert not Cel.objects.filter(rij__gt=GEVOUWEN).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("zaad", range(3))
def test_de_som_is_het_aantal_rijen_na_elke_reeks_wijzigingen(zaad: int) -> None:
    kans = random.Random(zaad)
    wijzigingen = _wijzigingen(kans)
    for _ in range(30):
        ids = list(Zaak.objects.values_list("id", flat=True))
        if not ids or kans.random() < 0.3:
            zaak = maak_zaak()
            if kans.random() < 0.7:
                verouder(zaak, kans.randint(1, 600))
        else:
            wijzigingen[kans.choice(sorted(wijzigingen))](kans.choice(ids))
        gelijk()
    vouw()
    gelijk()
    vouw_alles()
    gelijk()
    hertel()
    gelijk()


@pytest.mark.django_db
def test_wat_oud_is_heet_zo_in_elke_versie_van_postgresql() -> None:
    """Before PostgreSQL 17 the question is asked in other words; both say the same, and the same as the function that moves a case's parts."""
    for minuten in (0, 5, 9, 11, 60, 60 * 24 * 700):
        id_ = uuid.UUID(int=vroegste_id(nu() - dt.timedelta(minutes=minuten)).int | 7 << 76 | 8 << 60)
        vragen = [v.replace("{r}.id", "%s::uuid") for v in (_OUD, _OUD_ANDERS)] + ["%s < tellingen_vers()"]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(vragen)}", [id_] * 3)
            assert cursor.fetchone() == (minuten > 10,) * 3


@pytest.mark.django_db(transaction=True)
def test_wat_geteld_is_verhuist_met_de_zaak_mee() -> None:
    """The level of a case decides who sees its roles: their count follows it, though they themselves don't change."""
    zaak_id = verouder(maak_zaak(), 30)
    vouw()
    vouw_verder()
    assert Grens.objects.get(tabel="zaken_rol").grens > zaak_id
    assert Cel.objects.filter(tabel="zaken_rol", rij=GEVOUWEN, niveau=5).count() == 0
    Zaak.objects.filter(id=zaak_id).update(vertrouwelijkheidaanduiding=5)
    gelijk()
    vouw()
    gelijk()
    assert Cel.objects.get(tabel="zaken_rol", niveau=5, aantal__gt=0).aantal == Rol.objects.count()


@pytest.mark.django_db(transaction=True)
def test_een_nieuwe_zaak_kost_geen_regel_en_een_wijziging_kort_daarna_ook_niet() -> None:
    """What is made in the last ten minutes is counted where it is: writing it costs nothing."""
    vouw()
    vouw_verder()
    zaak = maak_zaak()
    Zaak.objects.filter(id=zaak.id).update(
        vertrouwelijkheidaanduiding=7, einddatum=nu().date(), fase="gesloten"
    )
    Status.objects.filter(zaak=zaak).delete()
    assert not Cel.objects.filter(rij__gt=GEVOUWEN).exists()
    gelijk()
    assert geteld("zaken_zaak")


@pytest.mark.django_db(transaction=True)
def test_de_grens_wacht_op_wie_al_bezig_was() -> None:
    """A transaction that began before the bound may still bring rows from before it: counting goes on without them, exactly."""
    vouw()
    begonnen, klaar = threading.Event(), threading.Event()

    def lang() -> None:
        try:
            with transaction.atomic():
                maak_zaak()
                begonnen.set()
                klaar.wait(30)
        finally:
            connection.close()

    draad = threading.Thread(target=lang)
    draad.start()
    assert begonnen.wait(30)
    vouw()
    Grens.objects.update(kandidaat=LAATSTE)  # as if the ten minutes were over
    assert vouw() == 0
    klaar.set()
    draad.join()
    gelijk()
    vouw_verder()
    gelijk()
    assert sum(n for (verzameling, *_), n in geteld("zaken_zaak").items() if verzameling == "") == 1


@pytest.mark.django_db(transaction=True)
def test_wie_telt_terwijl_anderen_schrijven_en_samenvoegen_mist_niets() -> None:
    """Cases come, move to another level and go while counting goes on: what was counted is the number of rows in every snapshot."""
    eerste = verouder(maak_zaak(), 3)
    gestopt = threading.Event()

    def los(doe: Callable[[], object]) -> threading.Thread:
        def draai() -> None:
            try:
                doe()
            finally:
                connection.close()

        return threading.Thread(target=draai)

    def schrijf() -> None:
        for n in range(8):
            with transaction.atomic():
                zaak = maak_zaak()
            id_ = verouder(zaak, n + 1)
            Zaak.objects.filter(id=id_).update(vertrouwelijkheidaanduiding=1 + n % 8)
            Zaak.objects.filter(id=eerste).update(vertrouwelijkheidaanduiding=1 + n % 8)
            if n % 3 == 0:
                verwijder(id_)

    def vouwen() -> None:
        while not gestopt.is_set():
            vouw()

    schrijvers, vouwer = [los(schrijf) for _ in range(3)], los(vouwen)
    for draad in (*schrijvers, vouwer):
        draad.start()
    while any(d.is_alive() for d in schrijvers):
        gelijk()
    gestopt.set()
    vouwer.join()
    gelijk()
    vouw_verder()
    gelijk()
    assert Zaak.objects.count() == 1 + 3 * 5
    assert Grens.objects.get(tabel="zaken_zaak").grens > eerste
