"""Open the request of an address, for who may; and for who was logged out meanwhile, the way back."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid
from eenloket.verbinding.identiteit.api import eis_zekerheid

from . import onderbroken, sleutelbos

Pagina = Callable[..., HttpResponseBase]


def open_intake(request: Verzoek, id_: uuid.UUID) -> Intake:
    """The unfinished request with this id, when this visitor may. A client who logged in since then gets it under his name.

    Raises: AanvraagOnbekend, AlIngediend.
    """
    aanvraag = sleutelbos.toegang(request).open(id_)
    if aanvraag.staat != aanvragen.Aanvraag.Staat.CONCEPT:
        raise aanvragen.AlIngediend()
    client = request.client
    if client and (aanvraag.client is None or client.zekerheid > aanvraag.zekerheid):
        aanvraag = aanvragen.eigen_maken(aanvraag, client, door=client.actor)
    return aanvragen.laad(aanvraag)


def intakepagina(pagina: Pagina) -> Pagina:
    """A page of the intake: for who isn't known (any more) a way back in place of a refusal, and a request that was sent shows its
    receipt. Which requests exist can't be seen: an unknown id gives the same page."""

    @wraps(pagina)
    def bewaakt(request: Verzoek, id_: uuid.UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sleutelbos.herstel(request, id_)
        try:
            antwoord = pagina(request, id_, *args, **kwargs)
        except aanvragen.AlIngediend:
            antwoord = redirect("portaal:ontvangst", id_)
        except aanvragen.AanvraagOnbekend:
            if sleutelbos.bekend(request):
                raise
            if request.method == "POST" and "vraag" in kwargs:
                onderbroken.onthoud_getypt(request, id_, kwargs["vraag"])
            antwoord = _weg_terug(request, id_)
        if isinstance(antwoord, HttpResponse):
            sleutelbos.zet_hervatbaar(request, antwoord)
        antwoord.headers.setdefault("Cache-Control", "no-store")  # answers of somebody: also without a login
        return antwoord

    return bewaakt


_ALLEEN_POST = {"leden", "indienen", "bestand_toevoegen", "bestand_verwijderen"}


def _weg_terug(request: Verzoek, id_: uuid.UUID) -> HttpResponse:
    """Log in, or use the code; then the client is back on this page."""
    naam = request.resolver_match.url_name if request.resolver_match else ""
    terug = reverse("portaal:aanvraag", args=[id_]) if naam in _ALLEEN_POST else request.path
    inlog = eis_zekerheid(request, Zekerheid.LAAG, volgende=terug)
    return render(
        request, "portaal/intake/verlopen.html", {"inlog_url": inlog.url if inlog else "/"}, status=403
    )
