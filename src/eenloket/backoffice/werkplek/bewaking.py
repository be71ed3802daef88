"""The one guard of all staff pages: who comes in, and what who may not come in gets to read (M-F1, M-F4)."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import structlog
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from eenloket.kern.fouten import Domeinfout, NietToegestaan
from eenloket.kern.gebruikers.api import Bevoegdheid, wie_mag
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.klanten.api import Verzoek

from .menu import eerste_plek, plek_van
from .woorden import recht_in_woorden

P = ParamSpec("P")
Pagina = Callable[Concatenate[Verzoek, Bevoegdheid, P], HttpResponseBase]
log = structlog.get_logger("eenloket.werkplek")
_EIGEN_PAGINA = (400, 403, 404, 409)


class GeenRecht(NietToegestaan):
    """The person has none of ``rechten``, of which one is needed."""

    code = "geen-recht"

    def __init__(self, *rechten: Recht) -> None:
        self.rechten = rechten
        super().__init__()


def voor_medewerker(
    *rechten: Recht,
) -> Callable[[Pagina[P]], Callable[Concatenate[Verzoek, P], HttpResponseBase]]:
    """Function decorator of a view of staff: it is called with the ``Bevoegdheid`` of a person who has at least one of ``rechten``.

    A visitor who isn't logged in with the second factor is sent to the login page (GET) or gets a 403 (another method). Without the
    right the page says what is missing and whom to ask (403). A ``Domeinfout`` of the view becomes the error page of the shell, in the
    frame with the menu. What a person may see within a right (services, confidentiality) is a condition in the queries: ``Bereik``.
    """

    def wikkel(pagina: Pagina[P]) -> Callable[Concatenate[Verzoek, P], HttpResponseBase]:
        @wraps(pagina)
        def bewaakt(request: Verzoek, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            bevoegdheid = request.bevoegdheid
            if bevoegdheid is None:
                if request.method in ("GET", "HEAD"):
                    return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
                raise NietToegestaan()
            try:
                if not bevoegdheid.mag_een_van(*rechten):
                    raise GeenRecht(*rechten)
                bevoegdheid.nodig = rechten
                return pagina(request, bevoegdheid, *args, **kwargs)
            except NietToegestaan as fout:
                return _geweigerd(request, bevoegdheid, fout)
            except Domeinfout as fout:
                if fout.http not in _EIGEN_PAGINA:
                    raise
                return foutpagina(request, bevoegdheid, fout)

        return bewaakt

    return wikkel


def foutpagina(request: Verzoek, bevoegdheid: Bevoegdheid, fout: Domeinfout) -> HttpResponse:
    """The one error page of staff: what is wrong in a sentence, whether something was saved, and the way back."""
    inhoud = {
        "zin": str(fout),
        "status": fout.http,
        "formulier_kwam": request.method == "POST",
        "terug": plek_van(bevoegdheid, request.path),
    }
    return render(request, "werkplek/fout.html", inhoud, status=fout.http)


def _geweigerd(request: Verzoek, bevoegdheid: Bevoegdheid, fout: NietToegestaan) -> HttpResponse:
    """403. The log says which page and which right, never who asked or about whom."""
    rechten = fout.rechten if isinstance(fout, GeenRecht) else ()
    plek = request.resolver_match.view_name if request.resolver_match else ""
    log.warning("toegang geweigerd", plek=plek, rechten=[str(recht) for recht in rechten], code=fout.code)
    inhoud = {
        "zin": str(fout),
        "nodig": [recht_in_woorden(recht) for recht in rechten],
        "vraag_aan": wie_mag(bevoegdheid.medewerker.organisatie_id, Recht.BEHEER),
        "terug": eerste_plek(bevoegdheid),
    }
    return render(request, "werkplek/geen_toegang.html", inhoud, status=403)
