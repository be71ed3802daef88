"""Filters of the public pages."""

from typing import TYPE_CHECKING

from django import template

from ..publiek_beeld import taal

if TYPE_CHECKING:
    from eenloket.midoffice.aanbod.inhoud import Tekst

register = template.Library()


@register.filter
def in_taal(tekst: "Tekst | None") -> str:
    """A text of the content in the language of the reader; "" for None."""
    return tekst.in_taal(taal()) if tekst else ""
