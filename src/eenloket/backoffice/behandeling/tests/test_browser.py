"""The pages of staff in a real browser: no accessibility violations, at a desk and on a phone, also with mistakes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.gereedschap.chromium import CHROMIUM, chromium

from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.besluiten.ports import poorten
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.regels.tests.bouwers import feiten_met
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_medewerker, maak_zaak, over
from eenloket.midoffice.zaken.tests.proefaanbod import ADVISEUR, EIGEN, MELDING, ONTHEFFING, ROL, VERGUNNING
from eenloket.vormgeving.tests.browser import REGELS

from .test_paginas import ingelogd

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BREEDTES = (390, 1280)
SCHERMEN = os.environ.get("SCHERMEN")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("geen Chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs an event loop in this thread
    with chromium() as gestart:
        yield gestart


def bekijk(pagina: Page, naam: str) -> None:
    """No violations of WCAG 2.2 AA, nothing that scrolls sideways; a picture for who asked for it."""
    pagina.wait_for_load_state("load")  # also the style sheet
    if SCHERMEN:
        pagina.screenshot(path=str(Path(SCHERMEN) / f"{naam}.png"), full_page=True)
    uitkomst = Axe().run(pagina, options=REGELS)
    assert uitkomst.violations_count == 0, f"{naam}: {uitkomst.generate_report()}"
    breed = """[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
        && !e.closest('[role=region]')).map(e => e.outerHTML.slice(0, 120))"""
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        naam,
        pagina.evaluate(breed),
    )


@pytest.mark.parametrize("breed", BREEDTES)
@pytest.mark.parametrize("javascript", [True, False])
def test_werklijst_en_zaak_zijn_toegankelijk_met_en_zonder_javascript(
    browser: Browser,
    live_server: LiveServer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    breed: int,
    javascript: bool,
) -> None:
    aanbod.vergeet()
    settings.ORGANISATIE = EIGEN
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    monkeypatch.setattr(poorten, "feiten", lambda zaak_id: feiten_met(waarde="ja"))
    zaak, ander, _te_laat = (
        maak_zaak(VERGUNNING),
        maak_zaak(ONTHEFFING),
        maak_zaak(MELDING, startdatum=over(-9)),
    )
    medewerker = maak_medewerker(rollen=(ROL,))
    zaken.neem_in_behandeling(ander, medewerker=maak_medewerker(), door=DOOR)
    zaken.vraag_advies(ander, organisatie=ADVISEUR, vraag="Is dit veilig?", door=DOOR)
    zaken.vraag_client(ander, vraag="Stuur een plattegrond", uiterlijk=over(14), door=DOOR)
    zaken.maak_document(
        zaak, soort="Brief", titel="Ontvangstbevestiging", inhoud=PDF, auteur="Proef", door=DOOR
    )
    sessie = ingelogd(medewerker).cookies["sessie"].value
    context = browser.new_context(
        viewport={"width": breed, "height": 900}, java_script_enabled=True, locale="nl-NL"
    )
    context.add_cookies([{"name": "sessie", "value": sessie, "url": live_server.url}])
    if not javascript:
        context.route("**/*.js", lambda route: route.abort())
    pagina = context.new_page()
    soort = f"{breed}{'' if javascript else '-zonder-js'}"
    pagina.goto(f"{live_server.url}/behandeling")
    bekijk(pagina, f"behandeling-werkvoorraad-{soort}")
    pagina.goto(f"{live_server.url}/behandeling/aanbod")
    bekijk(pagina, f"behandeling-aanbod-{soort}")
    pagina.goto(f"{live_server.url}/behandeling/zaken/{ander.identificatie}")
    bekijk(pagina, f"behandeling-zaak-wacht-{soort}")
    pagina.goto(f"{live_server.url}/behandeling")
    pagina.get_by_role("link", name=zaak.identificatie).click()
    pagina.get_by_role("button", name="Zaak oppakken").click()
    pagina.get_by_text("U behandelt deze zaak.").wait_for()
    bekijk(pagina, f"behandeling-zaak-{soort}")
    pagina.get_by_label("Verleend").check(force=True)
    pagina.get_by_role("button", name="Besluit nemen").click()
    pagina.get_by_role("alert").get_by_text("Toekennen kan nog niet").wait_for()
    bekijk(pagina, f"behandeling-zaak-fout-{soort}")
    pagina.get_by_label("Klopt het adres?").check(force=True)
    pagina.get_by_role("button", name="Controlelijst bewaren").click()
    pagina.get_by_label("Verleend").check(force=True)
    pagina.get_by_role("checkbox", name="Het mag.").check(force=True)
    pagina.get_by_role("button", name="Besluit nemen").click()
    pagina.get_by_text("Deze zaak is klaar").wait_for()
    bekijk(pagina, f"behandeling-zaak-klaar-{soort}")
    context.close()
