"""The page with connections: for who has the right, of the own organisation only."""

import pytest
from django.test import Client as Browser

from eenloket.backoffice.werkplek.tests.menubalk import menu
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker, maak_organisatie, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN, PARTNERDIENST
from eenloket.verbinding.partners.models import Overdracht
from eenloket.verbinding.partners.tests.bouwers import maak_overdracht
from eenloket.verbinding.partners.tests.conftest import geheimen  # noqa: F401  # a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geheimen")]


@pytest.fixture
def beheerder(client: Browser, settings) -> Browser:
    settings.ORGANISATIE = EIGEN
    medewerker = maak_medewerker(rechten=(Recht.KOPPELINGEN,))
    client.force_login(medewerker)
    sessie = client.session
    sessie["mfa_elders"] = True
    sessie.save()
    return client


def test_wat_wacht_en_wat_mislukte_staat_er_zonder_persoonsgegevens(beheerder: Browser) -> None:
    overdracht = maak_overdracht()
    Overdracht.objects.update(staat="mislukt", laatste_fout="http 503", pogingen=30)
    antwoord = beheerder.get("/beheer/koppelingen")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert overdracht.kenmerk in tekst
    assert "http 503" in tekst
    assert "kijk hiernaar" in tekst
    assert "Vermeer" not in tekst
    assert menu(antwoord) == {"/beheer": "true"}
    onder = menu(antwoord, onder=True)
    assert {url for url, hier in onder.items() if hier} == {"/beheer/koppelingen"}
    assert "/beheer/abonnementen" in onder


def test_zonder_overdrachten(beheerder: Browser) -> None:
    assert "Alles is aangekomen." in beheerder.get("/beheer/koppelingen").content.decode()


def test_opnieuw_proberen(beheerder: Browser) -> None:
    overdracht = maak_overdracht()
    Overdracht.objects.update(staat="mislukt", volgende_poging=None, pogingen=30)
    antwoord = beheerder.post(f"/beheer/koppelingen/{overdracht.id}/opnieuw", follow=True)
    assert "meteen opnieuw" in antwoord.content.decode()
    rij = Overdracht.objects.get()
    assert (rij.staat, rij.pogingen) == ("wacht", 0)
    assert rij.volgende_poging is not None


def test_niet_van_een_andere_organisatie(beheerder: Browser) -> None:
    overdracht = maak_overdracht()
    ander = maak_organisatie("andere-gemeente")
    Overdracht.objects.update(organisatie=ander, staat="mislukt", volgende_poging=None)
    assert overdracht.kenmerk not in beheerder.get("/beheer/koppelingen").content.decode()
    beheerder.post(f"/beheer/koppelingen/{overdracht.id}/opnieuw")
    assert Overdracht.objects.get().staat == "mislukt"


@pytest.mark.parametrize("met_factor", [True, False])
def test_zonder_recht_of_tweede_factor_niets(client: Browser, settings, met_factor: bool) -> None:
    settings.ORGANISATIE = EIGEN
    overdracht = maak_overdracht()
    client.force_login(maak_medewerker(rechten=(Recht.ZAAK_LEZEN,) if met_factor else (Recht.KOPPELINGEN,)))
    sessie = client.session
    sessie["mfa_elders"] = met_factor
    sessie.save()
    assert client.get("/beheer/koppelingen").status_code == (403 if met_factor else 302)
    assert client.post(f"/beheer/koppelingen/{overdracht.id}/opnieuw").status_code == 403
    assert Browser().get("/beheer/koppelingen").headers["Location"].startswith("/medewerker/inloggen")


def test_het_aantal_vragen_groeit_niet_met_de_rijen(
    beheerder: Browser, django_assert_max_num_queries
) -> None:
    maak_overdracht()
    with django_assert_max_num_queries(40) as een:
        beheerder.get("/beheer/koppelingen")
    for _ in range(5):
        maak_overdracht(maak_zaak(PARTNERDIENST))
    with django_assert_max_num_queries(len(een)):
        beheerder.get("/beheer/koppelingen")
