"""Who comes in here: staff with a right, and only cases of their own organisation (M-F1, M-F4)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from eenloket.kern.fouten import NietToegestaan
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

P = ParamSpec("P")
BERICHTEN = (Recht.KOPPELINGEN, Recht.BEHEER)
"""One of these to look after messages that didn't arrive."""
BEHEER = (Recht.BEHEER, Recht.KOPPELINGEN)
"""One of these to see the operator's pages in the menu."""
Pagina = Callable[Concatenate[Verzoek, Bevoegdheid, P], HttpResponseBase]


def voor_medewerker(
    *rechten: Recht,
) -> Callable[[Pagina[P]], Callable[Concatenate[Verzoek, P], HttpResponseBase]]:
    """The view gets the ``Bevoegdheid`` of staff who have one of ``rechten``; a visitor is sent to log in, the rest gets a 403."""

    def wikkel(pagina: Pagina[P]) -> Callable[Concatenate[Verzoek, P], HttpResponseBase]:
        @wraps(pagina)
        def bewaakt(request: Verzoek, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            bevoegdheid = request.bevoegdheid
            if bevoegdheid is None:
                if request.method in ("GET", "HEAD"):
                    return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
                raise NietToegestaan()
            if not any(bevoegdheid.mag(recht) for recht in rechten):
                raise NietToegestaan()
            return pagina(request, bevoegdheid, *args, **kwargs)

        return bewaakt

    return wikkel


def beheer_eerst(pagina: Callable[[Verzoek], HttpResponseBase]) -> Callable[[Verzoek], HttpResponseBase]:
    """Who only looks after the counter comes at his own pages after logging in, not at a work list that he may not see."""

    @wraps(pagina)
    def wijst(request: Verzoek) -> HttpResponseBase:
        wie = request.bevoegdheid
        if wie is not None and not wie.mag(Recht.ZAAK_LEZEN) and any(wie.mag(recht) for recht in BEHEER):
            return redirect("zgw:beheer")
        return pagina(request)

    return wijst


def zaak_van(bevoegdheid: Bevoegdheid, nummer: str) -> Zaak:
    """The case with this number in the organisation of the member of staff. Raises: NietGevonden, also for another's case."""
    return zaken.zaak_op_nummer(bevoegdheid.medewerker.organisatie_id, nummer)


def menu(bevoegdheid: Bevoegdheid, hier: str) -> list[dict[str, Any]]:
    """The navigation of staff, by rights."""
    delen = [
        ("behandeling:werkvoorraad", _("Werkvoorraad"), (Recht.ZAAK_LEZEN,)),
        ("behandeling:aanbod", _("Aanbod"), (Recht.AANBOD_BEKIJKEN,)),
        ("behandeling:berichten", _("Berichten"), BERICHTEN),
        ("zgw:beheer", _("Beheer"), BEHEER),
    ]
    return [
        {"naam": naam, "url": reverse(slug), "huidig": slug == f"behandeling:{hier}"}
        for slug, naam, rechten in delen
        if any(bevoegdheid.mag(recht) for recht in rechten)
    ]
