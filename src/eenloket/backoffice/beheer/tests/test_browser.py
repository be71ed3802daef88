"""The operator's pages in a real browser: no accessibility violations, at a desk and on a phone, with and without JavaScript."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.gereedschap.chromium import CHROMIUM, chromium

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker, maak_organisatie
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN
from eenloket.verbinding.partners.models import Overdracht
from eenloket.verbinding.partners.tests.bouwers import maak_overdracht
from eenloket.verbinding.zgw.models import Applicatie, Client
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit
from eenloket.vormgeving.tests.browser import REGELS

from .bouwers import DOOR, ingelogd, maak_abonnement, maak_applicatie, maak_bezorgingen, maak_dienst, recht
from .test_catalogus import maak_concept
from .test_rechten import volgende_versie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BREEDTES = (390, 1280)
SCHERMEN = os.environ.get("SCHERMEN")
LANG = "https://een-heel-lange-naam-van-een-ontvanger.ergens.in.een.ander.domein.example/api/v1/meldingen/ontvangen"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("geen Chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs an event loop in this thread
    with chromium() as gestart:
        yield gestart


def bekijk(pagina: Page, naam: str) -> None:
    """No violations of WCAG 2.2 AA, nothing that scrolls sideways; a picture for who asked for it."""
    pagina.wait_for_load_state("load")
    if SCHERMEN:
        pagina.screenshot(path=str(Path(SCHERMEN) / f"{naam}.png"), full_page=True)
    uitkomst = Axe().run(pagina, options=REGELS)
    assert uitkomst.violations_count == 0, f"{naam}: {uitkomst.generate_report()}"
    assert pagina.locator(".loket-kop__naam").inner_text().startswith("Medewerker"), naam
    breed = """[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
        && !e.closest('[role=region]')).map(e => e.outerHTML.slice(0, 120))"""
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        naam,
        pagina.evaluate(breed),
    )


@pytest.fixture
def organisatie(live_server: LiveServer, settings: Settings) -> Organisatie:
    aanbod.vergeet()
    settings.ORGANISATIE = EIGEN
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return maak_organisatie()


@pytest.fixture(params=[(390, True), (1280, True), (390, False), (1280, False)])
def pagina(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, organisatie: Organisatie
) -> Iterator[tuple[Page, str]]:
    """An operator's browser, and what its pictures are called."""
    breed, javascript = request.param
    rechten = (Recht.BEHEER, Recht.KOPPELINGEN, Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN)
    sessie = ingelogd(maak_medewerker(rechten=rechten)).cookies["sessie"].value
    context = browser.new_context(viewport={"width": breed, "height": 900}, locale="nl-NL")
    context.add_cookies([{"name": "sessie", "value": sessie, "url": live_server.url}])
    if not javascript:
        context.route("**/*.js", lambda route: route.abort())
    yield context.new_page(), f"{breed}{'' if javascript else '-zonder-js'}"
    context.close()


