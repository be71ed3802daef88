"""Answers in words: for the check page, the case and letters."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort


def kaal(waarde: Any) -> str:
    """A value as the text of a case property: dates and codes as they are, yes/no as ja/nee, lists with commas."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(kaal(w) for w in waarde)
    if isinstance(waarde, dict):
        return ", ".join(kaal(w) for w in waarde.values() if w not in (None, ""))
    return str(waarde)


def in_woorden(
    vraag: Vraag, waarde: Any, taal: str, *, namen: dict[str, str] | None = None
) -> str | list[str]:
    """A value as a reader wants it; ``namen`` gives the words for ids (persons, files). A list is one line each."""
    if waarde is None or waarde == "":
        return ""
    match vraag.soort:
        case Vraagsoort.JA_NEE:
            return _("Ja") if waarde else _("Nee")
        case Vraagsoort.KEUZE:
            return vraag.optietekst(waarde, taal)
        case Vraagsoort.MEERKEUZE:
            return [vraag.optietekst(w, taal) for w in waarde]
        case Vraagsoort.PERSONEN | Vraagsoort.BESTANDEN:
            return [
                (namen or {}).get(w, w if vraag.soort is Vraagsoort.PERSONEN else _("bestand"))
                for w in waarde
            ] or _("Niemand")
        case Vraagsoort.DATUM:
            return date_format(dt.date.fromisoformat(waarde), "l j F Y")
        case Vraagsoort.BEDRAG:
            return f"€ {waarde // 100},{waarde % 100:02d}"
        case Vraagsoort.ADRES:
            return adresregels(waarde)
        case Vraagsoort.LOCATIE:
            return str(waarde.get("toelichting") or _("Plek op de kaart"))
    return str(waarde)


def adresregels(adres: dict[str, Any]) -> list[str]:
    """An address in two lines, as on an envelope."""
    nummer = f"{adres.get('huisnummer', '')}{adres.get('huisletter', '')}"
    if toevoeging := adres.get("toevoeging"):
        nummer += f"-{toevoeging}"
    postcode = str(adres.get("postcode", ""))
    if len(postcode) == 6:
        postcode = f"{postcode[:4]} {postcode[4:]}"
    regels = (f"{adres.get('straat', '')} {nummer}".strip(), f"{postcode}  {adres.get('plaats', '')}".strip())
    return [regel for regel in regels if regel]


def midden_in_zin(naam: str) -> str:
    """A name as it stands in a sentence: its first letter small, unless it is an abbreviation or a name (WOZ, BRP)."""
    return naam if len(naam) < 2 or not naam[1].islower() else naam[0].lower() + naam[1:]
