"""The intake and /mijn in Chromium: axe on every page in two widths, script on and off, and what the script adds."""

import datetime as dt
import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, Route
from tests.gereedschap.chromium import CHROMIUM, chromium

from eenloket.frontoffice.portaal.tests.test_publiek_browser import _buiten_de_lus
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanvragen.tests.registers import Kastje
from eenloket.vormgeving.tests.browser import REGELS

from .bouwers import begin, gemachtigde, inwoner, medewerker, pad

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="geen Chromium"),
]
TE_LAAG = """[...document.querySelectorAll('header :is(a, button)')]
    .filter(e => e.getBoundingClientRect().height < 44).map(e => e.textContent)"""
"""Our own norm of 44 px, for the links and buttons above every page: one of them is only there for who logged in."""
KEUZES = {
    "nieuw_adres_bewoond": "nee",
    "oude_woning": "koop",
    "heeft_auto": "ja",
    "heeft_hond": "ja",
    "kenteken_op_naam": "eigen",
    "energie_keuze": "meeverhuizen",
}
TEKSTEN = {"kenteken": "AB-123-C", "honden_aantal": "1", "contact_email": "sanne@voorbeeld.example"}


HUIS = "http://loket.test"


@pytest.fixture
def bezoek(loket: Kastje) -> Client:
    """A resident who logged in and began to move house, before the browser starts."""
    client = inwoner()
    begin(client)
    return client


@pytest.fixture
def browser(bezoek: Client) -> Iterator[Browser]:
    with chromium() as gestart:
        yield gestart


def _pagina(
    browser: Browser, client: Client, breedte: int, *, script: bool = True, taal: str = "nl-NL"
) -> Page:
    """A page whose requests Django answers in this process, on the test's own connection; redirects become a second visit."""
    pagina = browser.new_page(
        viewport={"width": breedte, "height": 900},
        locale=taal,
        java_script_enabled=script,
        reduced_motion="reduce",
    )
    pagina.set_default_timeout(30_000)

    def antwoord(route: Route) -> None:
        adres = urlsplit(route.request.url)
        if adres.path.startswith("/static/"):
            bestand = finders.find(adres.path.removeprefix("/static/"))
            route.fulfill(path=bestand) if bestand else route.abort()
            return
        soort = route.request.headers.get("content-type", "application/octet-stream")
        with _buiten_de_lus():
            uit = client.generic(
                route.request.method,
                f"{adres.path}?{adres.query}",
                route.request.post_data_buffer or b"",
                soort,
                headers={"accept-language": taal},
            )
            if uit.status_code == 302 and not route.request.is_navigation_request():
                uit = client.get(uit["Location"], headers={"accept-language": taal}, follow=True)
        if uit.status_code == 302:
            verder = f'<meta http-equiv="refresh" content="0;url={uit["Location"]}"><title>…</title>'
            route.fulfill(body=verder, content_type="text/html; charset=utf-8")
            return
        route.fulfill(
            status=uit.status_code,
            body=uit.content,
            headers={k: v for k, v in uit.headers.items() if k != "Content-Length"},
        )

    pagina.route("**/*", antwoord)
    return pagina


def _keur(pagina: Page, breedte: int) -> None:
    gevonden = Axe().run(pagina, options=REGELS).response["violations"]
    assert not gevonden, (pagina.url, [(v["id"], v["nodes"][0]["html"][:200]) for v in gevonden])
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, pagina.url
    assert pagina.evaluate(TE_LAAG) == [], pagina.url


def _druk(pagina: Page, waarop: Locator) -> None:
    """Press, and wait until the last page of a row of redirects is there, style and all: its h1 can be before that."""
    pagina.evaluate("document.documentElement.dataset.oud = 'ja'")
    waarop.click()
    pagina.locator("html:not([data-oud]) main h1").first.wait_for()
    pagina.wait_for_load_state()


def _volgende(pagina: Page) -> None:
    _druk(pagina, pagina.locator("main .loket-knoppen button").first)


def _vul_in(pagina: Page, vraag: str) -> None:
    form = pagina.locator("main form:has(.loket-veld)")
    if vraag == "nieuw_adres":
        form.locator("input[name$=_postcode]").fill("9995 AB")
        form.locator("input[name$=_huisnummer]").fill("12")
    elif form.locator("input[name$=_dag]").count():
        for deel, waarde in _datum().items():
            form.locator(f"input[name$=_{deel}]").fill(waarde)
    elif form.locator("input[type=radio]").count():
        keuze = KEUZES.get(vraag)
        knop = form.locator(f"input[value='{keuze}']") if keuze else form.locator("input[type=radio]").last
        pagina.locator(f"label[for='{knop.get_attribute('id')}']").click()
    elif vraag in TEKSTEN:
        form.locator("input[type=text], input[type=email]").first.fill(TEKSTEN[vraag])


def _datum() -> dict[str, str]:
    dag = vandaag() + dt.timedelta(days=3)
    return {"dag": str(dag.day), "maand": str(dag.month), "jaar": str(dag.year)}


