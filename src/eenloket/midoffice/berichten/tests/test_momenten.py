"""When a client hears from us: through the events of the other rooms, with the jobs really done."""

import datetime as dt

import pytest
import time_machine

from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu, vandaag
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.events import AanvraagIngediend
from eenloket.midoffice.aanvragen.models import Aanvraag, Knoop
from eenloket.midoffice.berichten.herinneren import herinner_clienten
from eenloket.midoffice.berichten.models import Bericht
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.proefaanbod import ROL

from .bouwers import (
    DOOR,
    ONTHEFFING,
    PARTNERDIENST,
    STIL,
    VERGUNNING,
    Kanaal,
    Werker,
    maak_aanvraag,
    zaak_van,
)

pytestmark = pytest.mark.django_db
Kanalen = dict[str, Kanaal]
WAAROM = {"nl": "Het staat in de weg.", "en": "It is in the way."}


def besluit(aanvraag: Aanvraag, dienst: str, resultaat: str = "Geweigerd") -> None:
    zaak = zaak_van(aanvraag, dienst)
    besluiten.neem_besluit(
        zaak,
        resultaat=resultaat,
        motivering=WAAROM,
        regels=["Proefwet, artikel 1"],
        door=DOOR,
        bevoegde_rollen={ROL},
    )


def soorten(aanvraag: Aanvraag) -> list[str]:
    return list(
        Bericht.objects.filter(aanvraag_id=aanvraag.id).order_by("gemaakt_op").values_list("soort", flat=True)
    )


def dien_in(aanvraag: Aanvraag) -> None:
    with handeling(DOOR, "test") as h:
        h.meld(AanvraagIngediend(aanvraag_id=aanvraag.id))


def test_na_indienen_een_bevestiging_met_het_plan(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL, PARTNERDIENST, levering="samen")
    dien_in(aanvraag)
    werker.werk_af()
    (zending,) = kanalen["mail"].ontvangen
    assert zending.onderwerp == f"Wij hebben uw aanvraag {aanvraag.nummer} ontvangen"
    assert "U heeft ons gevraagd: Proeffeest." in zending.tekst
    assert "- Stilzwijgend (Proefgemeente)" in zending.tekst
    assert "Partnerdienst (de Proefwaterschap)" in zending.tekst
    assert "{" not in zending.tekst


def test_een_los_besluit_komt_met_de_brief_erbij(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL)
    besluit(aanvraag, STIL)
    werker.werk_af()
    (zending,) = kanalen["mail"].ontvangen
    assert zending.onderwerp == "Besluit over Stilzwijgend: geweigerd"
    assert "Het staat in de weg." in zending.tekst
    (bijlage,) = zending.bijlagen
    assert (bijlage.naam, bijlage.formaat, bijlage.inhoud[:5]) == (
        "besluit-stilzwijgend.pdf",
        "application/pdf",
        b"%PDF-",
    )
    assert soorten(aanvraag) == ["besluit"]


def test_alles_samen_is_een_bericht_en_niets_eerder(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL, ONTHEFFING, PARTNERDIENST, levering="samen")
    zaak = zaak_van(aanvraag, ONTHEFFING)
    besluit(aanvraag, STIL, "Verleend")
    werker.werk_af()
    assert not kanalen["mail"].ontvangen
    stukken = zaken.dossiers([zaak_van(aanvraag, STIL), zaak], alleen_voor_client=True)
    assert stukken == []  # the letter is there, but not handed over
    assert len(zaken.dossiers([zaak_van(aanvraag, STIL)])) == 1
    zaken.sluit(zaak_van(aanvraag, PARTNERDIENST), resultaat="Verleend", door=DOOR)
    werker.werk_af()
    assert not kanalen["mail"].ontvangen
    zaken.sluit(zaak, resultaat="Geweigerd", door=DOOR)
    werker.werk_af()
    (zending,) = kanalen["mail"].ontvangen
    assert zending.onderwerp == "Alles is klaar: Proeffeest"
    assert (
        "- Stilzwijgend: verleend\n- Ontheffing: gaat niet door\n- Partnerdienst: is geregeld"
        in zending.tekst
    )
    assert [b.naam for b in zending.bijlagen] == ["besluit-stilzwijgend.pdf"]
    assert len(zaken.dossiers([zaak_van(aanvraag, STIL)], alleen_voor_client=True)) == 1
    assert soorten(aanvraag) == ["levering"]


def test_wie_delen_wil_krijgt_elk_besluit_als_het_er_is(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL, PARTNERDIENST, levering="per_deel")
    besluit(aanvraag, STIL)
    werker.werk_af()
    besluit(aanvraag, PARTNERDIENST)
    werker.werk_af()
    assert soorten(aanvraag) == ["besluit", "besluit"]


def test_een_stap_wordt_verteld_als_delen_los_komen_en_de_eerste_niet(
    kanalen: Kanalen, werker: Werker
) -> None:
    los, samen = maak_aanvraag(STIL, PARTNERDIENST), maak_aanvraag(STIL, PARTNERDIENST, levering="samen")
    werker.werk_af()
    assert soorten(los) == soorten(samen) == []
    for aanvraag in (los, samen):
        zaken.zet_status(zaak_van(aanvraag, STIL), "behandelen", door=DOOR)
    werker.werk_af()
    assert (soorten(los), soorten(samen)) == (["stap"], [])
    assert kanalen["mail"].ontvangen[0].onderwerp == "Stilzwijgend: behandelen"


