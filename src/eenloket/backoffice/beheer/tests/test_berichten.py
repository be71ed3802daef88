"""Messages that didn't arrive and letters that wait: who sees them, and trying again (M-B12)."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from eenloket.backoffice.behandeling.tests.test_paginas import ingelogd
from eenloket.kern.aflevering.api import Staat, bezorg
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import nu
from eenloket.midoffice.aanvragen.models import Aanvraag
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.berichten.models import Bericht
from eenloket.midoffice.berichten.ports import kanalen
from eenloket.midoffice.berichten.tests.bouwers import ADRES, DOOR, Kanaal, Werker, maak_aanvraag
from eenloket.midoffice.berichten.verzenden import UITGANG
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker, maak_organisatie
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN

pytestmark = pytest.mark.django_db
PAD = "/beheer/berichten"


@pytest.fixture(autouse=True)
def loket(settings: Settings) -> None:
    settings.ORGANISATIE = EIGEN
    maak_organisatie()


@pytest.fixture(autouse=True)
def _mail() -> Iterator[None]:
    oud = dict(kanalen)
    kanalen.clear()
    kanalen["mail"] = Kanaal("mail")
    yield
    kanalen.clear()
    kanalen.update(oud)


@pytest.fixture
def mislukt() -> berichten.Bericht:
    """A message that was given up."""
    aanvraag = maak_aanvraag()
    bericht = stuur(aanvraag)
    Bericht.objects.update(begonnen_op=nu() - dt.timedelta(hours=49), pogingen=20)
    kanalen["mail"].stuk = True  # type: ignore[attr-defined]
    bezorg(UITGANG, bericht.id)
    bericht.refresh_from_db()
    return bericht


def stuur(aanvraag: Aanvraag) -> berichten.Bericht:
    return berichten.stuur(
        "ontvangst", aanvraag=aanvraag, velden={}, sleutel=f"proef:{aanvraag.id}", door=DOOR
    )


def beheerder(*rechten: Recht) -> Client:
    return ingelogd(maak_medewerker(rechten=rechten or (Recht.BEHEER,)))


def opnieuw(bericht: berichten.Bericht) -> str:
    return reverse("beheer:bericht_opnieuw", args=[bericht.id])


@pytest.mark.parametrize("recht", [Recht.KOPPELINGEN, Recht.BEHEER])
def test_een_mislukt_bericht_staat_er_met_nummer_en_oorzaak_zonder_gegevens_van_de_klant(
    mislukt: berichten.Bericht, recht: Recht
) -> None:
    antwoord = beheerder(recht).get(PAD)
    pagina = antwoord.content.decode()
    nummer = Aanvraag.objects.get(id=mislukt.aanvraag_id).nummer
    for tekst in (nummer, "Ontvangstbevestiging", "E-mail", "mail: geen verbinding", opnieuw(mislukt)):
        assert tekst in pagina
    assert 'aria-current="page"' in pagina
    for geheim in ("Sanne", "Vermeer", "sanne@voorbeeld.test"):
        assert geheim not in pagina


def test_opnieuw_versturen_zet_het_bericht_klaar_een_keer(mislukt: berichten.Bericht) -> None:
    client = beheerder()
    assert client.post(opnieuw(mislukt)).url == PAD
    mislukt.refresh_from_db()
    assert (mislukt.staat, mislukt.pogingen, mislukt.laatste_fout) == (Staat.WACHT, 0, "")
    pagina = client.get(PAD).content.decode()
    assert "Wij proberen het meteen opnieuw." in pagina
    assert "Alle berichten zijn aangekomen." in pagina
    client.post(opnieuw(mislukt))  # pressed twice
    kanalen["mail"].stuk = False  # type: ignore[attr-defined]
    Werker().werk_af()
    assert len(kanalen["mail"].ontvangen) == 1  # type: ignore[attr-defined]
    client.post(opnieuw(mislukt))
    assert "of wij proberen het nog" in client.get(PAD).content.decode()


def test_zonder_weg_naar_de_klant_zegt_de_pagina_dat(mislukt: berichten.Bericht) -> None:
    kanalen.clear()
    client = beheerder()
    client.post(opnieuw(mislukt))
    assert "Wij weten geen weg naar de aanvrager." in client.get(PAD).content.decode()
    mislukt.refresh_from_db()
    assert mislukt.staat == Staat.NIET_NODIG


def test_een_brief_zonder_printdienst_staat_bij_de_printer() -> None:
    aanvraag = maak_aanvraag(client=None, antwoorden={"naam": "Sanne Vermeer", "adres": ADRES})
    bericht = stuur(aanvraag)
    assert (bericht.kanaal, bericht.staat) == ("post", Staat.WACHT)
    pagina = beheerder().get(PAD).content.decode()
    wachtend = pagina.split("Wacht op de printer")[1]
    assert aanvraag.nummer in wachtend
    assert "Elzenpad" not in pagina
    assert opnieuw(bericht) not in pagina


def test_zonder_een_van_beide_rechten_geen_berichten(mislukt: berichten.Bericht) -> None:
    ander = ingelogd(maak_medewerker())
    assert ander.get(PAD).status_code == 403
    assert ander.post(opnieuw(mislukt)).status_code == 403
    assert PAD not in ander.get("/behandeling").content.decode()
    assert Client().get(PAD).headers["Location"].startswith("/medewerker/inloggen?next=")
    assert Client().post(opnieuw(mislukt)).status_code == 403
    assert beheerder().get(opnieuw(mislukt)).status_code == 405
    mislukt.refresh_from_db()
    assert mislukt.staat == Staat.MISLUKT


def test_berichten_van_een_andere_organisatie_zijn_er_niet(mislukt: berichten.Bericht) -> None:
    elders = ingelogd(
        maak_medewerker(organisatie=maak_organisatie("andere"), rechten=(Recht.BEHEER, Recht.KOPPELINGEN))
    )
    pagina = elders.get(PAD)
    assert pagina.status_code == 200
    assert Aanvraag.objects.get(id=mislukt.aanvraag_id).nummer not in pagina.content.decode()
    assert elders.post(opnieuw(mislukt)).status_code == 404
    mislukt.refresh_from_db()
    assert mislukt.staat == Staat.MISLUKT
