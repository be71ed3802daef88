"""The only guard of the staff pages: who may open a page, and what is shown to somebody without the right
(M-F1, M-F4).
"""

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
    """The employee has none of ``rechten``; the page needs one of them."""

    code = "geen-recht"

    def __init__(self, *rechten: Recht) -> None:
        self.rechten = rechten
        super().__init__()


def voor_medewerker(
    *rechten: Recht,
) -> Callable[[Pagina[P]], Callable[Concatenate[Verzoek, P], HttpResponseBase]]:
    """Function decorator for a staff view: call the view with the ``Bevoegdheid`` of an employee who has at
    least one of ``rechten``.

    A visitor who isn't logged in with the second factor is sent to the login page (GET) or gets a 403
    (another method). An employee without the right gets a 403 page that says which right is missing and whom
    to ask. A ``Domeinfout`` of the view becomes the error page of the shell, in the frame with the menu. The
    services and levels for which a right counts are a condition in the queries: ``Bereik``.
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
    """Return the error page for staff: the error in one sentence, whether something was saved, and a link
    back.
    """
    inhoud = {
        "zin": str(fout),
        "status": fout.http,
        "formulier_kwam": request.method == "POST",
        "terug": plek_van(bevoegdheid, request.path),
    }
    return render(request, "werkplek/fout.html", inhoud, status=fout.http)


def _geweigerd(request: Verzoek, bevoegdheid: Bevoegdheid, fout: NietToegestaan) -> HttpResponse:
    """Return a 403 page. The log holds the page and the right, never the employee or the client."""
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
