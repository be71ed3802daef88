"""Outcomes and deciding bodies in words, in the client's language."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import override

from eenloket.midoffice.aanbod.inhoud import Dienst, Organisatie, Organisatiesoort, Tekst

UITKOMSTEN = {
    "Toegekend": "granted",
    "Verleend": "granted",
    "Geweigerd": "refused",
    "Niet ontvankelijk": "not admissible",
    "Afgehandeld": "dealt with",
    "Verwerkt": "processed",
    "Vastgesteld": "established",
    "Niet vastgesteld": "not established",
    "Ingetrokken": "withdrawn",
    "Afgebroken": "stopped",
}
"""The generic results of the national case types in English. In Dutch a result has the name that the content
gives it.
"""

_BESTUREN = {
    Organisatiesoort.GEMEENTE: Tekst(
        nl="het college van burgemeester en wethouders van {plaats}", en="the municipal executive of {plaats}"
    ),
    Organisatiesoort.WATERSCHAP: Tekst(
        nl="het dagelijks bestuur van {naam}", en="the executive board of {naam}"
    ),
    Organisatiesoort.PROVINCIE: Tekst(
        nl="gedeputeerde staten van {plaats}", en="the provincial executive of {plaats}"
    ),
    Organisatiesoort.RIJK: Tekst(nl="{naam}", en="{naam}"),
}
"""The bodies to which the Algemene wet bestuursrecht applies."""


def resultaat(dienst: Dienst, naam: str, taal: str) -> str:
    """Return the outcome as words in a sentence: ``verleend``, ``granted``."""
    generiek = next((r.generiek for r in dienst.zaak.resultaten if r.naam == naam), "")
    return UITKOMSTEN.get(generiek, naam.lower()) if taal.startswith("en") else naam.lower()


def is_bestuursorgaan(organisatie: Organisatie) -> bool:
    """Return whether a client can object to decisions of this organisation (Awb 7:1)."""
    return organisatie.soort in _BESTUREN


def bestuur(organisatie: Organisatie, taal: str) -> str:
    """Return the name of the body that takes the decision."""
    vorm = _BESTUREN.get(organisatie.soort, Tekst(nl="{naam}", en="{naam}")).in_taal(taal)
    plaats = organisatie.naam.removeprefix("Gemeente ").removeprefix("Provincie ")
    return vorm.replace("{plaats}", plaats).replace("{naam}", organisatie.naam)


def datum(dag: dt.date, taal: str) -> str:
    """Return the date in words: ``3 december 2026``."""
    with override(taal):
        return date_format(dag, "j F Y")
