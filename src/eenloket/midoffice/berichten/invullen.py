"""Filling the fields of a message text. A value is only ever text: it can't bring fields, lines in a subject, or commands."""

import re
import unicodedata
from collections.abc import Mapping

VELDEN = frozenset(
    {
        "aanhef", "nummer", "patroon", "dienst", "organisatie", "termijn", "stap", "taak", "uitleg", "uitkomst", "link", "code",
    }
)  # fmt: skip
"""Everything that a text may name; the check of content packages knows the same set."""

_LANGST = 4000
_PLEK = re.compile(r"\{\{|\}\}|\{([a-z_]+)\}")


def vul(tekst: str, velden: Mapping[str, str]) -> str:
    """``tekst`` with ``{naam}`` replaced by the value; ``{{`` and ``}}`` are braces; a field without a value is empty.

    Goes over the text once, so braces in a value stay braces; names that aren't fields stay as they stand.
    """

    def plek(gevonden: re.Match[str]) -> str:
        naam = gevonden.group(1)
        if naam is None:
            return gevonden.group()[0]
        return velden.get(naam, "") if naam in VELDEN else gevonden.group()

    return _PLEK.sub(plek, tekst)


def lopend(tekst: str, velden: Mapping[str, str]) -> str:
    """A text of paragraphs; what an empty field leaves behind (lines without words) is taken away."""
    regels = [regel.rstrip() for regel in vul(tekst, schoon(velden)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip()


def regel(tekst: str, velden: Mapping[str, str], *, langst: int = 200) -> str:
    """One line, for a subject or an sms."""
    return " ".join(vul(tekst, schoon(velden)).split())[:langst].strip()


def schoon(velden: Mapping[str, str]) -> dict[str, str]:
    """The values without control characters (line ends stay) and without marks that turn the direction of a text."""
    return {naam: _schoon(waarde) for naam, waarde in velden.items()}


def _schoon(waarde: str) -> str:
    waarde = re.sub("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029", "\n", waarde)
    kaal = (
        teken
        for teken in waarde
        if teken == "\n" or unicodedata.category(teken) not in ("Cc", "Cf", "Cs", "Co")
    )
    return "".join(kaal)[:_LANGST]
