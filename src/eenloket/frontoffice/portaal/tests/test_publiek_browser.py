"""Public pages in Chromium with axe, on a phone and a desk, with and without JavaScript, in Dutch and English.

Every request of the browser is answered by Django in this process, so the pages see the content of the test's transaction.
"""

import asyncio
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route
from tests.gereedschap.chromium import CHROMIUM, chromium

from eenloket.frontoffice.kennis.tests.vulling import rivierveen
from eenloket.frontoffice.portaal.tests.test_publiek import PADEN
from eenloket.vormgeving.tests.browser import REGELS

__all__ = ["rivierveen"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is niet geïnstalleerd"),
]
HUIS = "http://loket.test"


@pytest.fixture
def browser(rivierveen: uuid.UUID) -> Iterator[Browser]:
    """After the database fixtures: Playwright's event loop would give Django another connection than theirs."""
    with chromium() as gestart:
        yield gestart


@contextmanager
def _buiten_de_lus() -> Iterator[None]:
    """Django answers as if Playwright's loop isn't running in this thread: same connection, same transaction."""
    lus = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(lus)


def _pagina(browser: Browser, breedte: int = 390, taal: str = "nl-NL", script: bool = True) -> Page:
    pagina = browser.new_page(
        viewport={"width": breedte, "height": 800}, locale=taal, java_script_enabled=script
    )
    client = Client()

    def antwoord(route: Route) -> None:
        adres = urlsplit(route.request.url)
        if adres.path.startswith("/static/"):
            bestand = finders.find(adres.path.removeprefix("/static/"))
            route.fulfill(path=bestand) if bestand else route.abort()
            return
        with _buiten_de_lus():
            uit = client.get(f"{adres.path}?{adres.query}", headers={"accept-language": taal}, follow=True)
        route.fulfill(
            status=uit.status_code,
            body=uit.content,
            headers={k: v for k, v in uit.headers.items() if k != "Content-Length"},
        )

    pagina.route("**/*", antwoord)
    return pagina


@pytest.mark.parametrize("taal", ["nl-NL", "en-GB"])
@pytest.mark.parametrize("breedte", [390, 1280])
def test_elke_pagina_is_toegankelijk_en_past(
    rivierveen: uuid.UUID, browser: Browser, breedte: int, taal: str
) -> None:
    pagina = _pagina(browser, breedte, taal)
    for pad in PADEN:
        pagina.goto(HUIS + pad)
        gevonden = Axe().run(pagina, options=REGELS).response["violations"]
        assert not gevonden, (pad, [(v["id"], v["nodes"][0]["html"][:200]) for v in gevonden])
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, pad
    pagina.close()


def test_zonder_javascript_van_woorden_naar_de_knop(rivierveen: uuid.UUID, browser: Browser) -> None:
    pagina = _pagina(browser, script=False)
    pagina.goto(HUIS + "/")
    pagina.get_by_role("searchbox", name="Waarmee kunnen we u helpen?").fill("ik ga samenwonen")
    pagina.get_by_role("button", name="Zoeken").click()
    pagina.get_by_role("link", name="Verhuizen", exact=True).first.click()
    assert pagina.url == HUIS + "/vraag/verhuizen"
    assert pagina.get_by_role("heading", level=1).inner_text() == "Verhuizen"
    pagina.close()


def test_suggesties_verschijnen_bij_het_typen(rivierveen: uuid.UUID, browser: Browser) -> None:
    pagina = _pagina(browser, 1280)
    pagina.goto(HUIS + "/")
    pagina.get_by_role("searchbox", name="Waarmee kunnen we u helpen?").press_sequentially(
        "parkeerv", delay=20
    )
    pagina.locator("[data-suggesties]").get_by_role("link", name="Parkeervergunning voor bewoners").click()
    pagina.wait_for_url(HUIS + "/dienst/parkeervergunning")
    pagina.close()


def test_bij_vierhonderd_procent_vergroting_past_alles(rivierveen: uuid.UUID, browser: Browser) -> None:
    pagina = _pagina(browser, 320)
    for pad in ("/", "/vraag/verhuizen", "/dienst/parkeervergunning", "/zoek?q=verhuizen", "/cookies"):
        pagina.goto(HUIS + pad)
        assert pagina.evaluate("document.documentElement.scrollWidth") <= 320, pad
    pagina.close()
