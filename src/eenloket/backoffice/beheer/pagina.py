"""Shared parts of the operator pages: the rights for each page, the rendering of a page, and the page that
asks for confirmation.
"""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.klanten.api import Verzoek

PER_BLAD = 25

APPLICATIES = (Recht.BEHEER,)
"""Rights to give another program access to cases and documents."""
KOPPELINGEN = (Recht.KOPPELINGEN,)
"""Rights on connections: subscribers, other registers, and partners."""
BERICHTEN = (Recht.KOPPELINGEN, Recht.BEHEER)
"""Rights on messages to clients that didn't arrive."""
CATALOGUS = (Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN, Recht.BEHEER)
PUBLICEREN = (Recht.AANBOD_LADEN, Recht.BEHEER)


def toon(request: Verzoek, sjabloon: str, inhoud: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Return a page of this room, in the frame of the shell."""
    return render(request, f"beheer/{sjabloon}.html", inhoud, status=status)


def bevestig(
    request: Verzoek,
    *,
    titel: str,
    wat: str,
    gevolgen: Sequence[str],
    stand: str,
    knop: str,
    terug: str,
    formulier: Form | None = None,
) -> HttpResponse:
    """Return the page that says what will stop working and asks for confirmation; its form posts to the same
    address.

    ``stand`` is the seal of the shown data. A POST reaches this function only when the data changed since;
    the page then says so (409).
    """
    verouderd = request.method == "POST"
    inhoud = {
        "titel": titel,
        "wat": wat,
        "gevolgen": gevolgen,
        "stand": stand,
        "knop": knop,
        "terug": terug,
        "formulier": formulier,
        "verouderd": verouderd,
    }
    return toon(request, "bevestig", inhoud, status=409 if verouderd else 200)


def gezien(request: Verzoek) -> str | None:
    """Return the seal that the form sent back; None when the form has none."""
    return request.POST.get("stand")


def blad(request: Verzoek, rijen: "QuerySet[Any, Any]", per: int = PER_BLAD) -> "Page[Any]":
    """Return the requested page of a list; for a page that doesn't exist the nearest one. Cost: two queries."""
    return Paginator(rijen, per).get_page(request.GET.get("pagina"))
