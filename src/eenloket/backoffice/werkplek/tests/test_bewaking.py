"""The guard and the menu: who comes in, what is told to who doesn't, what waits, and where one is."""

import pytest
import structlog
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenloket.backoffice.behandeling.tests.test_paginas import ingelogd
from eenloket.backoffice.werkplek import menu as menubalk
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_aanbod, maak_medewerker, maak_zaak, opening

from .menubalk import aantallen, menu

ALLES = tuple(Recht)


def test_een_bezoeker_gaat_eerst_inloggen_en_een_formulier_komt_niet_door() -> None:
    antwoord = Client().get("/werkplek/zoeken")
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"].endswith("next=/werkplek/zoeken")
    assert Client().post("/werkplek/zoeken", {"zoek": "Moulin"}).status_code == 403


def test_zonder_tweede_factor_is_niemand_ingelogd() -> None:
    client = Client()
    client.force_login(maak_medewerker(rechten=ALLES))
    assert client.get("/werkplek/zoeken").status_code == 302


def test_wie_iets_niet_mag_leest_welk_recht_ontbreekt_en_wie_het_kan_geven() -> None:
    beheerder = maak_medewerker(rechten=(Recht.BEHEER,))
    Medewerker.objects.filter(id=beheerder.id).update(naam="Bente Beheer")
    client = ingelogd(maak_medewerker(rechten=(Recht.AANBOD_BEKIJKEN,)))
    with structlog.testing.capture_logs() as regels:
        antwoord = client.get("/beheer/berichten")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 403
    assert "koppelingen beheren" in tekst
    assert "beheren wie toegang heeft" in tekst
    assert "Vraag het aan Bente Beheer" in tekst
    assert 'href="/behandeling/aanbod"' in tekst, "the way back to what one may"
    (regel,) = [r for r in regels if r["event"] == "toegang geweigerd"]
    assert regel["plek"] == "beheer:berichten"
    assert regel["rechten"] == ["koppelingen.beheren", "beheer"]
    assert "Medewerker" not in str(regel)


def test_een_fout_staat_in_het_kader_met_de_weg_terug() -> None:
    antwoord = ingelogd(maak_medewerker()).get("/behandeling/zaken/Z2026-9999999")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 404
    assert "Dit is er niet" in tekst
    assert menu(antwoord) == {"/behandeling": "true", "/behandeling/aanbod": ""}
    assert '<a href="/behandeling" class="utrecht-button' in tekst


def test_ieder_ziet_zijn_eigen_menu_en_waar_hij_is() -> None:
    antwoord = ingelogd(maak_medewerker(rechten=ALLES)).get("/beheer/abonnementen")
    assert menu(antwoord) == {
        "/behandeling": "",
        "/behandeling/intake/": "",
        "/behandeling/aanbod": "",
        "/beheer": "true",
    }
    assert menu(antwoord, onder=True)["/beheer/abonnementen"] == "page"
    zaak = ingelogd(maak_medewerker()).get(f"/behandeling/zaken/{maak_zaak().sleutel}")
    assert menu(zaak)["/behandeling"] == "true"
    assert menu(zaak, onder=True) == {}


def test_het_menu_telt_wat_van_mij_of_van_niemand_is_en_niet_verder_dan_vijftig() -> None:
    ik, ander = maak_medewerker(), maak_medewerker()
    client = ingelogd(ik)
    van_ander = maak_zaak()
    zaken.neem_in_behandeling(van_ander, medewerker=ander, door=DOOR)
    maak_zaak()
    assert aantallen(client.get("/behandeling/aanbod")) == {"/behandeling": "1"}
    zaken.open_zaken([opening(maak_aanbod()) for _ in range(60)], door=DOOR)
    assert aantallen(client.get("/behandeling/aanbod")) == {"/behandeling": "1"}, (
        "remembered for some seconds"
    )
    menubalk.vergeet()
    assert aantallen(client.get("/behandeling/aanbod")) == {"/behandeling": "50+"}


def test_een_telling_kost_een_vraag_en_daarna_geen() -> None:
    client = ingelogd(maak_medewerker(rechten=ALLES))
    client.get("/behandeling/aanbod")
    with CaptureQueriesContext(
        connection,
    ) as warm:
        client.get("/behandeling/aanbod")
    menubalk.vergeet()
    with CaptureQueriesContext(connection) as koud:
        client.get("/behandeling/aanbod")
    assert len(koud) - len(warm) == 4, "cases, subscriptions, hand-overs, messages"


@pytest.mark.parametrize(("pad", "wel"), [("/behandeling", True), ("/beheer", False)])
def test_wie_geen_zaken_mag_zien_heeft_geen_zoekveld(pad: str, wel: bool) -> None:
    rechten = (Recht.ZAAK_LEZEN,) if wel else (Recht.BEHEER,)
    tekst = ingelogd(maak_medewerker(rechten=rechten)).get(pad).content.decode()
    assert ('role="search"' in tekst) is wel


def test_wie_alleen_beheert_komt_na_inloggen_bij_zijn_eigen_werk() -> None:
    antwoord = ingelogd(maak_medewerker(rechten=(Recht.KOPPELINGEN,))).get("/behandeling")
    assert antwoord.headers["Location"] == "/beheer"


def test_het_kader_is_er_ook_in_het_engels() -> None:
    client = ingelogd(maak_medewerker(rechten=ALLES))
    client.cookies["django_language"] = "en"
    tekst = client.get("/werkplek/zoeken", headers={"accept-language": "en"}).content.decode()
    for nederlands in ("Werkvoorraad", "Beheer<", "Zoeken<", "te doen"):
        assert nederlands not in tekst
