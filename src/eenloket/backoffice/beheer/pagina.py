"""What the operator's pages share: which right opens which, how a page is drawn, and the page that asks before something goes."""

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
"""Giving another program access to cases and documents."""
KOPPELINGEN = (Recht.KOPPELINGEN,)
"""Connections: who is told of changes, registers of others, and partners."""
BERICHTEN = (Recht.KOPPELINGEN, Recht.BEHEER)
"""Messages to clients that didn't arrive."""
CATALOGUS = (Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN, Recht.BEHEER)
PUBLICEREN = (Recht.AANBOD_LADEN, Recht.BEHEER)


def toon(request: Verzoek, sjabloon: str, inhoud: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of this room, in the frame of the shell."""
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
    """The page that says what will stop working and asks whether it may go; its form posts to the same address.

    ``stand`` is the seal of what is shown. A post comes here only when something changed since: then it says so (409).
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
    """The seal that the form sent back; None when it had none."""
    return request.POST.get("stand")


def blad(request: Verzoek, rijen: "QuerySet[Any, Any]", per: int = PER_BLAD) -> "Page[Any]":
    """The page of a list that is asked for; one that doesn't exist is the nearest that does. Cost: two queries."""
    return Paginator(rijen, per).get_page(request.GET.get("pagina"))
