"""A hand-over arrives once, however often a partner is away."""

import datetime as dt
import threading
from dataclasses import replace
from typing import Any

import httpx
import pytest
from django.db import connection, transaction

from eenloket.kern.aflevering.api import aan_de_beurt, bezorg, probeer_opnieuw
from eenloket.kern.klok import nu
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import ONTHEFFING, PARTNERDIENST
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.partners import bezorgen
from eenloket.verbinding.partners.abonnees import trek_overdrachten_in
from eenloket.verbinding.partners.bezorgen import UITGANG
from eenloket.verbinding.partners.models import Overdracht

from .bouwers import ADVISEUR, PARTNER, maak_overdracht

pytestmark = pytest.mark.django_db


def vers(overdracht: Overdracht) -> Overdracht:
    return Overdracht.objects.get(id=overdracht.id)


def bij_partner(
    simulatoren: Simulatoren, overdracht: Overdracht, soort: str = "opdrachten"
) -> dict[str, object]:
    adres = f"{simulatoren.url}/partners/{overdracht.koppeling}/{soort}/{overdracht.nummer}"
    antwoord = httpx.get(adres, headers={"Authorization": "Bearer simulator"})
    assert antwoord.status_code == 200, antwoord.text
    return dict(antwoord.json())


def later(overdracht: Overdracht, **duur: int) -> None:
    """Time passes: the row's moments move back."""
    stap = dt.timedelta(**duur)
    rij = vers(overdracht)
    rij.begonnen_op -= stap
    rij.volgende_poging = rij.volgende_poging and rij.volgende_poging - stap
    rij.save()
    bezorgen.verbinding.cache_clear()  # and the breaker has had its rest


