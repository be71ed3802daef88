"""The frame of a staff page, made from who is looking and where."""

from typing import Any

from django import template

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht

from ..menu import menu_op

register = template.Library()


@register.simple_tag(takes_context=True)
def werkplekmenu(context: dict[str, Any]) -> dict[str, Any]:
    """``menu`` (None for who isn't staff) and ``zoekt``: whether this person may search."""
    request = context.get("request")
    bevoegdheid: Bevoegdheid | None = getattr(request, "bevoegdheid", None)
    if request is None or bevoegdheid is None:
        return {"menu": None, "zoekt": False}
    zoekt = bevoegdheid.mag_een_van(Recht.ZAAK_LEZEN, Recht.CLIENT_ZOEKEN)
    return {"menu": menu_op(bevoegdheid, request.path), "zoekt": zoekt}