def test_applicaties_van_leeg_tot_ingetrokken(
    pagina: tuple[Page, str], live_server: LiveServer, organisatie: Organisatie
) -> None:
    p, soort = pagina
    p.goto(f"{live_server.url}/beheer")
    bekijk(p, f"beheer-{soort}")
    p.get_by_role("link", name="Applicaties").first.click()
    bekijk(p, f"applicaties-leeg-{soort}")
    p.get_by_role("link", name="Applicatie toevoegen").click()
    bekijk(p, f"applicatie-nieuw-{soort}")
    p.get_by_role("button", name="Verder").click()
    bekijk(p, f"applicatie-nieuw-fout-{soort}")
    p.get_by_label("Naam van de applicatie").fill("Taakapplicatie burgerzaken")
    p.get_by_label("Client-id").fill("taakapp")
    p.get_by_label("Zaken").check(force=True)
    p.get_by_role("button", name="Verder").click()
    p.get_by_role("heading", name="Zaken: wat mag Taakapplicatie burgerzaken?").wait_for()
    bekijk(p, f"recht-{soort}")
    p.get_by_label("Zaken lezen").check(force=True)
    p.get_by_role("button", name="Applicatie maken").click()
    bekijk(p, f"recht-fout-{soort}")
    p.get_by_label("Alle soorten die er nu zijn").check(force=True)
    p.get_by_label("Tot en met welke vertrouwelijkheid?").select_option("4")
    p.get_by_role("button", name="Applicatie maken").click()
    p.get_by_role("heading", name="Bewaar dit geheim").wait_for()
    assert p.get_by_text(Client.objects.get().geheim).is_visible()
    bekijk(p, f"geheim-{soort}")
    p.get_by_role("link", name="Ik heb het bewaard").click()
    bekijk(p, f"applicatie-{soort}")
    p.get_by_role("link", name="Client-id toevoegen").click()
    bekijk(p, f"client-nieuw-{soort}")
    p.get_by_label("Client-id").fill("taakapp-proef")
    p.get_by_text("Software met een eigen geheim").click()
    p.get_by_label("Eigen geheim").fill("welkom01")
    p.get_by_role("button", name="Client-id toevoegen").click()
    p.get_by_text("Dit geheim is kort").wait_for()
    bekijk(p, f"geheim-kort-{soort}")
    p.get_by_role("link", name="Ik heb het bewaard").click()
    p.get_by_role("link", name="Catalogus").last.click()
    bekijk(p, f"recht-catalogus-{soort}")
    p.get_by_label("De catalogus lezen").check(force=True)
    p.get_by_role("button", name="Recht bewaren").click()
    p.get_by_text("geldt meteen").wait_for()
    bekijk(p, f"applicatie-twee-{soort}")
    p.get_by_role("link", name="Weghalen Catalogus").click()
    bekijk(p, f"recht-weghalen-{soort}")
    p.get_by_role("button", name="Recht weghalen").click()
    p.get_by_text("Het recht is weg.").wait_for()
    p.get_by_role("link", name="Nieuw geheim taakapp-proef").click()
    bekijk(p, f"geheim-nieuw-{soort}")
    p.go_back()
    p.get_by_role("link", name="Intrekken taakapp-proef").click()
    bekijk(p, f"client-intrekken-{soort}")
    p.go_back()
    p.get_by_role("link", name="Wijzigen").first.click()
    bekijk(p, f"applicatie-wijzigen-{soort}")
    p.go_back()
    p.get_by_role("link", name="Applicatie intrekken").click()
    bekijk(p, f"applicatie-intrekken-{soort}")
    Applicatie.objects.update(label="Taakapplicatie, door een collega hernoemd")
    p.get_by_role("button", name="Applicatie intrekken").click()
    p.get_by_text("Er is iets veranderd sinds u deze pagina opende.").wait_for()
    bekijk(p, f"applicatie-intrekken-verouderd-{soort}")
    adres = p.url
    p.get_by_role("button", name="Applicatie intrekken").click()
    p.get_by_text("is ingetrokken en mag niets meer").wait_for()
    p.goto(adres)
    bekijk(p, f"niet-gevonden-{soort}")
    p.get_by_role("link", name="Naar de lijst").click()
    p.get_by_text("Er is nog geen applicatie").wait_for()


