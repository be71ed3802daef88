"""Tags of the portal: {% load portaal %}."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.aanvragen.api import Beeld

register = template.Library()


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


@register.filter
def intrekbaar(beeld: Beeld) -> list[dict[str, str]]:
    """Services that the client may still withdraw, as choices."""
    return [{"waarde": r.dienst, "tekst": r.naam, "hulp": r.organisatie} for r in beeld.regels if r.intrekbaar]


@register.simple_tag(takes_context=True)
def planregels(context: RequestContext, beeld: Beeld) -> dict[str, list[dict[str, Any]]]:
    """The picture as the component wants it; the client's tasks get links, on the client's own pages only."""
    eigen = bool(context.get("client")) and not context.get("kort")
    return {
        "regels": [
            {
                "naam": r.naam,
                "organisatie": r.organisatie,
                "staat": r.staat,
                "van": r.van,
                "tot": r.tot,
                "datumtekst": r.datumtekst,
                "uitleg": "" if context.get("kort") else r.uitleg,
                "url": "",
            }
            for r in beeld.regels
        ],
        "taken": []
        if context.get("kort")
        else [
            {
                "tekst": t.vraag,
                "voor_datum": t.voor,
                "url": reverse("portaal:taak", args=[beeld.nummer, t.id]) if eigen else "",
                "knop": _("Antwoorden"),
            }
            for t in beeld.taken
        ],
    }
