"""Nobody gets what isn't theirs: ids, numbers, codes, forged posts, too many tries; and no personal data in an address (M-F1)."""

import uuid

import pytest
from django.test import Client

from eenloket.frontoffice.intake.tests.bouwers import (
    ANDER,
    begin,
    inwoner,
    medewerker,
    pad,
    verstuur,
)
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.aanvragen.tests.registers import Kastje

MIJN = ["mijn", "berichten", "gegevens", "voorkeuren"]


def _bezoeker(wie: str) -> Client:
    if wie == "anoniem":
        return Client()
    if wie == "ander":
        return inwoner(ANDER)
    if wie == "zonder_recht":
        return medewerker(Recht.ZAAK_LEZEN)
    elders = Organisatie.objects.create(slug="elders", naam="Elders", soort="gemeente", rsin="800000999")
    return medewerker(Recht.AANVRAAG_OVERNEMEN, organisatie=elders)


@pytest.mark.parametrize("wie", ["anoniem", "ander", "zonder_recht", "andere_organisatie", "balie"])
def test_een_verstuurde_aanvraag_is_alleen_van_de_client(loket: Kastje, wie: str) -> None:
    client = inwoner()
    nummer = verstuur(client, begin(client))
    vreemd = medewerker(Recht.AANVRAAG_OVERNEMEN) if wie == "balie" else _bezoeker(wie)
    verwacht = 404 if wie == "ander" else 302  # who works here is no client: he is asked to log in as one
    lezen = [
        pad("zaak", nummer),
        pad("intrekken", nummer),
        pad("taak", nummer, uuid.uuid4()),
        pad("document", nummer, uuid.uuid4()),
    ]
    for adres in lezen:
        antwoord = vreemd.get(adres)
        assert antwoord.status_code == verwacht, adres
        if verwacht == 302:
            assert antwoord.url.startswith("/inloggen?")
    assert vreemd.post(pad("intrekken", nummer), {"dienst": "adreswijziging"}).status_code == verwacht
    assert vreemd.post(pad("opnieuw", nummer, "verhuisdatum")).status_code == verwacht
    assert Aanvraag.objects.get(nummer=nummer).staat == "ingediend"
    assert Aanvraag.objects.count() == 1


def test_een_nummer_dat_niet_bestaat_is_voor_de_client_ook_404(loket: Kastje) -> None:
    client = inwoner()
    assert client.get(pad("zaak", "2026-9999999")).status_code == 404
    assert client.get(pad("zaak", "%00")).status_code == 404


@pytest.mark.parametrize("naam", MIJN)
def test_mijn_vraagt_om_in_te_loggen(loket: Kastje, naam: str) -> None:
    antwoord = Client().get(f"/{naam}" if naam == "mijn" else f"/mijn/{naam}")
    assert antwoord.status_code == 302
    assert antwoord.url.startswith("/inloggen?")