def test_een_vraag_aan_de_client_noemt_de_laatste_dag_en_de_plek(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(VERGUNNING)
    dag = vandaag() + dt.timedelta(days=10)
    taak = zaken.vraag_client(
        zaak_van(aanvraag, VERGUNNING), vraag="Stuur ons {aanhef} een foto", uiterlijk=dag, door=DOOR
    )
    zaken.stel_taak(zaak_van(aanvraag, VERGUNNING), soort="anders", vraag="Voor ons zelf", door=DOOR)
    werker.werk_af()
    (zending,) = kanalen["mail"].ontvangen
    assert zending.onderwerp == "Wij hebben iets van u nodig: Stuur ons {aanhef} een foto"
    assert f"/mijn/zaken/{aanvraag.nummer}/taak/{taak.id}" in zending.tekst
    assert f"uiterlijk {dag.day} " in zending.tekst
    assert soorten(aanvraag) == ["vraag_aan_u"]  # standing still isn't told twice


def test_een_herinnering_komt_drie_dagen_van_tevoren_en_een_keer(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(VERGUNNING)
    taak = zaken.vraag_client(
        zaak_van(aanvraag, VERGUNNING),
        vraag="Een foto",
        uiterlijk=vandaag() + dt.timedelta(days=10),
        door=DOOR,
    )
    assert herinner_clienten() == 0
    with time_machine.travel(nu() + dt.timedelta(days=7), tick=True):
        assert herinner_clienten() == 1
        herinner_clienten()
        werker.werk_af()
    with time_machine.travel(nu() + dt.timedelta(days=11), tick=True):
        assert herinner_clienten() == 0
    assert [z.onderwerp for z in kanalen["mail"].ontvangen if "Herinnering" in z.onderwerp] == [
        "Herinnering: Een foto"
    ]
    zaken.beantwoord(taak, antwoord="Hier", door=DOOR)
    with time_machine.travel(nu() + dt.timedelta(days=8), tick=True):
        assert herinner_clienten() == 0


def test_verlengen_wordt_verteld_met_de_reden(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(VERGUNNING)
    zaak = zaken.verleng(
        zaak_van(aanvraag, VERGUNNING), duur="P2W", reden="De brandweer moet nog kijken.", door=DOOR
    )
    werker.werk_af()
    (zending,) = kanalen["mail"].ontvangen
    assert "De brandweer moet nog kijken." in zending.tekst
    assert zaak.uiterlijke_einddatum_afdoening is not None
    assert f"De nieuwe datum is {zaak.uiterlijke_einddatum_afdoening.day} " in zending.tekst


def test_wat_door_een_weigering_vervalt_wordt_in_een_keer_verteld(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL, VERGUNNING, ONTHEFFING, wacht={VERGUNNING: STIL, ONTHEFFING: STIL})
    besluit(aanvraag, STIL)
    werker.werk_af()
    assert sorted(soorten(aanvraag)) == ["besluit", "vervallen"]  # two lapse by one cause: told at once
    vervallen = next(z for z in kanalen["mail"].ontvangen if "gaat niet door" in z.onderwerp)
    assert vervallen.onderwerp == "Een deel van uw aanvraag (Vergunning en Ontheffing) gaat niet door"
    assert "omdat het hangt aan: stilzwijgend" in vervallen.tekst


def test_bij_samen_leveren_staat_wat_vervalt_in_het_ene_bericht(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL, VERGUNNING, levering="samen", wacht={VERGUNNING: STIL})
    besluit(aanvraag, STIL)
    werker.werk_af()
    assert soorten(aanvraag) == ["levering"]
    tekst = kanalen["mail"].ontvangen[0].tekst
    assert "- Stilzwijgend: geweigerd\n- Vergunning: gaat niet door. Dit gaat niet door, omdat" in tekst


def test_intrekken_wordt_bevestigd_ook_wat_daardoor_vervalt(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL, VERGUNNING, levering="samen", wacht={VERGUNNING: STIL})
    aanvragen.trek_in(aanvraag, {STIL}, door=DOOR)
    werker.werk_af()
    assert sorted(soorten(aanvraag)) == ["ingetrokken", "vervallen"]
    assert Knoop.objects.get(aanvraag=aanvraag, dienst=STIL).staat == "ingetrokken"


def test_dezelfde_gebeurtenis_twee_keer_is_een_bericht(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(STIL)
    dien_in(aanvraag)
    dien_in(aanvraag)
    besluit(aanvraag, STIL)
    werker.werk_af()
    werker.gedaan.clear()  # a worker that was killed after the work, before it said so
    werker.werk_af()
    assert soorten(aanvraag) == ["ontvangst", "besluit"]
    assert len(kanalen["mail"].ontvangen) == 2


def test_een_zaak_van_een_ander_systeem_geeft_geen_bericht(kanalen: Kanalen, werker: Werker) -> None:
    from eenloket.midoffice.zaken.tests.bouwers import maak_zaak

    zaak = maak_zaak(VERGUNNING)
    zaken.vraag_client(zaak, vraag="Iets", uiterlijk=vandaag() + dt.timedelta(days=3), door=DOOR)
    werker.werk_af()
    assert not Bericht.objects.exists()
