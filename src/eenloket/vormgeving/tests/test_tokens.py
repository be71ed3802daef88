"""The colours of each theme can be read: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (controls 3:1)."""

import re

import pytest

from eenloket.vormgeving.bouw import BRON
from eenloket.vormgeving.themas import THEMAS

PAPIER = ("papier", "grond", "bank")
TEKST = [
    *(
        (tekst, vlak)
        for tekst in ("inkt", "inkt-zacht", "actie", "actie-sterk")
        for vlak in (*PAPIER, "actie-vlak")
    ),
    *(("inkt", vlak) for vlak in ("aandacht-vlak", "fout-vlak", "klaar-vlak", "lijn")),
    *((tekst, vlak) for tekst in ("fout", "klaar", "aandacht-tekst") for vlak in PAPIER),
    ("fout", "fout-vlak"),
    ("klaar", "klaar-vlak"),
    ("aandacht-tekst", "aandacht-vlak"),
    ("op-actie", "actie"),
    ("op-actie", "actie-sterk"),
    ("papier", "fout"),
    ("papier", "inkt"),
    ("op-kop", "kop"),
    ("op-voet", "voet"),
    ("focus", "focus-vlak"),
]
BEDIENING = [
    *((rand, vlak) for rand in ("rand", "actie", "fout", "klaar", "aandacht", "focus") for vlak in PAPIER),
    ("aandacht", "aandacht-vlak"),
    ("actie", "actie-vlak"),
]


def kleuren(thema: str) -> dict[str, str]:
    tekst = (BRON / "themas" / f"{thema}.css").read_text()
    return dict(re.findall(r"--loket-kleur-([a-z-]+): (#[0-9a-f]{6});", tekst))


def helderheid(kleur: str) -> float:
    """Relative luminance, WCAG 2.2."""

    def lineair(waarde: float) -> float:
        return waarde / 12.92 if waarde <= 0.04045 else ((waarde + 0.055) / 1.055) ** 2.4

    rood, groen, blauw = (lineair(int(kleur[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, twee: str) -> float:
    licht, donker = sorted((helderheid(een), helderheid(twee)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def te_laag(thema: str, paren: list[tuple[str, str]], grens: float) -> dict[tuple[str, str], float]:
    palet = kleuren(thema)
    alle = {paar: round(contrast(palet[paar[0]], palet[paar[1]]), 2) for paar in paren}
    return {paar: waarde for paar, waarde in alle.items() if waarde < grens}


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("thema", THEMAS)
def test_every_text_can_be_read_on_its_surface(thema: str) -> None:
    assert te_laag(thema, TEKST, 4.5) == {}


@pytest.mark.parametrize("thema", THEMAS)
def test_every_control_can_be_seen(thema: str) -> None:
    assert te_laag(thema, BEDIENING, 3.0) == {}


def test_every_theme_has_the_same_tokens() -> None:
    assert len({frozenset(kleuren(thema)) for thema in THEMAS}) == 1
    bestanden = {pad.stem for pad in (BRON / "themas").glob("*.css")} - {"maten", "utrecht"}
    assert bestanden == set(THEMAS)


def test_each_token_that_is_used_exists() -> None:
    bladen = [*(BRON / "themas").glob("*.css"), *(BRON / "src").rglob("*.css")]
    tekst = "\n".join(blad.read_text() for blad in bladen)
    gemaakt = set(re.findall(r"(--loket-[a-z0-9-]+):", tekst))
    assert set(re.findall(r"var\((--loket-[a-z0-9-]+)", tekst)) - gemaakt == set()


def test_no_colour_size_or_font_outside_the_tokens() -> None:
    maat = r"(?<![\w.#-])-?\d*\.?\d+(?:px|rem|em|ch|vw|vh|pt)\b"
    kleur = r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\("
    fouten = []
    for blad in (BRON / "src" / "css").glob("*.css"):
        tekst = re.sub(r"/\*.*?\*/", "", blad.read_text(), flags=re.DOTALL)
        for regel in tekst.splitlines():
            los = ("@media" in regel or "@container" in regel) or regel.strip() in TOEGESTAAN
            if not los and (re.search(maat, regel) or re.search(kleur, regel)):
                fouten.append(f"{blad.name}: {regel.strip()}")
    assert fouten == []


# Optical corrections that belong to a glyph, and the height of the window: no design choice an organisation would make.
TOEGESTAAN = {"letter-spacing: -0.01em;", "vertical-align: -0.22em;", "min-block-size: 100vh;"}
