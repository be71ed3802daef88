"""Come in by a door and open the request of an address, for who may; and for who was logged out meanwhile, the way back."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from eenloket.kern.sleutels.api import Domein
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid

from . import onderbroken, sleutelbos
from .loket import Deur, Loket

Pagina = Callable[..., HttpResponseBase]


def aan_een_loket(pagina: Pagina) -> Pagina:
    """A page that stands at every counter: the view gets the ``Loket`` that the door of its address makes."""

    @wraps(pagina)
    def bewaakt(request: Verzoek, *args: Any, deur: Deur, **kwargs: Any) -> HttpResponseBase:
        loket = deur(request)
        if not isinstance(loket, Loket):
            return loket
        return pagina(request, loket, *args, **kwargs)

    return bewaakt


def open_intake(loket: Loket, id_: uuid.UUID) -> tuple[Loket, Intake]:
    """The unfinished request with this id, when it may be opened here, and the counter where is acted for its client. A client who logged in since then gets it under his name,
    and it is remembered who acted for him last.

    Raises: AanvraagOnbekend, AlIngediend.
    """
    aanvraag = loket.toegang.open(id_)
    if aanvraag.staat != aanvragen.Aanvraagstaat.CONCEPT:
        raise aanvragen.AlIngediend()
    client = loket.client
    if client and (
        client.zekerheid > aanvraag.zekerheid
        or client.handelende.in_domein(Domein.AANVRAGEN) != aanvraag.handelende
    ):
        aanvraag = aanvragen.eigen_maken(aanvraag, client, door=loket.handelende)
    return loket.voor(aanvraag), aanvragen.laad(aanvraag)


def intakepagina(pagina: Pagina) -> Pagina:
    """A page of the intake: for who isn't known (any more) a way back in place of a refusal, and a request that was sent shows its
    receipt. Which requests exist can't be seen: an unknown id gives the same page."""

    @wraps(pagina)
    def bewaakt(request: Verzoek, id_: uuid.UUID, *args: Any, deur: Deur, **kwargs: Any) -> HttpResponseBase:
        loket = deur(request)
        if not isinstance(loket, Loket):
            return loket
        if not loket.bekend and sleutelbos.herstel(request, id_):
            loket = deur(request)
            assert isinstance(loket, Loket)  # the same visitor, with a key more
        try:
            antwoord = pagina(request, loket, id_, *args, **kwargs)
        except aanvragen.AlIngediend:
            antwoord = loket.naar("ontvangst", id_)
        except aanvragen.AanvraagOnbekend:
            if loket.bekend:
                raise
            if request.method == "POST" and "vraag" in kwargs:
                onderbroken.onthoud_getypt(request, id_, kwargs["vraag"])
            antwoord = _weg_terug(request, loket, id_)
        if isinstance(antwoord, HttpResponse):
            sleutelbos.zet_hervatbaar(request, antwoord, bekend=loket.bekend)
        antwoord.headers.setdefault("Cache-Control", "no-store")  # answers of somebody: also without a login
        return antwoord

    return bewaakt


_ALLEEN_POST = {"leden", "indienen", "bestand_toevoegen", "bestand_verwijderen"}


def _weg_terug(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """Log in, or use the code; then the client is back on this page."""
    naam = request.resolver_match.url_name if request.resolver_match else ""
    terug = loket.pad("aanvraag", id_) if naam in _ALLEEN_POST else request.path
    inlog = loket.eis(Zekerheid.LAAG, volgende=terug)
    return render(
        request,
        "intake/verlopen.html",
        {"inlog_url": inlog.headers["Location"] if inlog else "/"},
        status=403,
    )
