"""One way of delivering, tried on both tables that use it: messages to clients and hand-overs to partners."""

import datetime as dt
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.db import connection

from eenloket.kern.actoren import systeem
from eenloket.kern.aflevering.api import (
    Onmogelijk,
    Staat,
    Uitgang,
    aan_de_beurt,
    aantal_mislukt,
    bezorg,
    meteen,
    openstaand,
    probeer_opnieuw,
)
from eenloket.kern.aflevering.leven import AFGEBROKEN, PACHT
from eenloket.kern.aflevering.models import Aflevering
from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.klok import nu
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.berichten.ports import kanalen
from eenloket.midoffice.berichten.tests.bouwers import Kanaal, maak_aanvraag
from eenloket.midoffice.berichten.verzenden import UITGANG as BERICHTEN
from eenloket.midoffice.werk.models import Werk
from eenloket.verbinding.partners.bezorgen import UITGANG as PARTNERS
from eenloket.verbinding.partners.tests.bouwers import maak_overdracht

DOOR = systeem("proef")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail() -> Iterator[None]:
    eerder = dict(kanalen)
    kanalen.clear()
    kanalen["mail"] = Kanaal("mail")
    yield
    kanalen.clear()
    kanalen.update(eerder)


def _bericht() -> Aflevering:
    return berichten.stuur(
        "ontvangst", aanvraag=maak_aanvraag(), velden={}, sleutel=uuid.uuid4().hex, door=DOOR
    )


@pytest.fixture(params=["bericht", "partner"])
def geval(request: pytest.FixtureRequest, db: None) -> tuple[Uitgang[Any], Aflevering]:
    """An outbox with one delivery whose turn it is."""
    if request.param == "bericht":
        return BERICHTEN, _bericht()
    return PARTNERS, maak_overdracht()


def _vers(rij: Aflevering) -> Aflevering:
    return type(rij)._default_manager.get(id=rij.id)


class Gezien:
    """Hands everything over, and remembers what."""

    def __init__(self) -> None:
        self.ids: list[uuid.UUID] = []

    def __call__(self, rij: Aflevering) -> dict[str, object]:
        self.ids.append(rij.id)
        return {}


def _gooit(fout: BaseException) -> Callable[[Any], Any]:
    def geef(_rij: Any) -> Any:
        raise fout

    return geef


def _opgegeven(uitgang: Uitgang[Any], rij: Aflevering) -> Aflevering:
    """``rij`` after two days of failures."""
    type(rij)._default_manager.filter(id=rij.id).update(
        begonnen_op=nu() - dt.timedelta(hours=49), pogingen=50
    )
    bezorg(replace(uitgang, geef=_gooit(BuitenBereik("x", "http 503"))), rij.id)
    return _vers(rij)


def test_gelukt_is_bezorgd_en_klaar(geval: tuple[Uitgang[Any], Aflevering]) -> None:
    uitgang, rij = geval
    gezien = Gezien()
    bezorg(replace(uitgang, geef=gezien), rij.id)
    bezorg(replace(uitgang, geef=gezien), rij.id)
    na = _vers(rij)
    assert gezien.ids == [rij.id]
    assert (na.staat, na.pogingen, na.volgende_poging, na.laatste_fout) == ("bezorgd", 1, None, "")
    assert na.bezorgd_op is not None
    assert not na.misschien_ontvangen


@pytest.mark.parametrize(
    ("fout", "reden", "misschien"),
    [
        (BuitenBereik("mail", "ConnectError"), "mail: ConnectError", False),
        (BuitenBereik("mail", "te traag"), "mail: te traag", True),
        (ZeroDivisionError("Sanne Vermeer"), "ZeroDivisionError", True),
    ],
)
def test_elke_fout_is_een_poging_met_een_pauze_en_een_reden_zonder_gegevens(
    geval: tuple[Uitgang[Any], Aflevering], fout: Exception, reden: str, misschien: bool
) -> None:
    """Also our own mistakes: a hand-over was tried every two minutes for ever because of one."""
    uitgang, rij = geval
    bezorg(replace(uitgang, geef=_gooit(fout)), rij.id)
    na = _vers(rij)
    assert (na.staat, na.pogingen, na.laatste_fout, na.misschien_ontvangen) == ("wacht", 1, reden, misschien)
    assert na.volgende_poging is not None
    assert dt.timedelta(seconds=25) < na.volgende_poging - nu() <= dt.timedelta(seconds=30)


