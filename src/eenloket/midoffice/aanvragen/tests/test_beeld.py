"""The picture: the same for everybody, in two languages, and honest about time (M-B12)."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.antwoordtekst import adresregels, midden_in_zin
from eenloket.midoffice.aanvragen.api import Aanvraag, Regel
from eenloket.midoffice.zaken import api as zaken

from .bouwers import DOOR, FEEST, beslis, bezorg_plan, ingediend, zaak_van

pytestmark = pytest.mark.django_db


def regels(aanvraag: Aanvraag, taal: str = "nl") -> dict[str, Regel]:
    return {r.dienst: r for r in aanvragen.beeld(aanvraag, taal).regels}


def test_wie_wat_heeft_en_wat_nog_moet() -> None:
    aanvraag = ingediend()
    beeld = aanvragen.beeld(aanvraag, "nl")
    assert {r.dienst: r.staat for r in beeld.regels} == {
        "adreswijziging": "bezig", "waterschap-adres": "wacht_op_ander", "parkeervergunning": "straks", "afvalcontainer": "bezig",
        "water-en-energie": "wacht_op_ander",
    }  # fmt: skip
    straks = regels(aanvraag)["parkeervergunning"]
    assert straks.datumtekst.startswith("begint na: ")
    assert straks.intrekbaar
    assert all(0 <= r.van <= r.tot <= 24 for r in beeld.regels)
    assert not beeld.klaar


def test_het_kost_evenveel_queries_voor_een_als_voor_veel() -> None:
    een = [ingediend()]
    veel = [*een, ingediend("straatfeest", FEEST), ingediend()]
    aanvragen.beelden(veel, "nl")
    kosten = []
    for groep in (een, veel):
        with CaptureQueriesContext(connection) as gemeten:
            aanvragen.beelden(groep, "nl")
        kosten.append(len(gemeten))
    assert kosten == [2, 2]


def test_wat_te_laat_is_wordt_zo_genoemd() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, "afvalcontainer")
    assert zaak.streefdatum is not None
    zaak.uiterlijke_einddatum_afdoening = zaak.streefdatum + dt.timedelta(days=20)
    zaak.save()
    begin = regels(aanvraag)["afvalcontainer"].datumtekst
    assert begin.startswith("uiterlijk ")
    with time_machine.travel(
        dt.datetime.combine(zaak.streefdatum + dt.timedelta(days=1), dt.time(12), dt.UTC), tick=False
    ):
        assert regels(aanvraag)["afvalcontainer"].datumtekst.startswith("later dan beloofd, uiterlijk ")
    laat = dt.datetime.combine(
        zaak.uiterlijke_einddatum_afdoening + dt.timedelta(days=1), dt.time(12), dt.UTC
    )
    with time_machine.travel(laat, tick=False):
        nu = regels(aanvraag)
        assert nu["afvalcontainer"].datumtekst.startswith("te laat: dit had ")
        assert nu["afvalcontainer"].datumtekst.endswith("wij zijn er nog mee bezig")


def test_een_partner_die_te_laat_is_wordt_bij_naam_genoemd() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, "waterschap-adres")
    assert zaak.uiterlijke_einddatum_afdoening is not None
    assert regels(aanvraag)["waterschap-adres"].datumtekst.startswith("bij ")
    with time_machine.travel(zaak.uiterlijke_einddatum_afdoening + dt.timedelta(days=2), tick=False):
        assert "klaar moeten zijn bij " in regels(aanvraag)["waterschap-adres"].datumtekst


def test_wie_op_de_client_wacht_zegt_dat_en_noemt_geen_dag_van_ons() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, "afvalcontainer")
    taak = zaken.vraag_client(
        zaak, vraag="Welke kleur?", uiterlijk=vandaag() + dt.timedelta(days=7), door=DOOR
    )
    beeld = aanvragen.beeld(aanvraag, "nl")
    assert (regels(aanvraag)["afvalcontainer"].staat, regels(aanvraag)["afvalcontainer"].datumtekst) == (
        "wacht_op_u",
        "wij wachten op u",
    )
    assert [(t.id, t.vraag, t.dienst) for t in beeld.taken] == [(taak.id, "Welke kleur?", "afvalcontainer")]
    zaken.beantwoord(taak, antwoord="Groen", door=DOOR)
    zaken.schort_op(zaak, reden="Overleg", door=DOOR)
    assert regels(aanvraag)["afvalcontainer"].datumtekst == "staat even stil"


def test_samen_zegt_dat_het_nog_komt_tot_het_er_is() -> None:
    aanvraag = ingediend("straatfeest", FEEST)
    beslis(aanvraag, "wegafsluiting", positief=True)
    bezorg_plan()
    assert regels(aanvraag)["wegafsluiting"].datumtekst.endswith("u krijgt alles samen")
    for dienst in ("geluidsontheffing", "evenementenvergunning"):
        beslis(aanvraag, dienst, positief=True)
    bezorg_plan()
    beslis(aanvraag, "dranghekken-lenen", positief=True)
    bezorg_plan()
    assert "samen" not in regels(aanvraag)["wegafsluiting"].datumtekst
    aanvraag.refresh_from_db()
    assert aanvragen.beeld(aanvraag, "nl").klaar


def test_de_taal_is_die_van_wie_kijkt_en_niet_die_van_de_werker() -> None:
    aanvraag = ingediend()
    beslis(aanvraag, "adreswijziging", positief=False)
    bezorg_plan()
    with translation.override("nl"):
        engels = regels(aanvraag, "en")
        assert translation.get_language() == "nl"
    assert engels["parkeervergunning"].uitleg.startswith("A parking permit")
    assert engels["adreswijziging"].naam != regels(aanvraag)["adreswijziging"].naam


def test_namen_midden_in_een_zin_en_adressen_als_op_een_envelop() -> None:
    assert [midden_in_zin(n) for n in ("Verhuizing doorgeven", "WOZ-bezwaar", "", "A")] == [
        "verhuizing doorgeven",
        "WOZ-bezwaar",
        "",
        "A",
    ]
    adres = {
        "straat": "Elzenpad",
        "huisnummer": 7,
        "huisletter": "A",
        "toevoeging": "2",
        "postcode": "9995CA",
        "plaats": "Rivierveen",
    }
    assert adresregels(adres) == ["Elzenpad 7A-2", "9995 CA  Rivierveen"]
    assert adresregels({}) == []
