"""The style page in a real browser: both themes, phone and desk, with and without JavaScript."""

import json

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from eenloket.vormgeving.bouw import BRON
from eenloket.vormgeving.tests.browser import HUIS, REGELS, pagina
from eenloket.vormgeving.themas import THEMAS

pytestmark = pytest.mark.browser
AXE = BRON / "node_modules" / "axe-core" / "axe.min.js"


def bezwaren(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    uit = page.evaluate(f"axe.run(document, {json.dumps(REGELS)})")
    return [f"{fout['id']}: {knoop['html'][:160]}" for fout in uit["violations"] for knoop in fout["nodes"]]


@pytest.mark.parametrize("thema", THEMAS)
@pytest.mark.parametrize("breedte", [390, 1280])
def test_no_objection_from_axe_and_nothing_sticks_out(kijker: Browser, thema: str, breedte: int) -> None:
    with pagina(kijker, breedte=breedte) as page:
        klachten: list[str] = []
        page.on("console", lambda bericht: klachten.append(bericht.text))
        page.on("pageerror", lambda fout: klachten.append(str(fout)))
        page.goto(f"{HUIS}/stijl?thema={thema}")
        assert bezwaren(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte
        assert klachten == []


def test_at_four_times_the_size_nothing_sticks_out(kijker: Browser) -> None:
    with pagina(kijker, breedte=320) as page:
        page.goto(f"{HUIS}/stijl")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_everything_is_there(kijker: Browser) -> None:
    with pagina(kijker, javascript=False) as page:
        page.goto(f"{HUIS}/stijl")
        assert page.locator("#plan .loket-plan__rij").count() == 7
        assert page.get_by_role("button", name="Zoeken").count() == 2
        assert page.get_by_text("Sleep uw bestanden hierheen").is_hidden()
        assert page.get_by_role("button", name="Afdrukken").count() == 0


def test_the_font_is_ours_and_the_text_is_eighteen_pixels(kijker: Browser) -> None:
    with pagina(kijker) as page:
        page.goto(f"{HUIS}/stijl")
        page.wait_for_function("document.fonts.status === 'loaded'")
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"
        assert page.evaluate("document.fonts.check('18px \"Atkinson Hyperlegible Next Variable\"')")


def test_no_colour_of_the_first_theme_leaks_into_the_second(kijker: Browser) -> None:
    """Every colour that is painted in the water authority's page is a colour of its own theme."""
    from eenloket.vormgeving.tests.test_tokens import kleuren

    eigen = {tuple(int(kleur[i : i + 2], 16) for i in (1, 3, 5)) for kleur in kleuren("rivierveen").values()}
    mag = {tuple(int(kleur[i : i + 2], 16) for i in (1, 3, 5)) for kleur in kleuren("waterschap").values()}
    with pagina(kijker) as page:
        page.goto(f"{HUIS}/stijl?thema=waterschap")
        gezien = page.evaluate(
            """() => [...document.querySelectorAll('body, body *')].flatMap(e => {
                const s = getComputedStyle(e);
                return [s.color, s.backgroundColor, s.borderTopColor, s.outlineColor, s.fill, s.stroke];
            }).map(k => (k.match(/^rgb\\((\\d+), (\\d+), (\\d+)\\)$/) || []).slice(1).map(Number)).filter(k => k.length)"""
        )
    assert ({tuple(kleur) for kleur in gezien} & eigen) - mag == set()


def test_the_error_summary_gets_focus_and_brings_you_to_the_field(kijker: Browser) -> None:
    with pagina(kijker) as page:
        page.goto(f"{HUIS}/stijl")
        assert page.evaluate("document.activeElement.matches('[data-fouten]')")
        page.get_by_role("link", name="Vul uw straat in.").click()
        assert page.evaluate("document.activeElement.id") == "id_fout_tekst"


def test_touch_targets_are_large_enough(kijker: Browser) -> None:
    """Our own norm of 44 px for what stands alone; links inside a sentence are excepted (WCAG 2.5.8)."""
    with pagina(kijker, breedte=390) as page:
        page.goto(f"{HUIS}/stijl")
        klein = page.evaluate(
            """() => [...document.querySelectorAll('.utrecht-button, .utrecht-textbox, .utrecht-select, .loket-keuze,'
                + '.loket-paginering a, .loket-kop a, .loket-kop button, .loket-terug a')]
                .map(e => [e.textContent.trim().slice(0, 20), Math.round(e.getBoundingClientRect().height)])
                .filter(([, h]) => h && h < 44)"""
        )
        assert klein == []


def test_the_policy_is_sent_and_the_page_keeps_to_it() -> None:
    antwoord = Client().get("/stijl")
    assert "script-src 'self'" in antwoord.headers["Content-Security-Policy"]
    tekst = antwoord.content.decode()
    assert " style=" not in tekst
    assert "<script>" not in tekst
    assert "onclick" not in tekst
