"""Papers as PDF: one file that is readable by screen readers (PDF/UA-1) and fit for the archive (PDF/A-2a)
(M-B10, M-F6).
"""

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .tekens import drukbaar

if TYPE_CHECKING:
    import typst

SJABLONEN = Path(__file__).with_name("sjablonen")
_LETTERTYPEN = Path(__file__).with_name("lettertypen")
_NORMEN: list[Any] = ["ua-1", "a-2a"]  # typst names its standards in a type of its stub only


def maak_pdf(
    sjabloon: str, gegevens: Mapping[str, Any], *, titel: str, taal: str, op: dt.datetime | None = None
) -> bytes:
    """Return the template ``sjabloon`` ("brief", "besluit", "ontvangst") as PDF, filled with ``gegevens``.

    ``gegevens`` holds strings, lists and mappings, which the template prints as they are; each template needs
    at least ``afzender`` and says itself what more it needs. ``op`` is the moment of making in the file, so
    that the same letter gives the same file; None means now. Characters without a glyph in our fonts become a
    white square, because the archive norm forbids missing glyphs.
    Raises: FileNotFoundError for an unknown template; typst.TypstError when required data is missing.
    """
    import typst  # a large library: only a process that makes papers has it

    bron = SJABLONEN / f"{sjabloon}.typ"
    if bron.parent != SJABLONEN or not bron.is_file():
        raise FileNotFoundError(sjabloon)
    alles = drukbaar({**gegevens, "titel": titel, "taal": "en" if taal.startswith("en") else "nl"})
    alles["titel"] = " ".join(alles["titel"].split()) or "–"  # a paper without a title is not accessible
    pdf = typst.compile(
        str(bron),
        root=str(SJABLONEN),
        format="pdf",
        font_paths=_letters(),
        ignore_system_fonts=True,
        sys_inputs={"gegevens": json.dumps(alles)},
        pdf_standards=_NORMEN,
        timestamp=int((op or dt.datetime.now(dt.UTC)).timestamp()),
    )
    assert isinstance(pdf, bytes)  # without an output path and with one format
    return pdf


@lru_cache(maxsize=1)
def _letters() -> "typst.Fonts":
    """Return Atkinson Hyperlegible Next, and typst's own fonts for characters that it lacks; read once per
    process.
    """
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_LETTERTYPEN)]
    )
