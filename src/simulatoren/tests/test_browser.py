"""The log-in pages in a real browser: without JavaScript, by keyboard, and accessible."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.gereedschap.chromium import chromium, eis_chromium

from simulatoren.tests.conftest import Draaiend

pytestmark = pytest.mark.browser
SLOTEN = {
    "client_id": "eenloket",
    "response_type": "code",
    "scope": "openid",
    "state": "s",
    "code_challenge": "a" * 43,
}


class _Website(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"terug op de website")

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def website() -> Iterator[str]:
    """Another origin, to which a log-in returns."""
    server = HTTPServer(("127.0.0.1", 0), _Website)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/terug"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; in CI its absence is a failure, elsewhere a skip."""
    eis_chromium()
    with chromium() as gestart:
        yield gestart


def inlogpagina(loopt: Draaiend, website: str, **extra: str) -> str:
    vraag = SLOTEN | {"redirect_uri": website, "code_challenge_method": "S256"} | extra
    return f"{loopt.basis}/identiteit/authorize?{urlencode(vraag)}"


def test_inloggen_met_het_toetsenbord_zonder_javascript(
    browser: Browser, draaiend: Draaiend, website: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    pagina = context.new_page()
    pagina.goto(inlogpagina(draaiend, website, ui_locales="en"))
    pagina.get_by_role("link", name="DigiD").focus()
    pagina.keyboard.press("Enter")
    pagina.get_by_role("radio", name="Sanne Vermeer").focus()
    pagina.keyboard.press("Space")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(f"{website}**")
    antwoord = parse_qs(urlsplit(pagina.url).query)
    assert antwoord["state"] == ["s"]
    assert "code" in antwoord
    context.close()


@pytest.mark.parametrize("breedte", [390, 1280])
def test_de_paginas_zijn_toegankelijk(
    browser: Browser, draaiend: Draaiend, website: str, breedte: int
) -> None:
    context = browser.new_context(
        viewport={"width": breedte, "height": 900}, bypass_csp=True
    )  # axe needs a script
    pagina = context.new_page()
    inloggen = [
        inlogpagina(draaiend, website, idp_hint=code, ui_locales=taal)
        for code in ("", "digid", "eidas")
        for taal in ("nl", "en")
    ]
    for adres in (
        *inloggen,
        *(f"{draaiend.basis}{pad}" for pad in ("/", "/post", "/partners", "/storing", "/gegevens")),
    ):
        pagina.goto(adres)
        uitslag = Axe().run(pagina, options={"resultTypes": ["violations"]})
        assert uitslag.violations_count == 0, (adres, uitslag.generate_report())
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    context.close()
