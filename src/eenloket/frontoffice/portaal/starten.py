"""Begin a request, or go on with one that was begun elsewhere (M-B3)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenloket.kern.klok import vandaag
from eenloket.kern.limieten.api import begrens, herkomst
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.klanten.api import Zekerheid
from eenloket.verbinding.identiteit.api import eis_zekerheid

from . import sleutelbos


@require_http_methods(["GET", "HEAD", "POST"])
def beginnen(request: HttpRequest, soort: str, slug: str) -> HttpResponse:
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
    nodig = max((Zekerheid.van(d.zekerheid) for d in basis), default=Zekerheid.GEEN)
    alleen_ondernemer = all(d.doelgroep == ["ondernemer"] for d in basis) and bool(basis)
    medewerker = request.bevoegdheid is not None and request.client is None
    if not medewerker and (naar := eis_zekerheid(request, nodig, "onderneming" if alleen_ondernemer else None)):
        return naar
    if request.method == "POST":
        begrens(f"beginnen:{request.session.session_key}", 30, 600)
        door = sleutelbos.wie(request)
        kanaal = "balie" if medewerker else "web"
        aanvraag = aanvragen.begin(
            organisatie_id=request.organisatie.id, sleutel=sleutel, client=request.client, kanaal=kanaal, door=door
        )
        if aanvraag.client is None:
            sleutelbos.onthoud(request, aanvraag)
        return redirect("portaal:aanvraag", aanvraag.id)
    taal = get_language() or "nl"
    bezig = [a for a in aanvragen.concepten_van(sleutelbos.toegang(request)) if a.patroon == sleutel]
    return render(request, "portaal/intake/beginnen.html", {"ding": ding, "soort": soort, "taal": taal, "bezig": bezig})


@require_http_methods(["GET", "HEAD", "POST"])
def verdergaan(request: HttpRequest) -> HttpResponse:
    """Go on with a code from another device or channel. Guessing is slow: tries are counted per visitor and per code."""
    fout, code = "", ""
    if request.method == "POST":
        code = request.POST.get("code", "")[:40]
        begrens(f"code-van:{herkomst(request)}", 10, 600)
        begrens(f"code:{code.upper()}", 10, 3600)
        aanvraag = aanvragen.op_code(request.organisatie.id, code)
        if aanvraag is None:
            fout = _("Deze code kennen wij niet. Kijk of u alle letters en cijfers heeft overgenomen.")
        elif aanvraag.client is None:
            sleutelbos.onthoud(request, aanvraag)
            return redirect("portaal:aanvraag", aanvraag.id)
        elif sleutelbos.toegang(request).mag(aanvraag):
            return redirect("portaal:aanvraag", aanvraag.id)
        else:
            messages.info(request, _("Log in om verder te gaan met deze aanvraag."))
            return eis_zekerheid(request, Zekerheid(max(aanvraag.zekerheid, 1)), None, volgende=f"/aanvraag/{aanvraag.id}") or redirect(
                "portaal:home"
            )
    return render(request, "portaal/intake/verdergaan.html", {"fout": fout, "code": code}, status=400 if fout else 200)
