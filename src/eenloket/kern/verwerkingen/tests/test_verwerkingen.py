"""The processing log: who looked at whose data and why, in the form of the national standard."""

import datetime as dt
import re
import uuid

import pytest
import time_machine

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.doel import Doel
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.verwerkingen.api import log_verwerking, logregel, trace, verwerkingen_van
from eenloket.kern.verwerkingen.models import Verwerking

pytestmark = pytest.mark.django_db

DOOR = Actor(Actorsoort.MEDEWERKER, "m-1", organisatie="proefveen", rol="behandelaar")
DOEL = Doel(
    "parkeervergunning verlenen",
    "Gemeentewet, artikel 225",
    DOOR,
    dienst="parkeervergunning",
    organisatie="proefveen",
)
VERPLICHT = {"trace_id", "span_id", "status", "name", "start_time", "end_time", "attributes"}
"""Fields that the standard makes obligatory."""


def iemand() -> Pseudoniem:
    return Pseudoniem(uuid.uuid4())


def test_een_regel_heeft_elk_verplicht_veld_van_de_standaard_in_zijn_vorm() -> None:
    wie = iemand()
    with time_machine.travel("2026-03-01T12:00:00.500Z", tick=False):
        begin = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
        log_verwerking(DOEL, [wie], naam="raadplegen", gegevens=["naam"], begin=begin)
    regel = logregel(verwerkingen_van(wie)[0])
    assert set(regel) >= VERPLICHT
    assert re.fullmatch(r"[0-9a-f]{32}", regel["trace_id"])
    assert re.fullmatch(r"[0-9a-f]{16}", regel["span_id"])
    assert (regel["status"], regel["name"]) == ("Ok", "raadplegen")
    assert (regel["start_time"], regel["end_time"]) == (1772366400000, 1772366400500)
    assert regel["attributes"] == {
        "dpl.core.processing_activity_id": "parkeervergunning verlenen",
        "dpl.core.data_subject_id": str(wie),
        "dpl.core.data_subject_id_type": "pseudoniem",
    }


def test_meer_betrokkenen_geven_elk_een_regel_onder_dezelfde_handeling() -> None:
    wie = [iemand() for _ in range(3)]
    log_verwerking(DOEL, wie, naam="raadplegen", gegevens=["naam", "geboortejaar"])
    regels = [verwerkingen_van(p)[0] for p in wie]
    assert len({r.trace_id for r in regels}) == 1
    assert len({r.span_id for r in regels}) == 3
    assert [r.parent_span_id for r in regels] == ["", regels[0].span_id, regels[0].span_id]


def test_een_verzoek_houdt_zijn_spoor_en_een_mislukte_verwerking_staat_erin() -> None:
    teken = trace.set("c" * 32)
    wie = iemand()
    log_verwerking(DOEL, [wie], naam="raadplegen", gegevens=["adres"], bron="brp", status="mislukt")
    trace.reset(teken)
    regel = verwerkingen_van(wie)[0]
    assert regel.trace_id == "c" * 32
    assert logregel(regel)["status"] == "Error"


def test_de_betrokkene_ziet_wie_waarom_en_waarop_gebaseerd_nieuwste_eerst() -> None:
    wie = iemand()
    for uur in (9, 11, 10):
        with time_machine.travel(dt.datetime(2026, 3, 1, uur, tzinfo=dt.UTC), tick=False):
            log_verwerking(
                DOEL, [wie], naam="raadplegen", gegevens=["naam"], bron="brp", verstrekt_aan="waterschap"
            )
    log_verwerking(DOEL, [iemand()], naam="raadplegen", gegevens=["naam"])
    regels = verwerkingen_van(wie)
    assert [r.begin.hour for r in regels] == [11, 10, 9]
    assert verwerkingen_van(wie, limiet=1, voor=regels[0].begin) == [regels[1]]
    r = regels[0]
    assert (r.door_soort, r.door, r.door_rol, r.grondslag, r.dienst, r.verstrekt_aan) == (
        "medewerker", "m-1", "behandelaar", "Gemeentewet, artikel 225", "parkeervergunning", "waterschap",
    )  # fmt: skip


def test_veel_betrokkenen_kosten_een_insert(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        log_verwerking(DOEL, [iemand() for _ in range(100)], naam="raadplegen", gegevens=["naam"])
    assert Verwerking.objects.count() == 100


def test_zonder_betrokkene_geen_regel(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        log_verwerking(DOEL, [], naam="raadplegen", gegevens=["naam"])
