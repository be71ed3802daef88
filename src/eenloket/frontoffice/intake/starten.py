"""Begin a request, or go on with one that was begun elsewhere (M-B3)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenloket.kern.klok import vandaag
from eenloket.kern.limieten.api import begrens, herkomst
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid

from . import sleutelbos
from .loket import Loket
from .openen import aan_een_loket


@require_safe
@aan_een_loket
def start(request: Verzoek, loket: Loket) -> HttpResponse:
    """What somebody at work can begin together with a client: every question and service of today's content."""
    aanbod, dag = aanbod_api.huidig(request.organisatie.id), vandaag()
    inhoud = {
        "patronen": aanbod.zichtbare_patronen(dag),
        "diensten": [d for d in aanbod.zichtbare_diensten(dag) if "web" in d.kanalen],
        "taal": loket.taal,
        "loket": loket,
    }
    return render(request, "intake/start.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
@aan_een_loket
def beginnen(request: Verzoek, loket: Loket, soort: str, slug: str) -> HttpResponse:
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
    if naar := _inloggen(loket, basis):
        return naar
    if request.method == "POST":
        return _begin(request, loket, sleutel)
    bezig = [a for a in aanvragen.concepten_van(loket.toegang) if a.patroon == sleutel]
    inhoud = {"ding": ding, "soort": soort, "taal": loket.taal, "bezig": bezig, "loket": loket}
    return render(request, "intake/beginnen.html", inhoud)


def _inloggen(loket: Loket, basis: list[Dienst]) -> HttpResponse | None:
    """As sure as the basic services ask, as a business when they are all for businesses."""
    nodig = max((Zekerheid.van(d.zekerheid) for d in basis), default=Zekerheid.GEEN)
    ondernemer = bool(basis) and all(d.doelgroep == ["ondernemer"] for d in basis)
    return loket.eis(nodig, "onderneming" if ondernemer else None)


def _begin(request: Verzoek, loket: Loket, sleutel: str) -> HttpResponse:
    wie = str(loket.handelende) if loket.bekend else herkomst(request)
    begrens(f"beginnen:{wie}", 60, 600)
    aanvraag = aanvragen.begin(
        organisatie_id=request.organisatie.id,
        sleutel=sleutel,
        client=loket.client,
        kanaal=loket.kanaal,
        door=loket.handelende,
    )
    _onthoud(request, loket, aanvraag)
    return loket.naar("aanvraag", aanvraag.id)


def _onthoud(request: Verzoek, loket: Loket, aanvraag: aanvragen.Aanvraag) -> None:
    """The client's own browser keeps a key to a request of nobody; who works here has his rights for that."""
    if aanvraag.client is None and not loket.met_hulp:
        sleutelbos.onthoud(request, aanvraag)


@require_http_methods(["GET", "HEAD", "POST"])
@aan_een_loket
def verdergaan(request: Verzoek, loket: Loket) -> HttpResponse:
    """Go on with a code from another device or channel. Guessing is slow: tries are counted per visitor and per code."""
    fout, code = "", ""
    if request.method == "POST":
        code = request.POST.get("code", "")[:40]
        begrens(f"code-van:{herkomst(request)}", 10, 600)
        begrens(f"code:{''.join(t for t in code.upper() if t.isalnum())}", 10, 3600)
        aanvraag = aanvragen.op_code(request.organisatie.id, code)
        if aanvraag is not None:
            return _hervat(request, loket, aanvraag)
        fout = _("Deze code kennen wij niet. Kijk of u alle letters en cijfers heeft overgenomen.")
    inhoud = {"fout": fout, "code": code, "loket": loket}
    return render(request, "intake/verdergaan.html", inhoud, status=400 if fout else 200)


def _hervat(request: Verzoek, loket: Loket, aanvraag: aanvragen.Aanvraag) -> HttpResponse:
    """The code is the key of a request without a login; a client's request asks to log in, or for staff with the right."""
    if aanvraag.client is None:
        _onthoud(request, loket, aanvraag)
        return loket.naar("aanvraag", aanvraag.id)
    if loket.toegang.mag(aanvraag):
        return loket.naar("aanvraag", aanvraag.id)
    if loket.bekend:  # somebody else's: logging in again wouldn't help
        raise aanvragen.AanvraagOnbekend()
    messages.info(request, _("Log in om verder te gaan met deze aanvraag."))
    zekerheid = max(Zekerheid(aanvraag.zekerheid), Zekerheid.LAAG)
    return loket.eis(zekerheid, volgende=loket.pad("aanvraag", aanvraag.id)) or redirect(loket.wegen.thuis)
