"""Events reach each subscriber once, after the commit, whatever another subscriber does."""

import asyncio
import datetime as dt
import threading
import uuid
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django import app

from eenloket.kern.actoren import Actor, Actorsoort, Grond, Namens, Partijsoort, systeem
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.bezorging import bezorgen, onderhoud
from eenloket.kern.gebeurtenissen.api import Gebeurtenis, abonnee, gebeurtenis
from eenloket.kern.gebeurtenissen.kern import ABONNEES, SOORTEN
from eenloket.kern.gebeurtenissen.models import Bezorgd, Uitgaand
from eenloket.kern.handelingen import handeling
from eenloket.kern.herkomst import trace
from eenloket.kern.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db(transaction=True)

NAMENS = Namens(Partijsoort.VESTIGING, "v-1", Grond.MACHTIGING)
DOOR = Actor(Actorsoort.CLIENT, "anoniem-1", rol="gemachtigde", namens=NAMENS)


@gebeurtenis("proef.gebeurd")
class Gebeurd(Gebeurtenis):
    ding_id: uuid.UUID
    andere_ids: list[uuid.UUID]
    aantal: int = 1
    leeg_id: uuid.UUID | None = None


class Ontvanger:
    """Remembers what it got; fails as often as it is told."""

    def __init__(self) -> None:
        self.gehad: list[Gebeurd] = []
        self.door: list[Actor] = []
        self.sporen: list[str] = []
        self.storingen = 0

    def __call__(self, g: Gebeurd, door: Actor) -> None:
        Organisatie.objects.create(slug=f"o-{uuid.uuid4()}", naam="door abonnee", soort="x", rsin="0")
        if self.storingen:
            self.storingen -= 1
            raise RuntimeError("even niet")
        self.gehad.append(g)
        self.door.append(door)
        self.sporen.append(trace.get())


