"""Ended services that must be looked at again stand on top of the work list, for who may decide (M-B6)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from eenloket.kern.gebruikers.api import OVERAL
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.models import Aanvraag
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.aanvragen.tests.bouwers import VERHUIZEN, beslis, bezorg_plan, ingediend, zaak_van
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker, maak_organisatie

from .test_paginas import ingelogd

pytestmark = pytest.mark.django_db
CONTAINER, VERHUIZING = "afvalcontainer", "adreswijziging"
NAAM = "Suzanne Moulin"


@pytest.fixture(autouse=True)
def _zonder_registers() -> Iterator[None]:
    oud = (poorten.registers, poorten.bijhouding, poorten.partners)
    poorten.registers = poorten.bijhouding = poorten.partners = None
    yield
    poorten.registers, poorten.bijhouding, poorten.partners = oud


@pytest.fixture
def aanvraag() -> Aanvraag:
    """A container was granted; then the move itself was refused."""
    aanvraag = ingediend(vast=VERHUIZEN | {"naam": NAAM})
    beslis(aanvraag, CONTAINER, positief=True)
    beslis(aanvraag, VERHUIZING, positief=False)
    bezorg_plan()
    return aanvraag


def medewerker_van(organisatie: Organisatie, *rechten: Recht) -> Client:
    return ingelogd(maak_medewerker(organisatie=organisatie, rechten=rechten))


def adres() -> str:
    return reverse("behandeling:herzien", args=[Werk.objects.get(soort="herzien").id])


def test_wat_opnieuw_bekeken_moet_worden_staat_boven_de_werkvoorraad(aanvraag: Aanvraag) -> None:
    beslisser = medewerker_van(aanvraag.organisatie, Recht.ZAAK_LEZEN, Recht.ZAAK_BESLUITEN)
    pagina = beslisser.get("/behandeling").content.decode()
    (regel,) = aanvragen.te_herzien(aanvraag.organisatie_id, "nl", bereik=OVERAL)
    assert regel.zaaknummer == zaak_van(aanvraag, CONTAINER).identificatie
    for tekst in (
        "Opnieuw bekijken",
        regel.dienst,
        regel.zaaknummer,
        regel.reden,
        "Een andere dienst is geweigerd",
    ):
        assert tekst in pagina
    assert pagina.index("Opnieuw bekijken") < pagina.index("Er ligt geen werk")
    assert adres() in pagina


def test_wie_het_afrondt_schrijft_op_wat_er_is_gedaan(aanvraag: Aanvraag) -> None:
    beslisser = medewerker_van(aanvraag.organisatie, Recht.ZAAK_LEZEN, Recht.ZAAK_BESLUITEN)
    leeg = beslisser.post(adres(), {"toelichting": " "})
    assert leeg.status_code == 422
    assert f"id_herzien{Werk.objects.get(soort='herzien').id}_toelichting-fout" in leeg.content.decode()
    assert Werk.objects.get(soort="herzien").klaar_op is None
    assert beslisser.post(adres(), {"toelichting": "Gebeld: de container blijft."}).status_code == 302
    rij = Werk.objects.get(soort="herzien")
    (gedaan,) = rij.geschiedenis.all()
    assert (gedaan.toelichting, rij.klaar_op is None) == ("Gebeld: de container blijft.", False)
    assert "Opnieuw bekijken" not in beslisser.get("/behandeling").content.decode()
    assert beslisser.post(adres(), {"toelichting": "Nog een keer."}).status_code == 409


def test_wie_niet_beslist_leest_het_wel_maar_rondt_niets_af(aanvraag: Aanvraag) -> None:
    lezer = medewerker_van(aanvraag.organisatie, Recht.ZAAK_LEZEN)
    pagina = lezer.get("/behandeling").content.decode()
    assert "Opnieuw bekijken" in pagina
    assert adres() not in pagina
    assert lezer.post(adres(), {"toelichting": "Ik toch."}).status_code == 403
    assert lezer.get(adres()).status_code == 405
    assert Client().post(adres(), {"toelichting": "Ik ook."}).status_code == 403
    assert Werk.objects.get(soort="herzien").klaar_op is None


def test_een_andere_organisatie_ziet_het_niet_en_kan_het_niet_afronden(aanvraag: Aanvraag) -> None:
    elders = medewerker_van(maak_organisatie(), Recht.ZAAK_LEZEN, Recht.ZAAK_BESLUITEN)
    pagina = elders.get("/behandeling")
    assert pagina.status_code == 200
    assert "Opnieuw bekijken" not in pagina.content.decode()
    assert elders.post(adres(), {"toelichting": "Van ons."}).status_code == 404
    assert elders.post(adres(), {"toelichting": ""}).status_code in (404, 422)
    assert Werk.objects.get(soort="herzien").klaar_op is None


def test_de_zaakpagina_noemt_de_naam_een_keer_met_haar_bron(aanvraag: Aanvraag) -> None:
    lezer = medewerker_van(aanvraag.organisatie, Recht.ZAAK_LEZEN)
    for dienst in (VERHUIZING, CONTAINER):
        zaak = zaak_van(aanvraag, dienst)
        pagina = lezer.get(reverse("behandeling:zaak", args=[zaak.identificatie])).content.decode()
        gevraagd = pagina.split('id="gevraagd"')[1].split("</section>")[0]
        assert (gevraagd.count("<dt>Naam</dt>"), gevraagd.count(NAAM)) == (1, 1)
