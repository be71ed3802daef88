"""Who may open the pages of a submitted request: its client, or the session that sent it without a login (M-F1)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import reverse

from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid
from eenloket.verbinding.identiteit.api import eis_zekerheid

from . import bezoeker

Pagina = Callable[..., HttpResponseBase]


def van_client(pagina: Pagina) -> Pagina:
    """A page of a submitted request: who isn't logged in and holds no key to it logs in first; existence can't be seen from that."""

    @wraps(pagina)
    def bewaakt(request: Verzoek, nummer: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return pagina(request, nummer, *args, **kwargs)
        except aanvragen.AanvraagOnbekend:
            terug = (
                request.get_full_path()
                if request.method in ("GET", "HEAD")
                else reverse("portaal:zaak", args=[nummer])
            )
            naar = None if request.client else eis_zekerheid(request, Zekerheid.LAAG, volgende=terug)
            if naar is None:
                raise
            return naar

    return bewaakt


def open_verstuurd(request: Verzoek, nummer: str) -> aanvragen.Aanvraag:
    """The submitted request with this number, for its own client. Raises: AanvraagOnbekend."""
    aanvraag = bezoeker.toegang(request).open(nummer)
    if aanvraag.staat == aanvragen.Aanvraagstaat.CONCEPT:
        raise aanvragen.AanvraagOnbekend()
    return aanvraag
