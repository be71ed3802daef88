"""Tags of the portal: {% load portaal %}."""

from django import template

from eenloket.midoffice.aanvragen.api import Beeld

register = template.Library()


@register.filter
def intrekbaar(beeld: Beeld) -> list[dict[str, str]]:
    """Services that the client may still withdraw, as choices."""
    return [
        {"waarde": r.dienst, "tekst": r.naam, "hulp": r.organisatie} for r in beeld.regels if r.intrekbaar
    ]