def _loop(pagina: Page, breedte: int, keur: bool) -> list[str]:
    """From /mijn to the receipt; the questions that were asked."""
    pagina.goto(HUIS + "/mijn")
    _druk(pagina, pagina.locator("main a[href*='/aanvraag/']").first)
    gevraagd: list[str] = []
    while not pagina.url.endswith("/controleren"):
        gevonden = re.search(r"/vraag/([a-z_]+)", pagina.url)
        if keur:
            _keur(pagina, breedte)
        if gevonden:
            assert gevonden[1] not in gevraagd, (
                gevonden[1],
                pagina.locator("[data-fouten]").all_inner_texts(),
            )
            gevraagd.append(gevonden[1])
            if keur and len(gevraagd) == 1:
                _volgende(pagina)
                assert pagina.evaluate("document.activeElement.matches('[data-fouten]')")
                assert pagina.title().startswith(("Fout:", "Error:"))
                _keur(pagina, breedte)
            _vul_in(pagina, gevonden[1])
        _volgende(pagina)
    return gevraagd


@pytest.mark.parametrize(("breedte", "taal"), [(390, "nl-NL"), (1280, "en-GB"), (320, "nl-NL")])
def test_elke_pagina_van_de_intake_en_mijn_is_toegankelijk_en_past(
    browser: Browser, bezoek: Client, breedte: int, taal: str
) -> None:
    pagina = _pagina(browser, bezoek, breedte, taal=taal)
    assert len(_loop(pagina, breedte, keur=True)) > 10
    controle = pagina.url
    for deel in (
        "",
        "/../bewaren",
        "/../weggooien",
        "/../klopt-niet/adres",
        "/../vraag/naam",
        "/../vraag/heeft_hond?naar=controle",
    ):
        pagina.goto(controle + deel)
        _keur(pagina, breedte)
    pagina.goto(controle)
    _druk(pagina, pagina.locator("form[action$=indienen] button"))
    assert pagina.url.endswith("/ontvangst")
    _keur(pagina, breedte)
    _druk(pagina, pagina.locator("a[href*='/mijn/zaken/']"))
    zaak = pagina.url
    for adres in (
        zaak,
        f"{zaak}/intrekken",
        f"{HUIS}/mijn",
        f"{HUIS}/mijn/berichten",
        f"{HUIS}/mijn/gegevens",
        f"{HUIS}/mijn/voorkeuren",
    ):
        pagina.goto(adres)
        _keur(pagina, breedte)
    pagina.close()


@pytest.mark.parametrize("breedte", [390, 1280])
def test_ook_aan_de_balie_en_namens_een_bedrijf_is_elke_pagina_toegankelijk_en_past(
    browser: Browser, breedte: int
) -> None:
    with _buiten_de_lus():
        balie, bedrijf = medewerker(Recht.AANVRAAG_OVERNEMEN), gemachtigde()
    for bezoeker, aan, paden in (
        (balie, "balie", [reverse("balie:start"), reverse("balie:verdergaan")]),
        (bedrijf, "intake", ["/mijn", "/mijn/gegevens"]),
    ):
        with _buiten_de_lus():
            id_ = begin(bezoeker, "melding-openbare-ruimte", "dienst", aan=aan)
        begonnen = reverse(f"{aan}:begin", args=["dienst", "melding-openbare-ruimte"])
        pagina = _pagina(browser, bezoeker, breedte)
        for adres in [*paden, begonnen, pad("vraag", id_, "melding_soort", aan=aan)]:
            pagina.goto(HUIS + adres)
            _keur(pagina, breedte)
        pagina.close()


def test_de_hele_intake_zonder_javascript(browser: Browser, bezoek: Client) -> None:
    pagina = _pagina(browser, bezoek, 390, script=False)
    _loop(pagina, 390, keur=False)
    pagina.locator("#mee-water-en-energie").uncheck(force=True)
    _druk(pagina, pagina.get_by_role("button", name="Keuze bewaren"))
    assert "U regelt water en energie dan zelf." in pagina.locator("main").inner_text()
    pagina.close()


def test_een_dienst_uitzetten_gaat_meteen_en_laat_staan_wat_getypt_is(
    browser: Browser, bezoek: Client
) -> None:
    pagina = _pagina(browser, bezoek, 1280)
    pagina.goto(HUIS + "/mijn")
    _druk(pagina, pagina.locator("main a[href*='/aanvraag/']").first)
    _volgende(pagina)
    pagina.locator("#id_verhuisdatum").fill("7")
    assert pagina.get_by_role("button", name="Keuze bewaren").count() == 0
    pagina.locator("label[for=mee-water-en-energie]").click()
    pagina.get_by_text("U regelt water en energie dan zelf.").wait_for()
    assert pagina.locator("#id_verhuisdatum").input_value() == "7"
    assert pagina.locator("#mee-water-en-energie").evaluate("e => e === document.activeElement && !e.checked")
    assert pagina.locator("[data-leden-meld]").inner_text() == "2 diensten"
    pagina.locator("label[for=mee-water-en-energie]").click()
    pagina.get_by_text("3 diensten", exact=True).first.wait_for()
    pagina.close()


def test_op_een_telefoon_staat_de_vraag_eerst_en_de_lijst_dicht(browser: Browser, bezoek: Client) -> None:
    pagina = _pagina(browser, bezoek, 390)
    pagina.goto(HUIS + "/mijn")
    _druk(pagina, pagina.locator("main a[href*='/aanvraag/']").first)
    _volgende(pagina)
    lijst = pagina.locator("[data-leden]")
    assert lijst.get_attribute("open") is None
    assert pagina.locator("h1").bounding_box()["y"] < lijst.bounding_box()["y"]  # type: ignore[index]
    lijst.locator("summary").click()
    assert pagina.get_by_text("Waterschapsbelasting na een verhuizing").is_visible()
    pagina.close()
