"""The address at which other registers deliver their notifications (Notificaties API for consumers)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.limieten.api import herkomst

from .contract import contract
from .fouten import OngeldigVerzoek
from .notificaties.ontvangen import afzender, ontvang
from .poort import probleem
from .schrijven import lees_json, veldfouten
from .toegang.limiet import begrens_afzender

GRENS = 64 * 1024


@csrf_exempt
@require_POST
def notificatie(request: HttpRequest) -> HttpResponse:
    """Answer 204 when the notification is stored; the sender is counted and checked before the body is read."""
    try:
        begrens_afzender(herkomst(request))
        dienst = afzender(request.headers.get("Authorization", ""))
        bericht = lees_json(request, grens=GRENS)
        controle = contract("notificaties").operaties["notificaties_create"].controle
        if controle is not None and (fouten := list(veldfouten(controle.iter_errors(bericht)))):
            raise OngeldigVerzoek(fouten)
        ontvang(dienst, bericht)
    except Domeinfout as fout:
        return probleem(fout, request.path)
    return HttpResponse(status=204)
