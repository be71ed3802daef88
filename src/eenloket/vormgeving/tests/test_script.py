"""The script only adds: uploads with progress, a warning before the session ends, a notice without a line."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.template import engines
from django.urls import reverse
from django_cotton.compiler_regex import CottonCompiler
from playwright.sync_api import Browser, Page, Route

from eenloket.vormgeving.tests.browser import HUIS, pagina

pytestmark = pytest.mark.browser
Toon = Callable[[str], Page]


@pytest.fixture
def toon(kijker: Browser) -> Iterator[Toon]:
    """Shows a piece of template in the real base page."""
    with pagina(kijker) as page:

        def open_(deel: str) -> Page:
            bron = (
                '{% extends "vormgeving/client.html" %}{% block inhoud %}<h1>Proef</h1>'
                + deel
                + "{% endblock %}"
            )
            html = engines["django"].from_string(CottonCompiler().process(bron)).render({})
            page.route(
                f"{HUIS}/proef",
                lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
            )
            page.goto(f"{HUIS}/proef")
            return page

        yield open_


UPLOAD = '<form method="post" action="/klaar"><c-invoer.bestand naam="bewijs" label="Bewijs" upload_url="/stuur" meerdere max_mb="1" /></form>'


def test_each_file_is_sent_by_itself_and_said_to_be_added(toon: Toon) -> None:
    page = toon(UPLOAD)
    lichamen: list[bytes] = []

    def neem(route: Route) -> None:
        lichamen.append(route.request.post_data_buffer or b"")
        route.fulfill(json={"naam": f"bestand {len(lichamen)}", "verwijder_url": "/weg"})

    page.route(f"{HUIS}/stuur", neem)
    bestanden = [
        {"name": f"{n}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 " + n.encode()} for n in "ab"
    ]
    page.get_by_label("Bewijs").set_input_files(bestanden)
    page.get_by_text("is toegevoegd").nth(1).wait_for()
    assert [re.findall(rb'filename="([^"]+)"', lichaam) for lichaam in lichamen] == [[b"a.pdf"], [b"b.pdf"]]
    assert page.get_by_role("button", name="Verwijderen").count() == 2


def test_a_refused_file_says_why(toon: Toon) -> None:
    page = toon(UPLOAD)
    page.route(
        f"{HUIS}/stuur", lambda route: route.fulfill(status=422, json={"fout": "Dit is geen foto of pdf."})
    )
    page.get_by_label("Bewijs").set_input_files({"name": "x.exe", "mimeType": "a/b", "buffer": b"MZ"})
    page.locator("[data-lijst]").get_by_text("Dit is geen foto of pdf.").wait_for()


def test_a_file_that_is_too_large_is_not_sent_at_all(toon: Toon) -> None:
    page = toon(UPLOAD)
    verstuurd: list[str] = []
    page.route(f"{HUIS}/stuur", lambda route: verstuurd.append(route.request.url))
    page.get_by_label("Bewijs").set_input_files(
        {"name": "x.pdf", "mimeType": "a/b", "buffer": b"x" * 1_200_000}
    )
    page.locator("[data-lijst]").get_by_text("te groot").wait_for()
    assert verstuurd == []


def test_the_client_is_warned_and_can_go_on(toon: Toon) -> None:
    page = toon('<c-sessie verloopt_over="100" waarschuw="99" />')
    page.route(f"{HUIS}{reverse('identiteit:verleng')}", lambda route: route.fulfill(status=204))
    page.get_by_role("dialog").wait_for()
    page.get_by_role("button", name="Doorgaan").click()
    page.get_by_role("dialog").wait_for(state="hidden")


def test_a_session_that_ended_elsewhere_asks_to_log_in(toon: Toon) -> None:
    page = toon('<c-sessie verloopt_over="100" waarschuw="99" />')
    page.route(f"{HUIS}{reverse('identiteit:verleng')}", lambda route: route.fulfill(status=403))
    page.get_by_role("button", name="Doorgaan").click()
    page.get_by_role("link", name="Opnieuw inloggen").wait_for()


def test_the_page_says_when_time_is_over(toon: Toon) -> None:
    page = toon('<c-sessie verloopt_over="1" waarschuw="1" />')
    page.get_by_role("heading", name="U bent uitgelogd").wait_for()


def test_without_a_line_the_page_says_so(toon: Toon) -> None:
    page = toon("<p>Tekst</p>")
    melding = page.get_by_text("U bent niet verbonden met internet.")
    assert melding.is_hidden()
    page.context.set_offline(True)
    melding.wait_for()
    page.context.set_offline(False)
    melding.wait_for(state="hidden")


def test_suggestions_come_while_typing(toon: Toon) -> None:
    page = toon('<c-zoekveld url="/zoek" label="Zoek" suggestie_url="/suggesties" />')
    page.route(
        re.compile("/suggesties"),
        lambda route: route.fulfill(
            body='<ul><li><a href="/v">Verhuizen</a></li></ul>', content_type="text/html"
        ),
    )
    page.get_by_role("searchbox").press_sequentially("ik ga ver")
    page.get_by_role("link", name="Verhuizen").wait_for()
    page.get_by_role("searchbox").press("Escape")
    assert page.get_by_role("link", name="Verhuizen").count() == 0
