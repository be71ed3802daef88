"""Begin a request, or go on with one that was begun elsewhere (M-B3)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenloket.kern.fouten import NietToegestaan
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import vandaag
from eenloket.kern.limieten.api import begrens, herkomst
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid
from eenloket.verbinding.identiteit.api import eis_zekerheid

from . import sleutelbos


@require_http_methods(["GET", "HEAD", "POST"])
def beginnen(request: Verzoek, soort: str, slug: str) -> HttpResponse:
    """What you need at hand, log in when that's needed, and begin."""
    aanbod = aanbod_api.huidig(request.organisatie.id)
    if soort not in ("vraag", "dienst"):
        raise Http404
    ding = aanbod.patroon(slug) if soort == "vraag" else aanbod.dienst(slug)
    if not ding.zichtbaar_op(vandaag()):
        raise Http404
    sleutel = aanvragen.sleutel_van(soort, slug)
    bundel = aanvragen.bundel(aanbod, sleutel)
    basis = [aanbod.dienst(lid.dienst) for lid in bundel.leden if lid.soort == "basis" and not lid.als]
    if naar := _inloggen(request, basis):
        return naar
    if request.method == "POST":
        return _begin(request, sleutel)
    taal = get_language() or "nl"
    bezig = [a for a in aanvragen.concepten_van(sleutelbos.toegang(request)) if a.patroon == sleutel]
    return render(
        request, "portaal/intake/beginnen.html", {"ding": ding, "soort": soort, "taal": taal, "bezig": bezig}
    )


def _inloggen(request: Verzoek, basis: list[Dienst]) -> HttpResponse | None:
    """As sure as the basic services ask, as a business when they are all for businesses; staff begin it for somebody."""
    if request.client is None and request.bevoegdheid is not None:
        request.bevoegdheid.eis(Recht.AANVRAAG_OVERNEMEN)
        if (
            request.bevoegdheid.medewerker.organisatie_id != request.organisatie.id
        ):  # a right counts at one's own counter
            raise NietToegestaan()
        return None
    nodig = max((Zekerheid.van(d.zekerheid) for d in basis), default=Zekerheid.GEEN)
    ondernemer = bool(basis) and all(d.doelgroep == ["ondernemer"] for d in basis)
    return eis_zekerheid(request, nodig, "onderneming" if ondernemer else None)


def _begin(request: Verzoek, sleutel: str) -> HttpResponse:
    door = sleutelbos.wie(request)
    wie = str(door) if sleutelbos.bekend(request) else herkomst(request)
    begrens(f"beginnen:{wie}", 60, 600)
    aanvraag = aanvragen.begin(
        organisatie_id=request.organisatie.id,
        sleutel=sleutel,
        client=request.client,
        kanaal="balie" if request.client is None and request.bevoegdheid is not None else "web",
        door=door,
    )
    if aanvraag.client is None:
        sleutelbos.onthoud(request, aanvraag)
    return redirect("portaal:aanvraag", aanvraag.id)


@require_http_methods(["GET", "HEAD", "POST"])
def verdergaan(request: Verzoek) -> HttpResponse:
    """Go on with a code from another device or channel. Guessing is slow: tries are counted per visitor and per code."""
    fout, code = "", ""
    if request.method == "POST":
        code = request.POST.get("code", "")[:40]
        begrens(f"code-van:{herkomst(request)}", 10, 600)
        begrens(f"code:{''.join(t for t in code.upper() if t.isalnum())}", 10, 3600)
        aanvraag = aanvragen.op_code(request.organisatie.id, code)
        if aanvraag is not None:
            return _hervat(request, aanvraag)
        fout = _("Deze code kennen wij niet. Kijk of u alle letters en cijfers heeft overgenomen.")
    return render(
        request, "portaal/intake/verdergaan.html", {"fout": fout, "code": code}, status=400 if fout else 200
    )


def _hervat(request: Verzoek, aanvraag: aanvragen.Aanvraag) -> HttpResponse:
    """The code is the key of a request without a login; a client's request asks to log in, or for staff with the right."""
    if aanvraag.client is None:
        sleutelbos.onthoud(request, aanvraag)
        return redirect("portaal:aanvraag", aanvraag.id)
    if sleutelbos.toegang(request).mag(aanvraag):
        return redirect("portaal:aanvraag", aanvraag.id)
    if (
        request.client is not None or request.bevoegdheid is not None
    ):  # somebody else's: logging in again wouldn't help
        raise aanvragen.AanvraagOnbekend()
    messages.info(request, _("Log in om verder te gaan met deze aanvraag."))
    zekerheid = max(Zekerheid(aanvraag.zekerheid), Zekerheid.LAAG)
    return eis_zekerheid(request, zekerheid, volgende=f"/aanvraag/{aanvraag.id}") or redirect("portaal:home")
