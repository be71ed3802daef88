"""Opening cases: numbers, terms, what is kept where, and what it costs."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Status, Zaak, Zaakeigenschap

from .bouwers import DOOR, maak_aanbod, maak_zaak, opening
from .proefaanbod import MELDING, ONTHEFFING, PARTNER, PARTNERDIENST, VERGUNNING

pytestmark = pytest.mark.django_db


def test_een_zaak_begint_met_nummer_status_initiator_en_eigenschap() -> None:
    zaak = maak_zaak()
    assert zaak.identificatie.startswith(f"Z{zaak.startdatum.year}-")
    assert zaak.fase == "intake"
    zaak.refresh_from_db()
    assert zaak.huidige_status == Status.objects.get(zaak=zaak)
    rol = Rol.objects.get(zaak=zaak)
    assert (rol.omschrijving_generiek, rol.gegevens) == ("initiator", {"naam": "Suzanne Moulin"})
    assert Zaakeigenschap.objects.get(zaak=zaak).waarde == "Centrum"
    assert Uitgaand.objects.filter(soort="zaak.geopend", inhoud__zaak_id=str(zaak.id)).count() == 1


def test_nummers_lopen_door_per_jaar_en_zijn_uniek() -> None:
    aanbod = maak_aanbod()
    een, twee, ander_jaar = zaken.open_zaken(
        [
            opening(aanbod, startdatum=dt.date(2026, 11, 2)),
            opening(aanbod, startdatum=dt.date(2026, 11, 3)),
            opening(aanbod, startdatum=dt.date(2027, 1, 4)),
        ],
        door=DOOR,
    )
    assert (een.identificatie, twee.identificatie) == ("Z2026-0000001", "Z2026-0000002")
    assert ander_jaar.identificatie == "Z2027-0000001"


def test_een_nummer_dat_een_ander_systeem_al_gebruikte_wordt_overgeslagen() -> None:
    aanbod = maak_aanbod()
    eerste = zaken.open_zaken([opening(aanbod, startdatum=dt.date(2026, 11, 2))], door=DOOR)[0]
    Zaak.objects.filter(id=eerste.id).update(identificatie="Z2026-0000002")
    tweede = zaken.open_zaken([opening(aanbod, startdatum=dt.date(2026, 11, 3))], door=DOOR)[0]
    assert tweede.identificatie == "Z2026-0000003"


def test_de_wettelijke_termijn_en_onze_belofte_staan_op_de_zaak() -> None:
    with time_machine.travel(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)):
        zaak = maak_zaak(VERGUNNING)
    assert zaak.uiterlijke_einddatum_afdoening == dt.date(2027, 1, 18)  # eight weeks, a Monday
    assert zaak.streefdatum == dt.date(2026, 11, 30)  # five working days
    assert zaak.werkdatum == zaak.streefdatum


def test_zonder_belofte_telt_de_wettelijke_termijn() -> None:
    zaak = maak_zaak(ONTHEFFING)
    assert zaak.streefdatum is None
    assert zaak.werkdatum == zaak.uiterlijke_einddatum_afdoening


def test_een_zaak_van_een_partner_hoort_bij_ons_loket_en_zijn_uitvoerder() -> None:
    zaak = maak_zaak(PARTNERDIENST)
    assert zaak.uitvoerder == PARTNER
    assert zaak.organisatie.slug == "proefgemeente"


def test_een_onbekende_eigenschap_wordt_niet_bewaard() -> None:
    zaak = maak_zaak(eigenschappen={"wijk": "", "naam": "Jansen"})
    assert not Zaakeigenschap.objects.filter(zaak=zaak).exists()


def test_het_aantal_queries_hangt_niet_af_van_het_aantal_zaken() -> None:
    aanbod = maak_aanbod()
    soorten = (MELDING, VERGUNNING, ONTHEFFING, PARTNERDIENST)
    voor = {n: [opening(aanbod, soorten[i % 4]) for i in range(n)] for n in (4, 5, 40)}
    zaken.open_zaken(voor[4], door=DOOR)  # what a type is, is remembered
    tellingen = []
    for n in (5, 40):
        with CaptureQueriesContext(
            connection,
        ) as gemeten:
            zaken.open_zaken(voor[n], door=DOOR)
        tellingen.append(len(gemeten))
    assert tellingen[0] == tellingen[1] <= 16
    assert Zaak.objects.count() == 49


def test_naam_en_nummer_van_de_aanvrager_staan_niet_leesbaar_in_de_tabellen() -> None:
    maak_zaak()
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(gegevens, 'escape'), pseudoniem::text FROM zaken_rol")
        ((gegevens, pseudoniem),) = cursor.fetchall()
    assert "Moulin" not in gegevens
    assert "999990019" not in gegevens + pseudoniem
