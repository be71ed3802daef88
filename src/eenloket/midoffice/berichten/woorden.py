"""Words of messages and papers that don't come from the content package, in the client's language."""

import datetime as dt
import re
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import override

from eenloket.midoffice.aanbod.inhoud import Tekst

_BESTE = Tekst(nl="Beste {naam}", en="Dear {naam}")
_NAAMLOOS = Tekst(nl="Beste heer of mevrouw", en="Dear Sir or Madam")
_EN = Tekst(nl="en", en="and")
_VERDACHT = re.compile(r"[/@:<>{}\n\r\t]|www\.|\.\w{2,}|\d{3,}", re.IGNORECASE)
"""In a name this is no name but an address to click on: a form that sends mail must not carry somebody's advertisement."""

SOORTEN = {
    "ontvangst": "Ontvangstbevestiging",
    "stap": "Bericht over een stap",
    "vraag_aan_u": "Vraag aan de klant",
    "besluit": "Bericht over een besluit",
    "levering": "Alles geleverd",
    "vervallen": "Bericht: gaat niet door",
    "ingetrokken": "Bevestiging van intrekken",
    "hervatten": "Code om verder te gaan",
    "termijn_gewijzigd": "Bericht over een nieuwe datum",
    "herinnering": "Herinnering",
}
"""How staff sees a message in the history of contacts; without personal data."""


def aanhef(naam: str, taal: str) -> str:
    """How a message begins."""
    naam = " ".join(naam.split())
    if not naam or len(naam) > 100 or _VERDACHT.search(naam):
        return _NAAMLOOS.in_taal(taal)
    return _BESTE.in_taal(taal).replace("{naam}", naam)


def datum(dag: dt.date | None, taal: str) -> str:
    """``3 december 2026``; empty for no date."""
    if dag is None:
        return ""
    with override(taal):
        return date_format(dag, "j F Y")


def opsomming(namen: Sequence[str], taal: str) -> str:
    """``a, b en c``."""
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} {_EN.in_taal(taal)} {namen[-1]}"
