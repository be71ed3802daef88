"""The work list and the page of a case as people see them: from a phone to a wide screen, with none, one, fifty and too long a name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.gereedschap.chromium import CHROMIUM, chromium

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.aanvragen.tests.bouwers import VERHUIZEN, ingediend, zaak_van
from eenloket.midoffice.besluiten.ports import poorten as besluitpoorten
from eenloket.midoffice.regels.tests.bouwers import feiten_met
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import (
    DOOR,
    maak_aanbod,
    maak_medewerker,
    maak_zaak,
    opening,
    over,
)
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN, MELDING, ONTHEFFING, ROL, VERGUNNING

from .test_paginas import ingelogd

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BREEDTES = (390, 1024, 1280, 1440, 1920)
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GEBROKEN = """() => {
  const uit = [], loper = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (loper.nextNode()) {
    const knoop = loper.currentNode, ouder = knoop.parentElement;
    if (!ouder.checkVisibility() || ouder.closest(".loket-werk__nummer, .loket-breek, .loket-onzichtbaar, textarea, option")) continue;
    for (const woord of knoop.data.matchAll(/[^\\s\\-–/@.]+/g)) {
      const stuk = document.createRange();
      stuk.setStart(knoop, woord.index);
      stuk.setEnd(knoop, woord.index + woord[0].length);
      const regels = new Set([...stuk.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top)));
      if (regels.size > 1) uit.push(woord[0]);
    }
  }
  return uit;
}"""
"""Words of the page that stand on more than one line."""
TE_KLEIN = """() => [...document.querySelectorAll("main :is(a, button, summary, select, input, textarea, .loket-keuze)")]
  .filter(e => e.checkVisibility() && !["hidden", "checkbox", "radio"].includes(e.type))
  .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 160))"""
"""What is less high than a finger needs; a box to tick counts with its words."""
SCHERMEN = os.environ.get("SCHERMEN")
LANG_NUMMER = "OMGEVINGSDIENST-2026-VERGUNNING-00012345"
LANGE_NAAM = "Ontheffing voor een tijdelijke kampeerplaatsvoorziening"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("geen Chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs an event loop in this thread
    with chromium() as gestart:
        yield gestart


@pytest.fixture(autouse=True)
def _zonder_registers() -> Iterator[None]:
    oud = (poorten.registers, poorten.bijhouding, poorten.partners)
    poorten.registers = poorten.bijhouding = poorten.partners = None
    yield
    poorten.registers, poorten.bijhouding, poorten.partners = oud


def lijst(soort: str) -> Client:
    """A member of staff in front of a list with ``soort``: niets, een, vijftig or lang."""
    inhoud = maak_aanbod()
    medewerker = maak_medewerker(rollen=(ROL,))
    if soort == "een":
        maak_zaak(startdatum=over(-20))
    if soort in ("vijftig", "lang"):
        diensten = (VERGUNNING, ONTHEFFING, MELDING)
        rij = [opening(inhoud, diensten[n % 3], startdatum=over(-n)) for n in range(55)]
        gemaakt = zaken.open_zaken(rij, door=DOOR)
        zaken.neem_in_behandeling(gemaakt[0], medewerker=medewerker, door=DOOR)
        zaken.stel_taak(gemaakt[5], soort="bellen", vraag="Bel de buren", door=DOOR)
        zaken.vraag_client(gemaakt[3], vraag="Stuur een plattegrond", uiterlijk=over(14), door=DOOR)
    if soort == "lang":
        for n, id_ in enumerate(Werk.objects.filter(dienst=ONTHEFFING).values_list("id", flat=True)):
            nummer = f"{LANG_NUMMER[:-2]}{n:02}"
            Werk.objects.filter(id=id_).update(kenmerk=nummer, uitgave_id=None, dienst="", titel=LANGE_NAAM)
    return ingelogd(medewerker)


def een_zaak() -> tuple[Client, str]:
    """A member of staff and the page of a case that is part of a larger request."""
    aanvraag = ingediend(vast=VERHUIZEN | {"naam": "Suzanne Wilhelmina Moulin-van den Bovenkerk-Schellevis"})
    zaak = zaak_van(aanvraag, "adreswijziging")
    wie = maak_medewerker(
        organisatie=aanvraag.organisatie,
        rollen=("kcc",),
        rechten=(Recht.ZAAK_LEZEN, Recht.ZAAK_BEHANDELEN, Recht.ZAAK_BESLUITEN, Recht.AANBOD_BEKIJKEN),
    )
    return ingelogd(wie), reverse("behandeling:zaak", args=[zaak.identificatie])


@contextmanager
def scherm(
    browser: Browser, huis: LiveServer, client: Client, breedte: int, *, javascript: bool = True
) -> Iterator[Page]:
    """A window of this width in which ``client`` is logged in; up to 1024 px it is touched."""
    context = browser.new_context(
        viewport={"width": breedte, "height": 900},
        has_touch=breedte <= 1024,
        locale="nl-NL",
        reduced_motion="reduce",
    )
    context.add_cookies([{"name": "sessie", "value": client.cookies["sessie"].value, "url": huis.url}])
    if not javascript:
        context.route("**/*.js", lambda route: route.abort())
    try:
        yield context.new_page()
    finally:
        context.close()


def foto(blad: Page, naam: str) -> None:
    """A picture for who asked for it."""
    if SCHERMEN:
        blad.screenshot(path=str(Path(SCHERMEN) / f"{naam}.png"), full_page=True)


@pytest.fixture(autouse=True)
def loket(settings: Settings, live_server: LiveServer) -> None:
    aanbod.vergeet()
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]


def bekijk(blad: Page, naam: str) -> None:
    """What holds for every page at every width: nothing sticks out, no word is broken, no objection of axe, touch targets large enough."""
    blad.wait_for_load_state("load")
    foto(blad, naam)
    breedte = blad.evaluate("innerWidth")
    assert blad.evaluate("document.documentElement.scrollWidth") <= breedte, naam
    assert blad.evaluate(GEBROKEN) == [], naam
    if breedte <= 1024:
        assert blad.evaluate(TE_KLEIN) == [], naam
    if breedte in (390, 1280):
        uitkomst = Axe().run(blad, options={"runOnly": REGELS})
        assert uitkomst.violations_count == 0, f"{naam}: {uitkomst.generate_report()}"


def vak(blad: Page, wat: str) -> dict[str, float]:
    """Where an element stands: x, y, width, height."""
    gevonden = blad.locator(wat).bounding_box()
    assert gevonden is not None, wat
    return dict(gevonden)


@pytest.mark.parametrize("soort", ["niets", "een", "vijftig", "lang"])
def test_de_lijst_past_op_elk_scherm(
    browser: Browser, live_server: LiveServer, settings: Settings, soort: str
) -> None:
    settings.ORGANISATIE = EIGEN
    client = lijst(soort)
    for breedte in BREEDTES:
        with scherm(browser, live_server, client, breedte) as blad:
            blad.goto(f"{live_server.url}/behandeling")
            bekijk(blad, f"lijst-{soort}-{breedte}")
            if soort == "niets":
                continue
            filters, tabel = vak(blad, ".loket-filters"), vak(blad, ".loket-werk table")
            assert filters["y"] + filters["height"] <= tabel["y"]  # above the list, never beside or over it
            if breedte > 640:
                hoogten = blad.evaluate(
                    "[...document.querySelectorAll('.loket-werk tbody tr')].map(r => r.offsetHeight)"
                )
                assert max(hoogten) - min(hoogten) <= 1


def test_de_filters_klappen_uit_boven_de_lijst(
    browser: Browser, live_server: LiveServer, settings: Settings
) -> None:
    settings.ORGANISATIE = EIGEN
    client = lijst("vijftig")
    for breedte in BREEDTES:
        with scherm(browser, live_server, client, breedte, javascript=False) as blad:
            blad.goto(
                f"{live_server.url}/behandeling?dienst=vergunning"
            )  # a filter that is on isn't folded away
            blad.get_by_label("Dienst").wait_for()
            filters, tabel = vak(blad, ".loket-filters"), vak(blad, ".loket-werk table")
            assert filters["y"] + filters["height"] <= tabel["y"]
            bekijk(blad, f"filters-{breedte}")


def test_een_lang_nummer_houdt_zijn_einde_en_is_heel_voor_wie_het_aanwijst_of_er_met_tab_komt(
    browser: Browser, live_server: LiveServer, settings: Settings
) -> None:
    settings.ORGANISATIE = EIGEN
    client = lijst("lang")
    with scherm(browser, live_server, client, 1280) as blad:
        blad.set_viewport_size({"width": 1100, "height": 900})
        blad.goto(f"{live_server.url}/behandeling")
        link = blad.locator(".loket-werk__heel", has_text=LANG_NUMMER[:10]).first
        begin, eind = link.locator(".loket-werk__begin"), link.locator(".loket-werk__begin + span")
        knipt = "e => e.scrollWidth > e.clientWidth && getComputedStyle(e).overflow === 'hidden'"
        assert begin.evaluate(knipt), begin.evaluate(
            "e => [e.scrollWidth, e.clientWidth, e.closest('td').clientWidth]"
        )
        assert not eind.evaluate(knipt)
        assert len(eind.inner_text()) == 8
        hoogte = link.evaluate("e => e.closest('tr').offsetHeight")
        for bereik in (link.hover, link.focus):
            blad.mouse.move(0, 0)
            bereik()
            assert not begin.evaluate(knipt)
            assert link.evaluate("e => e.closest('tr').offsetHeight") == hoogte
            assert blad.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert LANG_NUMMER[:-2] in str(link.get_attribute("aria-label"))


def test_de_zaak_past_op_elk_scherm(browser: Browser, live_server: LiveServer) -> None:
    client, adres = een_zaak()
    for breedte in BREEDTES:
        with scherm(browser, live_server, client, breedte) as blad:
            blad.goto(live_server.url + adres)
            bekijk(blad, f"zaak-{breedte}")
            geheel, alles = vak(blad, ".loket-werkblad__geheel"), vak(blad, ".loket-werkblad")
            assert geheel["width"] == pytest.approx(
                alles["width"], abs=1
            )  # the whole request over the full width
            wat, doen, toen = (vak(blad, f".loket-werkblad__{s}") for s in ("gevraagd", "doen", "gebeurd"))
            assert geheel["y"] >= max(v["y"] + v["height"] for v in (wat, doen, toen))
            assert (doen["y"] == pytest.approx(wat["y"], abs=1)) == (breedte >= 1024)
            assert (toen["y"] == pytest.approx(wat["y"], abs=1)) == (breedte > 1440)


def tab_naar(blad: Page, naam: str, *, hoogstens: int = 80) -> None:
    """Press Tab until the thing with this name has the focus."""
    for _ in range(hoogstens):
        blad.keyboard.press("Tab")
        tekst = (
            "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || ''"
        )
        if naam in " ".join(blad.evaluate(tekst).split()):
            return
    raise AssertionError(f"met Tab niet te bereiken: {naam}")


def test_van_lijst_naar_besluit_met_alleen_het_toetsenbord_en_zonder_javascript(
    browser: Browser, live_server: LiveServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ORGANISATIE = EIGEN
    monkeypatch.setattr(besluitpoorten, "feiten", lambda zaak_id: feiten_met(waarde="nee"))
    inhoud = maak_aanbod()
    een, twee, drie = zaken.open_zaken([opening(inhoud, startdatum=over(-n)) for n in (3, 2, 1)], door=DOOR)
    client = ingelogd(maak_medewerker(rollen=(ROL,)))
    with scherm(browser, live_server, client, 1280, javascript=False) as blad:
        blad.goto(f"{live_server.url}/behandeling?wie=vrij")
        tab_naar(blad, twee.identificatie)
        blad.keyboard.press("Enter")
        blad.wait_for_url(f"**/{twee.identificatie}?lijst=*")
        for richting, zaak in (("Volgende", drie), ("Vorige", twee), ("Vorige", een)):
            tab_naar(blad, richting)
            blad.keyboard.press("Enter")
            blad.wait_for_url(f"**/{zaak.identificatie}?lijst=*")
        tab_naar(blad, "Zaak oppakken")
        blad.keyboard.press("Enter")
        blad.get_by_text("U behandelt deze zaak.").wait_for()
        tab_naar(blad, "Volgende")  # no longer on the list of nobody's: the first of it comes next
        keuze = blad.get_by_label("Geweigerd")
        while not keuze.evaluate("e => e === document.activeElement"):
            blad.keyboard.press("Tab")
            if blad.evaluate("document.activeElement.name === 'resultaat'"):
                blad.keyboard.press("ArrowDown")
        tab_naar(blad, "Besluit nemen")
        foto(blad, "zaak-toetsenbord")
        blad.keyboard.press("Enter")
        blad.get_by_role(
            "alert"
        ).wait_for()  # a reason is missing: the page says so, and knows its list still
        blad.get_by_label("Motivering", exact=True).focus()
        blad.keyboard.type("Het mag niet.")
        tab_naar(blad, "Besluit nemen")
        blad.keyboard.press("Enter")
        blad.get_by_text("Deze zaak is klaar").wait_for()
        tab_naar(blad, "Volgende")
        blad.keyboard.press("Enter")
        blad.wait_for_url(f"**/{twee.identificatie}?lijst=*")
        tab_naar(blad, "Terug naar de werkvoorraad")
        blad.keyboard.press("Enter")
        blad.wait_for_url("**/behandeling?wie=vrij")
        tab_naar(blad, f"Oppakken Vergunning {twee.identificatie}")
        blad.keyboard.press("Enter")
        blad.get_by_text("U behandelt deze zaak.").wait_for()
    twee.refresh_from_db()
    assert twee.behandelaar_id is not None