def test_soorten_van_een_recht(
    pagina: tuple[Page, str], live_server: LiveServer, organisatie: Organisatie
) -> None:
    """Sixty types: a list in groups for everybody, searched while typing with the script."""
    p, soort = pagina
    z = Zaaktype.objects.order_by("identificatie")[0]
    rij = maak_applicatie(organisatie, "taakapp", recht(z))
    for nummer in range(60):
        soortgenoot = volgende_versie(z)
        naam = f"Vergunning nummer {nummer} met een heel lange omschrijving"
        Zaaktype.objects.filter(id=soortgenoot.id).update(
            identificatie=f"LANG-{nummer:02}", omschrijving=naam
        )
    p.goto(f"{live_server.url}/beheer/applicaties/{rij.id}")
    p.get_by_role("link", name="Wijzigen Zaken").click()
    bekijk(p, f"recht-soorten-{soort}")
    zeven = p.get_by_label("Vergunning nummer 7 met")
    if "zonder-js" in soort:
        assert p.get_by_text("Gekozen toen deze pagina opende: 1 van").is_visible()
        assert p.get_by_label("Zoek in de lijst").is_hidden()
        zeven.check(force=True)
    else:
        p.get_by_label("Zoek in de lijst").press_sequentially("lang-07")
        assert p.get_by_text("Te zien: 1 van").is_visible()
        bekijk(p, f"recht-soorten-gezocht-{soort}")
        p.get_by_role("button", name="Alle 1 hieronder kiezen").click()
        assert p.get_by_text("Gekozen: 2 van").is_visible()
        assert zeven.is_checked()
    p.get_by_label("Alle soorten die er nu zijn").check(force=True)
    assert zeven.is_hidden()
    p.get_by_label("Alleen de soorten die ik kies").check(force=True)
    p.get_by_role("button", name="Recht bewaren").click()
    p.get_by_text("geldt meteen").wait_for()
    assert rij.autorisaties.count() == 2


def test_wat_niet_bij_partners_of_aanvragers_aankwam(
    pagina: tuple[Page, str], live_server: LiveServer, organisatie: Organisatie
) -> None:
    """The two pages of the operator that are of other rooms."""
    p, soort = pagina
    maak_overdracht()
    Overdracht.objects.update(staat="mislukt", laatste_fout="http 503", pogingen=30)
    p.goto(f"{live_server.url}/beheer")
    p.get_by_role("link", name="Partners").first.click()
    p.get_by_role("button", name="Opnieuw proberen").wait_for()
    bekijk(p, f"partners-{soort}")
    p.get_by_role("link", name="Berichten").first.click()
    p.get_by_role("heading", name="Berichten", exact=True).wait_for()
    bekijk(p, f"berichten-{soort}")


def test_in_het_engels_past_het_ook(
    pagina: tuple[Page, str], live_server: LiveServer, organisatie: Organisatie
) -> None:
    p, soort = pagina
    p.context.add_cookies([{"name": "taal", "value": "en", "url": live_server.url}])
    rij = maak_applicatie(organisatie, "taakapp", recht(Zaaktype.objects.all()[0]), geheim="kort")
    maak_bezorgingen(maak_abonnement(organisatie), "dood", 3, fout="http 503")
    for naam, pad in (
        ("beheer", ""),
        ("applicatie", f"/applicaties/{rij.id}"),
        ("recht", f"/applicaties/{rij.id}/rechten/nieuw/drc"),
        ("intrekken", f"/applicaties/{rij.id}/intrekken"),
        ("abonnementen", "/abonnementen"),
    ):
        p.goto(f"{live_server.url}/beheer{pad}")
        bekijk(p, f"engels-{naam}-{soort}")


def test_lijsten_met_veel_en_lange_namen(
    pagina: tuple[Page, str], live_server: LiveServer, organisatie: Organisatie
) -> None:
    p, soort = pagina
    z = Zaaktype.objects.all()[0]
    for nummer in range(27):
        maak_applicatie(
            organisatie, f"software-{nummer}", recht(z), label=f"Applicatie van leverancier {nummer}"
        )
    maak_applicatie(organisatie, "a" * 50, label="B" * 100, geheim="kort")
    geef_client_uit(organisatie, "los", geheim="kort", door=DOOR)
    p.goto(f"{live_server.url}/beheer/applicaties")
    bekijk(p, f"applicaties-{soort}")
    p.goto(f"{live_server.url}/beheer/clients")
    bekijk(p, f"clients-{soort}")
    p.goto(f"{live_server.url}/beheer/registers")
    bekijk(p, f"registers-leeg-{soort}")
    maak_dienst(organisatie)
    maak_dienst(
        organisatie,
        "http://127.0.0.1:9/een/lang/pad/naar/de/documenten/api/v1/",
        soort="drc",
        intern=True,
        geheim=None,
    )
    maak_dienst(organisatie, "https://selectielijst.example.nl/api/v1/", soort="selectielijst", client_id="")
    p.goto(f"{live_server.url}/beheer/registers")
    bekijk(p, f"registers-{soort}")
    p.get_by_role("button", name="Verbinding testen http://127").click()
    p.get_by_text("is niet bereikbaar").wait_for()
    bekijk(p, f"registers-test-{soort}")
    p.get_by_role("link", name="Register toevoegen").click()
    p.get_by_role("button", name="Register toevoegen").click()
    bekijk(p, f"register-fout-{soort}")
    p.goto(f"{live_server.url}/beheer/registers")
    p.get_by_role("link", name="Wijzigen http://127").click()
    bekijk(p, f"register-wijzigen-{soort}")
    p.get_by_role("link", name="Register verwijderen").click()
    bekijk(p, f"register-verwijderen-{soort}")


