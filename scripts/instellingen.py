"""Write docs/beheer/instellingen.md from the table of settings. A test fails when the two differ."""

import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent
sys.path.insert(0, str(WORTEL / "src"))

from eenloket.config.omgeving import STARTVARIABELEN, VARIABELEN, Variabele  # noqa: E402

KOP = """# Settings

All configuration comes from environment variables. `eenloket controle` checks each of them and says what to do.
This page is made by `scripts/instellingen.py` from `src/eenloket/config/omgeving.py`.

Kinds: *tekst* is text, *getal* a whole number, *ja_nee* is `ja` or `nee`, *lijst* has commas between its items. A variable whose
default is **verplicht** must be given; the demonstration makes its own.

| variable | kind | default | meaning |
|---|---|---|---|
"""
START = """
## Before there are settings

| variable | kind | default | meaning |
|---|---|---|---|
"""


def _regel(v: Variabele) -> str:
    standaard = "**verplicht**" if v.standaard is None else f"`{v.standaard}`" if v.standaard else "(leeg)"
    return f"| `{v.naam}` | {v.soort} | {standaard} | {v.uitleg} |\n"


def tekst() -> str:
    """The whole page."""
    return KOP + "".join(map(_regel, VARIABELEN)) + START + "".join(map(_regel, STARTVARIABELEN))


if __name__ == "__main__":
    (WORTEL / "docs" / "beheer" / "instellingen.md").write_text(tekst())