def test_een_opdracht_komt_aan_met_alleen_wat_nodig_is(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    bezorg(UITGANG, overdracht.id)
    rij = vers(overdracht)
    assert (rij.staat, rij.inhoud, rij.volgende_poging, rij.pogingen) == ("bezorgd", None, None, 1)
    assert rij.gegevens == ["naam", "verhuisdatum"]
    assert bij_partner(partners, rij)["kenmerk"] == overdracht.kenmerk
    pagina = httpx.get(f"{partners.url}/partners/{PARTNER}").text
    assert "Sanne Vermeer" in pagina


def test_een_adviesvraag_komt_aan_als_vraag(partners: Simulatoren) -> None:
    zaak = maak_zaak(ONTHEFFING, fase="behandelen")
    taak = zaken.vraag_advies(zaak, organisatie=ADVISEUR, vraag="Is dit veilig?", door=DOOR)
    overdracht = maak_overdracht(
        zaak, koppeling=ADVISEUR, soort="advies", taak_id=taak.id, vraag="Is dit veilig?", plaats="Veenkade"
    )
    bezorg(UITGANG, overdracht.id)
    assert bij_partner(partners, vers(overdracht), "adviesvragen")["status"] in (
        "ontvangen",
        "in_behandeling",
    )
    assert "Is dit veilig?" in httpx.get(f"{partners.url}/partners/{ADVISEUR}").text


def test_twee_keer_overdragen_is_een_overdracht(partners: Simulatoren) -> None:
    zaak = maak_zaak(PARTNERDIENST)
    assert maak_overdracht(zaak).id == maak_overdracht(zaak, naam="iets anders").id


def test_wat_teruggedraaid_wordt_gaat_nooit_weg(partners: Simulatoren) -> None:
    zaak = maak_zaak(PARTNERDIENST)
    with transaction.atomic():
        maak_overdracht(zaak)
        transaction.set_rollback(True)
    assert not Overdracht.objects.exists()


def test_een_partner_die_een_dag_weg_is_mist_niets(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    partners.storing(f"partners/{PARTNER}", "uit")
    for _ in range(26):
        bezorg(UITGANG, overdracht.id)
        rij = vers(overdracht)
        assert rij.staat == "wacht"
        assert rij.volgende_poging is not None
        assert rij.inhoud
        later(overdracht, hours=1)
    assert vers(overdracht).pogingen == 26
    assert vers(overdracht).laatste_fout
    partners.storing(f"partners/{PARTNER}", "")
    bezorg(UITGANG, overdracht.id)
    assert vers(overdracht).staat == "bezorgd"


def test_na_twee_dagen_moet_een_mens_kijken_en_kan_die_het_opnieuw_proberen(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    partners.storing(f"partners/{PARTNER}", "5xx")
    bezorg(UITGANG, overdracht.id)
    later(overdracht, hours=49)
    Overdracht.objects.update(pogingen=50)
    bezorg(UITGANG, overdracht.id)
    rij = vers(overdracht)
    assert (rij.staat, rij.volgende_poging) == ("mislukt", None)
    assert rij.inhoud, "the content must still be there to send again"
    partners.storing(f"partners/{PARTNER}", "")
    assert probeer_opnieuw(UITGANG, rij.id, rij.organisatie_id, door=DOOR)
    bezorgen.verbinding.cache_clear()
    bezorg(UITGANG, overdracht.id)
    assert vers(overdracht).staat == "bezorgd"
    assert not probeer_opnieuw(UITGANG, rij.id, rij.organisatie_id, door=DOOR)


def test_voor_zijn_beurt_gebeurt_er_niets(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    Overdracht.objects.update(volgende_poging=nu() + dt.timedelta(minutes=5))
    assert aan_de_beurt(UITGANG) == []
    bezorg(UITGANG, overdracht.id)
    assert vers(overdracht).pogingen == 0
    later(overdracht, minutes=6)
    assert aan_de_beurt(UITGANG) == [overdracht.id]


def test_een_antwoord_dat_verloren_ging_maakt_geen_tweede_opdracht(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    bezorg(UITGANG, overdracht.id)
    eerste = vers(overdracht).nummer
    Overdracht.objects.update(
        staat="wacht",
        nummer="",
        volgende_poging=nu(),
        inhoud={"naam": "Sanne Vermeer", "verhuisdatum": "2026-12-01"},
    )
    bezorg(UITGANG, overdracht.id)
    assert vers(overdracht).nummer == eerste


def test_wat_een_partner_nooit_aanneemt_wordt_meteen_gemeld(partners: Simulatoren) -> None:
    overdracht = maak_overdracht(koppeling=ADVISEUR)  # an adviser takes no orders
    bezorg(UITGANG, overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).laatste_fout) == ("mislukt", "notFound")


def test_een_koppeling_die_ontbreekt_wacht_tot_ze_er_is(partners: Simulatoren) -> None:
    overdracht = maak_overdracht(koppeling="nog-niet")
    bezorg(UITGANG, overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).laatste_fout) == ("wacht", "nog-niet: niet ingesteld")


def sluit(overdracht: Overdracht) -> None:
    zaak = zaken.Zaak.objects.get(id=overdracht.zaak_id)
    zaken.sluit(zaak, resultaat="Ingetrokken", door=DOOR)
    from eenloket.midoffice.zaken.events import ZaakGesloten

    trek_overdrachten_in(ZaakGesloten(zaak_id=zaak.id, resultaat="Ingetrokken", positief=False), DOOR)


def test_een_ingetrokken_zaak_wordt_bij_de_partner_ingetrokken(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    bezorg(UITGANG, overdracht.id)
    sluit(overdracht)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("wacht", True)
    bezorg(UITGANG, overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("bezorgd", True)
    assert bij_partner(partners, vers(overdracht))["status"] == "ingetrokken"


def test_wat_nog_niet_weg_was_gaat_dan_nooit_weg(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    sluit(overdracht)
    bezorg(UITGANG, overdracht.id)
    rij = vers(overdracht)
    assert (rij.staat, rij.nummer, rij.inhoud) == ("niet_nodig", "", None)


def test_wat_misschien_aankwam_wordt_teruggehaald(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    partners.storing(f"partners/{PARTNER}", "onzin")
    bezorg(UITGANG, overdracht.id)
    sluit(overdracht)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("wacht", True)
    partners.storing(f"partners/{PARTNER}", "")
    later(overdracht, minutes=1)
    bezorg(UITGANG, overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("bezorgd", True)
    assert bij_partner(partners, vers(overdracht))["status"] == "ingetrokken"


def test_wat_weg_was_toen_het_proces_stierf_wordt_teruggehaald(partners: Simulatoren) -> None:
    """Killed between the call and the record: nothing told us, so it may be there. It was never taken back before."""
    overdracht = maak_overdracht()
    with pytest.raises(KeyboardInterrupt):
        bezorg(replace(UITGANG, geef=_en_sterf), overdracht.id)
    sluit(overdracht)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("wacht", True)
    bezorg(UITGANG, overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("bezorgd", True)
    assert bij_partner(partners, vers(overdracht))["status"] == "ingetrokken"


def _en_sterf(overdracht: Overdracht) -> dict[str, object]:
    bezorgen.geef(overdracht)
    raise KeyboardInterrupt


def test_wat_gesloten_wordt_terwijl_het_weggaat_wordt_teruggehaald(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()

    def en_sluit(rij: Overdracht) -> Any:
        gehoord = bezorgen.geef(rij)
        sluit(rij)
        return gehoord

    bezorg(replace(UITGANG, geef=en_sluit), overdracht.id)
    rij = vers(overdracht)
    assert (rij.staat, rij.intrekken) == ("wacht", True), "the outcome of the try doesn't undo that"
    assert rij.nummer, "what the partner told counts"
    bezorg(UITGANG, overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("bezorgd", True)


def test_een_intrekking_die_is_opgegeven_wordt_opnieuw_een_intrekking(partners: Simulatoren) -> None:
    """Sending it again counted as delivered before, or sent the order of an ended case."""
    overdracht = maak_overdracht()
    bezorg(UITGANG, overdracht.id)
    sluit(overdracht)
    partners.storing(f"partners/{PARTNER}", "5xx")
    Overdracht.objects.update(pogingen=50, begonnen_op=nu() - dt.timedelta(hours=49))
    bezorg(UITGANG, overdracht.id)
    rij = vers(overdracht)
    assert rij.staat == "mislukt"
    partners.storing(f"partners/{PARTNER}", "")
    bezorgen.verbinding.cache_clear()
    assert probeer_opnieuw(UITGANG, rij.id, rij.organisatie_id, door=DOOR)
    bezorg(UITGANG, overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).intrekken) == ("bezorgd", True)
    assert bij_partner(partners, vers(overdracht))["status"] == "ingetrokken"


@pytest.mark.django_db(transaction=True)
def test_twee_werkers_bezorgen_niet_tegelijk(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()

    def werk() -> None:
        bezorg(UITGANG, overdracht.id)
        connection.close()

    draden = [threading.Thread(target=werk) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert (vers(overdracht).staat, vers(overdracht).pogingen) == ("bezorgd", 1)


def test_de_controle_van_een_koppeling(partners: Simulatoren) -> None:
    bezorgen.controleer_koppeling(PARTNER)
    from eenloket.kern.fouten import BuitenBereik

    with pytest.raises(BuitenBereik, match="niet ingesteld"):
        bezorgen.controleer_koppeling("onbekend")
