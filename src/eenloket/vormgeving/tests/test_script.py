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


VEEL = (
    '<form method="post" action="/klaar"><c-invoer.veelkeuze naam="typen" label="Soorten" :waarde="[\'kap\']" '
    ":opties=\"[('Buiten', [('kap', 'Kapvergunning'), ('evenement', 'Evenement met café')]), ('Bouwen', [('sloop', 'Sloop melden')])]\" />"
    "<c-knop>Bewaren</c-knop></form>"
)


def _te_zien(page: Page) -> list[str]:
    return [k.inner_text() for k in page.locator("[data-keuze]").all() if k.is_visible()]


def test_a_long_list_filters_while_you_type_and_says_how_many_are_left(toon: Toon) -> None:
    page = toon(VEEL)
    assert page.get_by_text("Gekozen: 1 van 3").is_visible()
    assert not page.get_by_text("Gekozen toen deze pagina opende").is_visible()
    zoek = page.get_by_role("searchbox", name="Zoek in de lijst")
    zoek.press_sequentially("CAFE")
    assert _te_zien(page) == ["Evenement met café"]
    assert page.get_by_role("group", name="Buiten (1)").is_visible()
    assert page.get_by_role("status").filter(has_text="Te zien: 1 van 3").is_visible()
    assert not page.get_by_role("group", name="Bouwen").is_visible()
    zoek.press("Enter")
    assert page.url == f"{HUIS}/proef"
    zoek.fill("bestaat niet")
    assert page.get_by_text("Niets gevonden.").is_visible()
    zoek.press("Escape")
    assert len(_te_zien(page)) == 3
    zoek.fill("bouwen")  # the name of a group finds what is in it
    assert _te_zien(page) == ["Sloop melden"]


def test_all_that_is_shown_is_chosen_at_once_and_what_is_chosen_can_be_taken_away(toon: Toon) -> None:
    page = toon(VEEL)
    zoek = page.get_by_role("searchbox", name="Zoek in de lijst")
    zoek.fill("buiten")
    page.get_by_role("button", name="Alle 2 hieronder kiezen").click()
    assert page.get_by_text("Gekozen: 2 van 3").is_visible()
    weg = page.get_by_role("button", name="Kapvergunning weghalen")
    weg.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Evenement met café weghalen").evaluate(
        "knop => knop === document.activeElement"
    )
    assert not page.get_by_label("Kapvergunning").is_checked()
    zoek.fill("")
    page.get_by_label("Sloop melden").check(force=True)
    page.get_by_label("Laat alleen zien wat gekozen is").check(force=True)
    assert _te_zien(page) == ["Evenement met café", "Sloop melden"]
    page.get_by_role("button", name="Alle 2 hieronder weghalen").click()
    assert page.get_by_text("Gekozen: 0 van 3").is_visible()


def test_what_is_hidden_by_the_search_is_still_sent(toon: Toon) -> None:
    page = toon(VEEL)
    verstuurd: list[str] = []

    def neem(route: Route) -> None:
        verstuurd.append(route.request.post_data or "")
        route.fulfill(body="klaar", content_type="text/plain")

    page.route(f"{HUIS}/klaar", neem)
    page.get_by_label("Zoek in de lijst").fill("sloop")
    page.get_by_label("Sloop melden").check(force=True)
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_text("klaar").wait_for()
    assert verstuurd == ["typen=kap&typen=sloop"]


@pytest.mark.parametrize(("attribuut", "keer"), [("data-eenmaal", 1), ("", 3)])
def test_a_form_that_may_be_sent_once_is_sent_once(toon: Toon, attribuut: str, keer: int) -> None:
    page = toon(f'<form method="post" action="/klaar" {attribuut}><c-knop>Weg ermee</c-knop></form>')
    verstuurd: list[str] = []

    def blijf_weg(route: Route) -> None:
        """The answer takes long: the page stays, and the client clicks again."""
        verstuurd.append(route.request.method)

    page.route(f"{HUIS}/klaar", blijf_weg)
    page.get_by_role("button", name="Weg ermee").evaluate(
        "async knop => { for (let i = 0; i < 3; i++) { knop.click(); await new Promise(r => setTimeout(r, 200)); } }"
    )
    assert verstuurd == ["POST"] * keer


def test_a_secret_is_copied_with_one_click_and_that_is_said(toon: Toon) -> None:
    page = toon('<code id="geheim">a&lt;b c</code><c-kopieer doel="geheim" wat="het geheim" />')
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiëren het geheim").click()
    page.get_by_role("status").filter(has_text="Gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "a<b c"