def test_abonnementen(pagina: tuple[Page, str], live_server: LiveServer, organisatie: Organisatie) -> None:
    p, soort = pagina
    p.goto(f"{live_server.url}/beheer/abonnementen")
    bekijk(p, f"abonnementen-leeg-{soort}")
    maak_applicatie(organisatie)
    dood, wacht = (
        maak_abonnement(organisatie),
        maak_abonnement(organisatie, callback_url=LANG, vorm="cloudevents"),
    )
    maak_bezorgingen(dood, "dood", 52, fout="http 503")
    maak_bezorgingen(dood, "bezorgd", 3)
    maak_bezorgingen(wacht, "wacht", 2, fout="te traag", pogingen=2)
    p.goto(f"{live_server.url}/beheer")
    bekijk(p, f"beheer-aandacht-{soort}")
    p.goto(f"{live_server.url}/beheer/abonnementen")
    bekijk(p, f"abonnementen-{soort}")
    p.goto(f"{live_server.url}/beheer/abonnementen/{wacht.id}")
    bekijk(p, f"abonnement-wacht-{soort}")
    p.goto(f"{live_server.url}/beheer/abonnementen/{dood.id}")
    bekijk(p, f"abonnement-dood-{soort}")
    p.get_by_role("link", name="Bezorgd").click()
    bekijk(p, f"abonnement-bezorgd-{soort}")
    p.goto(f"{live_server.url}/beheer/abonnementen/{dood.id}")
    p.get_by_role("button", name="Alles opnieuw bezorgen").click()
    p.get_by_role("status").get_by_text("52 berichten").wait_for()
    p.get_by_label("CloudEvents").check(force=True)
    p.get_by_role("button", name="Vorm bewaren").click()
    p.get_by_text("gaan in deze vorm").wait_for()
    bekijk(p, f"abonnement-vorm-{soort}")
    p.get_by_role("link", name="Abonnement opzeggen").click()
    bekijk(p, f"abonnement-opzeggen-{soort}")


def test_catalogus(pagina: tuple[Page, str], live_server: LiveServer, organisatie: Organisatie) -> None:
    p, soort = pagina
    huidig = Zaaktype.objects.filter(organisatie=organisatie).order_by("identificatie")[0]
    concept = maak_concept(huidig)
    p.goto(f"{live_server.url}/beheer/catalogus")
    bekijk(p, f"catalogus-{soort}")
    p.get_by_role("link", name=huidig.omschrijving).click()
    bekijk(p, f"zaaktype-{soort}")
    p.get_by_role("link", name="Vergelijk met een andere versie").click()
    bekijk(p, f"vergelijk-{soort}")
    p.goto(f"{live_server.url}/beheer/catalogus/{concept.id}")
    bekijk(p, f"zaaktype-concept-{soort}")
    p.get_by_role("link", name="Concept publiceren").click()
    bekijk(p, f"publiceren-{soort}")
    p.get_by_label("Laat de versie").uncheck(force=True)
    p.get_by_role("button", name="Publiceren").click()
    p.get_by_text("Er is al een gepubliceerde versie").first.wait_for()
    bekijk(p, f"publiceren-fout-{soort}")
    p.get_by_label("Laat de versie").check(force=True)
    p.get_by_role("button", name="Publiceren").click()
    p.get_by_text("Versie gepubliceerd.").wait_for()
    bekijk(p, f"zaaktype-gepubliceerd-{soort}")