@pytest.fixture(autouse=True)
def _geen_oude_taken(db: None) -> None:
    """Jobs are no Django models: a test that commits leaves them behind."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.fixture
def ontvangers() -> Iterator[tuple[Ontvanger, Ontvanger]]:
    """Two subscribers; the second asks for order per thing."""
    een, twee = Ontvanger(), Ontvanger()
    abonnee(Gebeurd, "proef.een")(een)
    abonnee(Gebeurd, "proef.twee", volgorde="ding_id")(twee)
    yield een, twee
    del ABONNEES["proef.gebeurd"]


def meld(*aantallen: int, ding: uuid.UUID | None = None) -> uuid.UUID:
    ding = ding or uuid.uuid4()
    with handeling(DOOR, "proef") as h:
        h.meld(*(Gebeurd(ding_id=ding, andere_ids=[ding], aantal=aantal) for aantal in aantallen))
    return ding


def werk() -> None:
    """A worker that does what there is to do and stops."""
    with app.replace_connector(app.connector.get_worker_connector()) as werkapp:  # type: ignore[attr-defined]
        werkapp.run_worker(
            wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful"
        )


def taken() -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, args->>'abonnee', status, attempts, scheduled_at, lock FROM procrastinate_jobs ORDER BY id"
        )
        return [
            dict(zip(("id", "abonnee", "status", "pogingen", "wanneer", "slot"), rij, strict=True))
            for rij in cursor
        ]


def nu_meteen() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


def test_elke_abonnee_krijgt_elke_gebeurtenis_een_keer_en_zoals_zij_was(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    ding = meld(7)
    werk()
    werk()
    for ontvanger in ontvangers:
        assert ontvanger.gehad == [Gebeurd(ding_id=ding, andere_ids=[ding], aantal=7)]
        assert ontvanger.door == [DOOR]
    assert not taken()


def test_voor_de_commit_ziet_niemand_iets(ontvangers: tuple[Ontvanger, Ontvanger]) -> None:
    gezien: list[int] = []

    def andere_verbinding() -> None:
        gezien.extend((Uitgaand.objects.count(), len(taken())))
        connections.close_all()

    with handeling(DOOR, "proef") as h:
        with handeling(DOOR, "binnen") as binnen:
            binnen.meld(Gebeurd(ding_id=uuid.uuid4(), andere_ids=[]))
        h.meld(Gebeurd(ding_id=uuid.uuid4(), andere_ids=[]))
        draad = threading.Thread(target=andere_verbinding)
        draad.start()
        draad.join()
    assert gezien == [0, 0]
    assert len(taken()) == 4


def test_twee_keer_bezorgen_doet_een_keer_iets(ontvangers: tuple[Ontvanger, Ontvanger]) -> None:
    meld(1)
    rij = Uitgaand.objects.get()
    for _ in range(3):
        bezorgen.bezorg(uitgaand=str(rij.id), abonnee="proef.een")
    assert len(ontvangers[0].gehad) == 1
    assert Organisatie.objects.count() == 1
    assert Bezorgd.objects.filter(abonnee="proef.een").count() == 1


def test_twee_werkers_tegelijk_met_dezelfde_taak_doen_samen_een_keer_iets(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    meld(1)
    rij = Uitgaand.objects.get()
    hek = threading.Barrier(4)

    def draai() -> None:
        hek.wait()
        bezorgen.bezorg(uitgaand=str(rij.id), abonnee="proef.een")
        connections.close_all()

    draden = [threading.Thread(target=draai) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(ontvangers[0].gehad) == 1
    assert Organisatie.objects.count() == 1


def test_een_abonnee_die_faalt_houdt_een_andere_niet_tegen_en_laat_niets_half(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    een, twee = ontvangers
    een.storingen = 1
    meld(1)
    werk()
    assert (len(een.gehad), len(twee.gehad)) == (0, 1)
    assert Organisatie.objects.count() == 1, "what the failing one had changed is gone"
    (over,) = taken()
    assert (over["abonnee"], over["status"], over["pogingen"]) == ("proef.een", "todo", 1)
    nu_meteen()
    werk()
    assert len(een.gehad) == 1


def test_de_wachttijd_groeit_en_na_drie_dagen_wacht_de_gebeurtenis_op_een_mens(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    een, _ = ontvangers
    een.storingen = 12
    meld(1)
    wachttijden = []
    for _ in range(12):
        werk()
        (over,) = taken()
        if over["status"] == "todo":
            with connection.cursor() as cursor:
                cursor.execute("SELECT extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs")
                wachttijden.append(float(cursor.fetchone()[0]))
            nu_meteen()
    assert len(wachttijden) == 11
    assert all(later > eerder * 2 for eerder, later in pairwise(wachttijden))
    assert dt.timedelta(days=2) < dt.timedelta(seconds=sum(wachttijden)) < dt.timedelta(days=4)

    (vast,) = onderhoud.onbezorgd()
    assert (vast.soort, vast.abonnee) == ("proef.gebeurd", "proef.een")
    onderhoud.bezorg_opnieuw([vast.taak])
    assert not onderhoud.onbezorgd()
    werk()
    assert len(een.gehad) == 1


def test_de_taak_van_een_gedode_werker_wordt_door_een_ander_opgepakt(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    meld(1)
    with connection.cursor() as cursor:  # a worker took both jobs and was never heard of again
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes') RETURNING id"
        )
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [cursor.fetchone()[0]]
        )
    assert asyncio.run(onderhoud.herneem_vastgelopen()) == 2
    werk()
    assert len(ontvangers[0].gehad) == len(ontvangers[1].gehad) == 1


def test_wie_om_volgorde_vraagt_krijgt_die_per_ding(ontvangers: tuple[Ontvanger, Ontvanger]) -> None:
    een, twee = ontvangers
    twee.storingen = 1
    ding = meld(1, 2)
    meld(3, ding=ding)
    ander = meld(4)
    werk()
    assert sorted(g.aantal for g in een.gehad) == [1, 2, 3, 4], "who didn't ask doesn't wait"
    assert [(g.ding_id, g.aantal) for g in twee.gehad] == [(ander, 4)], (
        "the first of this thing failed: the rest waits"
    )
    nu_meteen()
    werk()
    assert [g.aantal for g in twee.gehad if g.ding_id == ding] == [1, 2, 3]


def test_een_gebeurtenis_of_abonnee_die_uit_de_code_is_houdt_niets_op(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    meld(1)
    ABONNEES["proef.gebeurd"].pop("proef.een")
    soort = SOORTEN.pop("proef.gebeurd")
    werk()
    SOORTEN["proef.gebeurd"] = soort
    assert not taken()
    assert not ontvangers[0].gehad


def test_wat_een_abonnee_doet_staat_op_naam_van_wie_het_veroorzaakte_in_hetzelfde_spoor(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    teken = trace.set("f" * 32)
    meld(1)
    trace.reset(teken)
    werk()
    regel = Auditregel.objects.get(tabel="organisaties_organisatie", reden="proef.een")
    assert regel.actor == "client:anoniem-1 namens vestiging:v-1 (machtiging)"
    assert ontvangers[0].sporen == ["f" * 32]
    assert trace.get() == ""


def test_oude_bezorgde_gebeurtenissen_gaan_weg_en_onbezorgde_blijven(
    ontvangers: tuple[Ontvanger, Ontvanger],
) -> None:
    meld(1)
    werk()
    meld(2)
    with connection.cursor() as cursor:  # three months pass
        cursor.execute(
            "UPDATE gebeurtenissen_uitgaand SET id = overlay(id::text placing '0180' from 1 for 4)::uuid"
        )
        cursor.execute(
            "UPDATE gebeurtenissen_bezorgd SET uitgaand_id = overlay(uitgaand_id::text placing '0180' from 1 for 4)::uuid"
        )
        cursor.execute(
            "UPDATE procrastinate_jobs SET args = jsonb_set(args, '{uitgaand}', to_jsonb(overlay(args->>'uitgaand' placing '0180' from 1 for 4)))"
        )
    meld(3)
    assert onderhoud.ruim_op() == 1
    assert sorted(rij.inhoud["aantal"] for rij in Uitgaand.objects.all()) == [2, 3]
    assert not Bezorgd.objects.exists()


def test_een_naam_bestaat_een_keer() -> None:
    with pytest.raises(ValueError, match="bestaat al"):
        gebeurtenis("proef.gebeurd")(type("Dubbel", (Gebeurtenis,), {}))
    abonnee(Gebeurd, "proef.dubbel")(lambda g, door: None)
    with pytest.raises(ValueError, match="bestaat al"):
        abonnee(Gebeurd, "proef.dubbel")(lambda g, door: None)
    with pytest.raises(ValueError, match="geen veld"):
        abonnee(Gebeurd, "proef.drie", volgorde="zaak_id")
    del ABONNEES["proef.gebeurd"]


@pytest.mark.django_db
def test_veel_gebeurtenissen_kosten_een_vast_aantal_queries(ontvangers: tuple[Ontvanger, Ontvanger]) -> None:
    def queries(aantal: int) -> int:
        ding = uuid.uuid4()
        with CaptureQueriesContext(connection) as vangst, handeling(systeem("proef"), "stapel") as h:
            h.meld(*(Gebeurd(ding_id=ding, andere_ids=[], aantal=i) for i in range(aantal)))
        return len(vangst)

    assert queries(1) == queries(200)
