"""Tags of the intake: {% load intake %}."""

import datetime as dt
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.aanvragen.api import Beeld

register = template.Library()

STAPPEN = 24  # columns of the time line
_RUIM, _BREED = 12, 3  # from which column a second day fits, and how many columns its text takes


@register.filter
def taal(tekst: Tekst | None, welke: str) -> str:
    """A text of the content in the language of the page."""
    return tekst.in_taal(welke) if tekst else ""


@register.filter
def namen_per_regel(waarde: Any) -> str:
    """Names as the text area shows them."""
    return "\n".join(waarde) if isinstance(waarde, list) else str(waarde or "")


@register.simple_tag
def fouten_bij(veld_id: str, tekst: str) -> list[dict[str, str]]:
    """One mistake as the error summary wants it; nothing without a text."""
    return [{"id": veld_id, "tekst": tekst}] if tekst else []


@register.simple_tag
def planregels(beeld: Beeld, taakadres: str) -> dict[str, Any]:
    """The picture as the component wants it; the client's tasks get links where the client can answer them (``taakadres``).

    When all is done there is no today in it any more.
    """
    return {
        "regels": [
            {
                "naam": r.naam,
                "organisatie": r.organisatie,
                "staat": r.staat,
                "van": r.van,
                "tot": r.tot,
                "datumtekst": r.datumtekst,
                "uitleg": r.uitleg,
                "url": "",
            }
            for r in beeld.regels
        ],
        "taken": [
            {
                "tekst": t.vraag,
                "voor_datum": t.voor,
                "url": reverse(taakadres, args=[beeld.nummer, t.id]) if taakadres else "",
                "knop": _("Antwoorden"),
            }
            for t in beeld.taken
        ],
        "nu": None if beeld.klaar else beeld.nu,
        "schaal": _schaal(beeld),
    }


def _schaal(beeld: Beeld) -> list[dict[str, Any]]:
    """The day it was sent, and the day the last part is promised for, when there is room between them."""
    if beeld.klaar or beeld.verwacht is None:
        return []
    eind = max((r.tot for r in beeld.regels if r.verwacht == beeld.verwacht), default=0)
    dagen = [{"kolom": 0, "tekst": _dag(beeld.ingediend)}]
    if eind >= _RUIM:
        dagen.append({"kolom": min(eind, STAPPEN) - _BREED, "tekst": _dag(beeld.verwacht)})
    return dagen


def _dag(dag: dt.date) -> str:
    return date_format(dag, "j M" if get_language() == "en" else "j b")
