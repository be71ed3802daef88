"""Translations: extract, merge the parts of the rooms, check that English is complete, compile. Needs no gettext tools.

Each room keeps its English in ``locale/en/delen/<room>.po``; ``django.po`` is made from these and from what the code uses.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WORTEL = Path(__file__).parent.parent / "src" / "eenloket"
LOCALE = WORTEL / "locale" / "en" / "LC_MESSAGES"
DELEN = WORTEL / "locale" / "en" / "delen"
WOORDEN = {
    "gettext": None, "gettext_lazy": None, "_": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "gettext_noop": None, "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip

Sleutel = tuple[str | None, str | tuple[str, ...]]


def _stukken() -> Iterator[tuple[Path, bytes]]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scripts.leeg")
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)
    from django.utils.translation.template import templatize

    for pad in sorted(WORTEL.rglob("*.py")):
        if not {"tests", "migrations"} & set(pad.relative_to(WORTEL).parts):
            yield pad, pad.read_bytes()
    for einde in ("*.html", "*.txt"):
        for pad in sorted(WORTEL.rglob(f"templates/**/{einde}")):
            yield (
                pad,
                re.sub(r"\s*\n\s*", " ", templatize(pad.read_text())).encode(),
            )  # one line: no indentation


def gebruikt() -> dict[Sleutel, str]:
    """Every sentence that the code shows, with a place where."""
    uit: dict[Sleutel, str] = {}
    for pad, bron in _stukken():
        for _regel, functie, tekst, _uitleg in extract_python(
            io.BytesIO(bron), list(WOORDEN), [], {"encoding": "utf-8"}
        ):
            teksten = tekst if isinstance(tekst, tuple) else (tekst,)
            context = None
            if functie and functie.lstrip("n").startswith("p"):
                context, *rest = teksten
                teksten = tuple(rest)
            teksten = tuple(t for t in teksten if isinstance(t, str))
            if not teksten or not teksten[0]:
                continue
            meervoud = functie in ("ngettext", "ngettext_lazy", "npgettext") and len(teksten) > 1
            sleutel = teksten[:2] if meervoud else teksten[0]
            uit.setdefault((context, sleutel), str(pad.relative_to(WORTEL)))
    return uit


def vertaald() -> dict[Sleutel, object]:
    """What the rooms translated."""
    uit: dict[Sleutel, object] = {}
    for pad in sorted(DELEN.glob("*.po")):
        with pad.open("rb") as bestand:
            for bericht in read_po(bestand, locale="en"):
                if (
                    bericht.id
                    and bericht.string
                    and any([bericht.string] if isinstance(bericht.string, str) else bericht.string)
                ):
                    uit.setdefault((bericht.context, bericht.id), bericht.string)
    return uit


def catalogus() -> tuple[Catalog, list[str]]:
    """The whole English catalogue, and what is missing in it."""
    nodig, er = gebruikt(), vertaald()
    enkel = {(c, s[0]): w for (c, s), w in er.items() if isinstance(s, tuple)}
    boek, mist = Catalog(locale="en", project="Eén Loket", version="1", charset="utf-8"), []
    boek.fuzzy = False
    for (context, sleutel), waar in nodig.items():
        waarde = er.get((context, sleutel)) or (
            enkel.get((context, sleutel), [None])[0] if isinstance(sleutel, str) else None
        )
        if not waarde:
            mist.append(f"{waar}: {sleutel if isinstance(sleutel, str) else sleutel[0]!r}")
            continue
        boek.add(sleutel, waarde, context=context)
    return boek, mist


def main(opdracht: str) -> int:
    boek, mist = catalogus()
    LOCALE.mkdir(parents=True, exist_ok=True)
    if opdracht == "controleer":
        print("\n".join(mist) or f"vertalingen volledig: {len(boek)} zinnen")
        return 1 if mist else 0
    if opdracht == "ontbreekt":
        print("\n".join(mist))
        return 0
    if opdracht == "voeg-samen":
        with (LOCALE / "django.po").open("wb") as uit:
            write_po(uit, boek, width=110, sort_output=True, omit_header=False)
    with (LOCALE / "django.mo").open("wb") as uit:
        write_mo(uit, boek)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "controleer"))
