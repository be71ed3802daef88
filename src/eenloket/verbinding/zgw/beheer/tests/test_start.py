"""The operator's first page shows what each may open, and every link opens."""

import pytest
from django.test import Client as Browser

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker

from .bouwers import ingelogd

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rechten", "delen"),
    [
        ((Recht.BEHEER,), ["/beheer/applicaties", "/beheer/catalogus", "/behandeling/berichten"]),
        (
            (Recht.KOPPELINGEN,),
            ["/beheer/abonnementen", "/beheer/registers", "/beheer/koppelingen", "/behandeling/berichten"],
        ),
        ((Recht.AANBOD_BEKIJKEN,), ["/beheer/catalogus"]),
    ],
)
def test_ieder_ziet_wat_hij_mag(
    organisatie: Organisatie, rechten: tuple[Recht, ...], delen: list[str]
) -> None:
    browser = ingelogd(maak_medewerker(rechten=rechten))
    antwoord = browser.get("/beheer")
    assert [kaart.url for kaart in antwoord.context["kaarten"]] == delen
    assert [deel["url"] for deel in antwoord.context["menu"]] == ["/beheer", *delen]
    for deel in delen:
        assert browser.get(deel).status_code == 200


def test_zonder_recht_niets(organisatie: Organisatie) -> None:
    assert ingelogd(maak_medewerker(rechten=(Recht.ZAAK_LEZEN,))).get("/beheer").status_code == 403
    assert Browser().get("/beheer")["Location"].startswith("/medewerker/inloggen")
    assert Browser().post("/beheer").status_code == 405


def test_in_het_engels(organisatie: Organisatie) -> None:
    browser = ingelogd(maak_medewerker(rechten=(Recht.BEHEER, Recht.KOPPELINGEN)))
    browser.cookies["taal"] = "en"
    for pad, kop in (
        ("", "Operations"),
        ("/applicaties", "Applications"),
        ("/applicaties/nieuw", "Add application"),
        ("/abonnementen", "Subscriptions"),
        ("/registers", "Registers of others"),
        ("/catalogus", "Catalogue"),
    ):
        assert f"<h1>{kop}</h1>" in browser.get(f"/beheer{pad}").content.decode()
