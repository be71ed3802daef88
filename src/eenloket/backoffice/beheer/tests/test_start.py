"""The operator's first page shows what each may open, and every link opens."""

import pytest
from django.test import Client as Browser

from eenloket.backoffice.werkplek.tests.menubalk import menu
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit

from .bouwers import DOOR, GEHEIM, ingelogd, maak_abonnement, maak_applicatie, maak_bezorgingen
from .test_rechten import volgende_versie

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rechten", "delen"),
    [
        ((Recht.BEHEER,), ["/beheer/applicaties", "/beheer/catalogus", "/beheer/berichten"]),
        (
            (Recht.KOPPELINGEN,),
            ["/beheer/abonnementen", "/beheer/registers", "/beheer/koppelingen", "/beheer/berichten"],
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
    assert list(menu(antwoord, onder=True)) == delen
    for deel in delen:
        assert browser.get(deel).status_code == 200


def test_wat_aandacht_vraagt_staat_bovenaan_met_de_weg_erheen(
    beheerder: Browser, organisatie: Organisatie, elders: Organisatie
) -> None:
    dood = maak_abonnement(elders)
    maak_bezorgingen(dood, "dood")
    maak_applicatie(elders, "vreemd", geheim="kort")
    assert beheerder.get("/beheer").context["aandacht"] == []
    maak_bezorgingen(maak_abonnement(organisatie), "dood", 3)
    maak_applicatie(organisatie, "taakapp", geheim="kort")
    geef_client_uit(organisatie, "los", geheim=GEHEIM, door=DOOR)
    antwoord = beheerder.get("/beheer")
    assert [punt.tekst for punt in antwoord.context["aandacht"]] == [
        "Bij 1 abonnement zijn berichten mislukt.",
        "1 client-id heeft een geheim dat te raden is.",
        "1 client-id hoort bij geen applicatie en mag niets.",
    ]
    for punt in antwoord.context["aandacht"]:
        assert beheerder.get(punt.url).status_code == 200
    aantallen = {kaart.url: kaart.aantal for kaart in antwoord.context["kaarten"]}
    assert aantallen["/beheer/applicaties"] == "1 applicatie"
    assert aantallen["/beheer/abonnementen"] == "1 abonnement"
    assert aantallen["/beheer/registers"] == "0 registers"
    assert "met een concept" not in aantallen["/beheer/catalogus"]
    volgende_versie(Zaaktype.objects.filter(organisatie=organisatie)[0])
    catalogus = beheerder.get("/beheer").context["kaarten"][3].aantal
    assert catalogus.endswith("zaaktypen, waarvan 1 met een concept")


def test_wat_er_niet_is_wijst_de_weg_binnen_beheer(beheerder: Browser, organisatie: Organisatie) -> None:
    antwoord = beheerder.get(f"/beheer/abonnementen/{nieuw_id()}")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 404
    assert "Dit bestaat niet, of niet meer." in tekst
    assert "Registers van anderen" in tekst  # the operator's menu
    assert antwoord.context["terug"] == "/beheer/abonnementen"


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
