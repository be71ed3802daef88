"""The frame of staff pages in a real browser: menu, search, error and denial, at a desk and on a phone, with and without JavaScript."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.gereedschap.chromium import CHROMIUM, chromium

from eenloket.backoffice.behandeling.tests.test_paginas import ingelogd
from eenloket.backoffice.werkplek import menu
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_aanbod, maak_medewerker, opening
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHERMEN = os.environ.get("SCHERMEN")
ADRES = {"postcode": "3456AB", "huisnummer": 12, "straat": "Veenkade", "plaats": "Rivierveen"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("geen Chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs an event loop in this thread
    with chromium() as gestart:
        yield gestart


@pytest.fixture(autouse=True)
def loket(live_server: LiveServer, settings: Settings) -> None:
    aanbod.vergeet()
    menu.vergeet()
    settings.ORGANISATIE = EIGEN
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    maak_aanbod()


@pytest.fixture(params=[(390, True), (1280, True), (390, False), (1280, False)])
def breedte(request: pytest.FixtureRequest) -> tuple[int, bool]:
    uit: tuple[int, bool] = request.param
    return uit


def _open(
    browser: Browser, live_server: LiveServer, breedte: tuple[int, bool], rechten: tuple[Recht, ...]
) -> tuple[Page, str]:
    breed, javascript = breedte
    sessie = ingelogd(maak_medewerker(rechten=rechten)).cookies["sessie"].value
    context = browser.new_context(viewport={"width": breed, "height": 900}, locale="nl-NL")
    context.add_cookies([{"name": "sessie", "value": sessie, "url": live_server.url}])
    if not javascript:
        context.route("**/*.js", lambda route: route.abort())
    return context.new_page(), f"{breed}{'' if javascript else '-zonder-js'}"


def bekijk(pagina: Page, naam: str) -> None:
    """No violations of WCAG 2.2 AA, nothing that scrolls sideways, nothing too small to touch; a picture for who asked for it."""
    pagina.wait_for_load_state("load")
    if SCHERMEN:
        pagina.screenshot(path=str(Path(SCHERMEN) / f"{naam}.png"), full_page=True)
    uitkomst = Axe().run(pagina, options={"runOnly": REGELS})
    assert uitkomst.violations_count == 0, f"{naam}: {uitkomst.generate_report()}"
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), naam
    klein = """[...document.querySelectorAll('.loket-werkbalk :is(a, button, summary, input)')].filter(e => e.offsetParent
        && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"""
    assert pagina.evaluate(klein) == [], naam


def _zaken() -> None:
    bron = uuid.uuid4()
    te_vinden = [
        zaken.TeVinden(bron=bron, adres=ADRES),
        zaken.TeVinden(bron=bron, kenteken="AB123C"),
        zaken.TeVinden(bron=bron, geboren="1985-12-07"),
    ]
    for naam in ("Fatima Yıldız-de Vries", "Fatima " + "Van der Lange-Naam-die-Niet-Ophoudt " * 2):
        gegevens = {"aanvrager_gegevens": {"naam": naam}, "te_vinden": te_vinden}
        zaken.open_zaken([opening(maak_aanbod(), **gegevens)], door=DOOR)


def test_zoeken_van_leeg_tot_gevonden(
    browser: Browser, live_server: LiveServer, breedte: tuple[int, bool]
) -> None:
    _zaken()
    p, soort = _open(browser, live_server, breedte, tuple(Recht))
    p.goto(f"{live_server.url}/werkplek/zoeken")
    bekijk(p, f"zoeken-begin-{soort}")
    p.get_by_label("Zoek een zaak of klant").fill("fatima")
    p.get_by_label("Zoek een zaak of klant").press("Enter")
    p.get_by_text("Waarom zoekt u deze klant?").wait_for()
    bekijk(p, f"zoeken-doel-{soort}")
    p.get_by_role("button", name="Klant zoeken").click()
    p.get_by_role("heading", name="Er ging iets mis").or_(
        p.get_by_text("Kies waarom u deze klant zoekt.").first
    ).wait_for()
    bekijk(p, f"zoeken-doel-fout-{soort}")
    p.get_by_label("Ik help deze klant nu").check(force=True)
    p.get_by_role("button", name="Klant zoeken").click()
    p.get_by_role("heading", name="Naam").wait_for()
    bekijk(p, f"zoeken-gevonden-{soort}")
    assert "fatima" not in p.url
    p.get_by_label("Zoek een zaak of klant").fill("niets12345")
    p.get_by_label("Zoek een zaak of klant").press("Enter")
    p.get_by_text("Niets gevonden").wait_for()
    bekijk(p, f"zoeken-niets-{soort}")
    p.context.close()


def test_menu_fout_en_weigering(browser: Browser, live_server: LiveServer, breedte: tuple[int, bool]) -> None:
    _zaken()
    beheerder = maak_medewerker(rechten=(Recht.BEHEER,))
    Medewerker.objects.filter(id=beheerder.id).update(naam="Bente Beheer")
    p, soort = _open(browser, live_server, breedte, (Recht.ZAAK_LEZEN, Recht.AANBOD_BEKIJKEN))
    p.goto(f"{live_server.url}/behandeling/zaken/Z2026-9999999")
    bekijk(p, f"fout-{soort}")
    smal = breedte[0] < 768
    navigatie = p.get_by_role("navigation", name="Hoofdmenu")
    if smal:
        expect(navigatie).to_have_count(0)
        p.get_by_text("Menu", exact=True).click()
        bekijk(p, f"menu-open-{soort}")
    expect(navigatie).to_have_count(1)
    expect(navigatie.get_by_role("link", name="Werkvoorraad 2 te doen")).to_have_attribute(
        "aria-current", "true"
    )
    navigatie.get_by_role("link", name="Aanbod").click()
    p.wait_for_url("**/behandeling/aanbod")
    p.goto(f"{live_server.url}/beheer/abonnementen")
    p.get_by_text("Vraag het aan Bente Beheer").wait_for()
    bekijk(p, f"weigering-{soort}")
    p.context.close()


def test_met_het_toetsenbord_door_het_kader(browser: Browser, live_server: LiveServer) -> None:
    p, _soort = _open(browser, live_server, (1280, True), (Recht.ZAAK_LEZEN, Recht.AANBOD_BEKIJKEN))
    p.goto(f"{live_server.url}/werkplek/zoeken")
    wat = "document.activeElement.innerText.trim() || document.activeElement.id"
    gezien = []
    for _stap in range(8):
        p.keyboard.press("Tab")
        gezien.append(p.evaluate(wat))
    assert gezien[0] == "Naar de inhoud"
    volgorde = [w for w in gezien if w in ("Werkvoorraad", "Aanbod", "werkzoek", "Zoeken")]
    assert volgorde == ["Werkvoorraad", "Aanbod", "werkzoek", "Zoeken"]
    p.context.close()