def test_wat_nooit_kan_gaat_meteen_naar_een_mens(geval: tuple[Uitgang[Any], Aflevering]) -> None:
    uitgang, rij = geval
    bezorg(replace(uitgang, geef=_gooit(Onmogelijk("onbekend"))), rij.id)
    assert (_vers(rij).staat, _vers(rij).laatste_fout) == ("mislukt", "onbekend")
    assert Werk.objects.filter(onderwerp_id=rij.id, klaar_op=None).count() == 1


def test_na_twee_dagen_is_het_werk_voor_een_mens_en_opnieuw_haalt_het_van_de_lijst(
    geval: tuple[Uitgang[Any], Aflevering],
) -> None:
    uitgang, rij = geval
    na = _opgegeven(uitgang, rij)
    assert (na.staat, na.volgende_poging, na.laatste_fout) == ("mislukt", None, "x: http 503")
    assert aantal_mislukt(uitgang.model, rij.organisatie_id, hoogstens=9) == 1
    assert [r.id for r in openstaand(uitgang.model, rij.organisatie_id, [Staat.MISLUKT], limiet=9)] == [
        rij.id
    ]
    assert Werk.objects.filter(onderwerp_id=rij.id, klaar_op=None).count() == 1
    assert probeer_opnieuw(uitgang, rij.id, uuid.uuid4(), door=DOOR) is None, "of another organisation"
    assert probeer_opnieuw(uitgang, rij.id, rij.organisatie_id, door=DOOR) is not None
    assert not Werk.objects.filter(onderwerp_id=rij.id, klaar_op=None).exists()
    bezorg(replace(uitgang, geef=lambda _: {}), rij.id)
    assert (_vers(rij).staat, _vers(rij).pogingen) == ("bezorgd", 1)
    assert probeer_opnieuw(uitgang, rij.id, rij.organisatie_id, door=DOOR) is None


def test_een_proces_dat_sterft_tijdens_de_poging_laat_een_ander_het_overnemen(
    geval: tuple[Uitgang[Any], Aflevering],
) -> None:
    uitgang, rij = geval
    with pytest.raises(KeyboardInterrupt):
        bezorg(replace(uitgang, geef=_gooit(KeyboardInterrupt())), rij.id)
    na = _vers(rij)
    assert (na.staat, na.pogingen, na.laatste_fout, na.misschien_ontvangen) == ("wacht", 1, AFGEBROKEN, True)
    assert probeer_opnieuw(uitgang, rij.id, rij.organisatie_id, door=DOOR) is None, "it may still be at work"
    assert aan_de_beurt(uitgang) == []
    with time_machine.travel(nu() + PACHT):
        bezorg(replace(uitgang, geef=lambda _: {}), rij.id)
    assert (_vers(rij).staat, _vers(rij).pogingen) == ("bezorgd", 2)


def test_wat_elk_proces_doodt_houdt_na_twee_dagen_op(geval: tuple[Uitgang[Any], Aflevering]) -> None:
    uitgang, rij = geval
    type(rij)._default_manager.filter(id=rij.id).update(
        begonnen_op=nu() - dt.timedelta(hours=49), pogingen=50, laatste_fout=AFGEBROKEN
    )
    bezorg(replace(uitgang, geef=_gooit(KeyboardInterrupt())), rij.id)
    assert _vers(rij).staat == "mislukt"
    assert Werk.objects.filter(onderwerp_id=rij.id, klaar_op=None).count() == 1


def test_wie_te_lang_deed_schrijft_niet_over_een_ander_heen(geval: tuple[Uitgang[Any], Aflevering]) -> None:
    uitgang, rij = geval

    def traag(_rij: Any) -> Any:
        with time_machine.travel(nu() + PACHT * 2):
            bezorg(replace(uitgang, geef=lambda _: {}), rij.id)
        raise BuitenBereik("x", "te traag")

    bezorg(replace(uitgang, geef=traag), rij.id)
    assert (_vers(rij).staat, _vers(rij).pogingen) == ("bezorgd", 2)


def test_een_ronde_geeft_taken_aan_wie_er_geen_heeft(geval: tuple[Uitgang[Any], Aflevering]) -> None:
    uitgang, rij = geval
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert aan_de_beurt(uitgang) == [rij.id]
    meteen(uitgang, rij.id)
    assert aan_de_beurt(uitgang) == []


@pytest.mark.django_db(transaction=True)
def test_vier_werkers_bezorgen_een_keer(geval: tuple[Uitgang[Any], Aflevering]) -> None:
    uitgang, rij = geval
    gezien = Gezien()
    start = threading.Barrier(4)

    def werk() -> None:
        start.wait()
        bezorg(replace(uitgang, geef=gezien), rij.id)
        connection.close()

    draden = [threading.Thread(target=werk) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert gezien.ids == [rij.id]
    assert (_vers(rij).staat, _vers(rij).pogingen) == ("bezorgd", 1)
