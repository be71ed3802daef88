"""A hand-over arrives once, however often a partner is away."""

import datetime as dt
import threading

import httpx
import pytest
from django.db import connection, transaction

from eenloket.kern.klok import nu
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import ONTHEFFING, PARTNERDIENST
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.partners import bezorgen
from eenloket.verbinding.partners.abonnees import trek_overdrachten_in
from eenloket.verbinding.partners.models import Overdracht
from eenloket.verbinding.partners.overdragen import opnieuw, wachttijd

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
    bezorgen.bezorg(overdracht.id)
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
    bezorgen.bezorg(overdracht.id)
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
        bezorgen.bezorg(overdracht.id)
        rij = vers(overdracht)
        assert rij.staat == "wacht"
        assert rij.volgende_poging is not None
        assert rij.inhoud
        later(overdracht, hours=1)
    assert vers(overdracht).pogingen == 26
    assert vers(overdracht).laatste_fout
    partners.storing(f"partners/{PARTNER}", "")
    bezorgen.bezorg(overdracht.id)
    assert vers(overdracht).staat == "bezorgd"


def test_na_twee_dagen_moet_een_mens_kijken_en_kan_die_het_opnieuw_proberen(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    partners.storing(f"partners/{PARTNER}", "5xx")
    bezorgen.bezorg(overdracht.id)
    later(overdracht, hours=49)
    bezorgen.bezorg(overdracht.id)
    rij = vers(overdracht)
    assert (rij.staat, rij.volgende_poging) == ("mislukt", None)
    assert rij.inhoud, "the content must still be there to send again"
    partners.storing(f"partners/{PARTNER}", "")
    assert opnieuw(rij.id, rij.organisatie_id, door=DOOR)
    bezorgen.verbinding.cache_clear()
    bezorgen.bezorg(overdracht.id)
    assert vers(overdracht).staat == "bezorgd"
    assert not opnieuw(rij.id, rij.organisatie_id, door=DOOR)


def test_de_pauzes_groeien_tot_een_uur() -> None:
    pauzes = [wachttijd(poging).total_seconds() for poging in (1, 2, 3, 7, 8, 50, 5000)]
    assert pauzes == [30, 60, 120, 1920, 3600, 3600, 3600]


def test_voor_zijn_beurt_gebeurt_er_niets(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    Overdracht.objects.update(volgende_poging=nu() + dt.timedelta(minutes=5))
    assert bezorgen.aan_de_beurt() == []
    bezorgen.bezorg(overdracht.id)
    assert vers(overdracht).pogingen == 0
    later(overdracht, minutes=6)
    assert bezorgen.aan_de_beurt() == [overdracht.id]


def test_een_antwoord_dat_verloren_ging_maakt_geen_tweede_opdracht(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    bezorgen.bezorg(overdracht.id)
    eerste = vers(overdracht).nummer
    Overdracht.objects.update(
        staat="wacht",
        nummer="",
        volgende_poging=nu(),
        inhoud={"naam": "Sanne Vermeer", "verhuisdatum": "2026-12-01"},
    )
    bezorgen.bezorg(overdracht.id)
    assert vers(overdracht).nummer == eerste


def test_wat_een_partner_nooit_aanneemt_wordt_meteen_gemeld(partners: Simulatoren) -> None:
    overdracht = maak_overdracht(koppeling=ADVISEUR)  # an adviser takes no orders
    bezorgen.bezorg(overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).laatste_fout) == ("mislukt", "notFound")


def test_een_koppeling_die_ontbreekt_wacht_tot_ze_er_is(partners: Simulatoren) -> None:
    overdracht = maak_overdracht(koppeling="nog-niet")
    bezorgen.bezorg(overdracht.id)
    assert (vers(overdracht).staat, vers(overdracht).laatste_fout) == ("wacht", "geen koppeling")


def sluit(overdracht: Overdracht) -> None:
    zaak = zaken.Zaak.objects.get(id=overdracht.zaak_id)
    zaken.sluit(zaak, resultaat="Ingetrokken", door=DOOR)
    from eenloket.midoffice.zaken.events import ZaakGesloten

    trek_overdrachten_in(ZaakGesloten(zaak_id=zaak.id, resultaat="Ingetrokken", positief=False), DOOR)


def test_een_ingetrokken_zaak_wordt_bij_de_partner_ingetrokken(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    bezorgen.bezorg(overdracht.id)
    sluit(overdracht)
    assert vers(overdracht).staat == "intrekken"
    bezorgen.bezorg(overdracht.id)
    assert vers(overdracht).staat == "ingetrokken"
    assert bij_partner(partners, vers(overdracht))["status"] == "ingetrokken"


def test_wat_nog_niet_weg_was_gaat_dan_nooit_weg(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    sluit(overdracht)
    bezorgen.bezorg(overdracht.id)
    rij = vers(overdracht)
    assert (rij.staat, rij.nummer, rij.inhoud) == ("ingetrokken", "", None)


def test_wat_misschien_aankwam_wordt_teruggehaald(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()
    partners.storing(f"partners/{PARTNER}", "onzin")
    bezorgen.bezorg(overdracht.id)
    sluit(overdracht)
    assert vers(overdracht).staat == "intrekken"
    partners.storing(f"partners/{PARTNER}", "")
    later(overdracht, minutes=1)
    bezorgen.bezorg(overdracht.id)
    assert vers(overdracht).staat == "ingetrokken"
    assert bij_partner(partners, vers(overdracht))["status"] == "ingetrokken"


@pytest.mark.django_db(transaction=True)
def test_twee_werkers_bezorgen_niet_tegelijk(partners: Simulatoren) -> None:
    overdracht = maak_overdracht()

    def werk() -> None:
        bezorgen.bezorg(overdracht.id)
        connection.close()

    draden = [threading.Thread(target=werk) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert (vers(overdracht).staat, vers(overdracht).pogingen) == ("bezorgd", 1)


def test_de_controle_van_een_koppeling(partners: Simulatoren) -> None:
    bezorgen.controleer(PARTNER)
    from eenloket.kern.fouten import BuitenBereik

    with pytest.raises(BuitenBereik, match="geen koppeling"):
        bezorgen.controleer("onbekend")
