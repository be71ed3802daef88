"""The door for reports of partners: only what is signed, fresh and new gets in."""

import hashlib
import hmac
import re
import time

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from eenloket.kern.fouten import NietGevonden, OngeldigeInvoer
from eenloket.kern.limieten.api import begrens, herkomst

from .terugmelding import AlOntvangen, Melding, verwerk

log = structlog.get_logger("eenloket.partners")
GROOTSTE = 64 * 1024
VENSTER = 300  # seconds
_GEEN_GEHEIM = "0" * 64
"""Stands in for the secret of an unknown partner, so that it takes as long to refuse."""


@csrf_exempt
@require_POST
def terugmelding(request: HttpRequest, koppeling: str) -> HttpResponse:
    """Take a report. 200 also for a repetition; 401 for whatever can't prove itself, without saying what is wrong."""
    begrens(f"terugmelding:{herkomst(request)}", 3000, 60)
    lengte = request.META.get("CONTENT_LENGTH") or "0"
    if not lengte.isdigit() or int(lengte[:12]) > GROOTSTE:
        return HttpResponse(status=413)
    inhoud = request.read(GROOTSTE)
    bericht_id = request.headers.get("X-Loket-Bericht-Id", "")
    tijdstip, handtekening = (
        request.headers.get("X-Loket-Tijdstip", ""),
        request.headers.get("X-Loket-Handtekening", ""),
    )
    if not echt(koppeling, tijdstip, handtekening, inhoud) or not re.fullmatch(
        r"[A-Za-z0-9._:-]{8,100}", bericht_id
    ):
        log.warning(
            "terugmelding geweigerd", koppeling=koppeling if koppeling in settings.PARTNERS else "onbekend"
        )
        return HttpResponse(status=401)
    try:
        melding = Melding.model_validate_json(inhoud)
        gevolg = verwerk(koppeling, bericht_id, hashlib.sha256(handtekening.encode()).hexdigest(), melding)
    except (ValidationError, OngeldigeInvoer):
        return HttpResponse(status=400)
    except NietGevonden:
        return HttpResponse(status=404)
    except AlOntvangen:
        return JsonResponse({"gevolg": "al ontvangen"})
    return JsonResponse({"gevolg": gevolg})


def echt(koppeling: str, tijdstip: str, handtekening: str, inhoud: bytes) -> bool:
    """Whether the partner itself signed these bytes, at most five minutes ago. Constant time in what is secret."""
    geheim = settings.PARTNERS.get(koppeling, {}).get("webhookgeheim", "")
    som = hmac.new(
        (geheim or _GEEN_GEHEIM).encode(), tijdstip.encode() + b"." + inhoud, hashlib.sha256
    ).hexdigest()
    klopt = hmac.compare_digest(f"v1={som}".encode(), handtekening.encode())
    vers = re.fullmatch(r"\d{1,12}", tijdstip) is not None and abs(time.time() - int(tijdstip)) <= VENSTER
    return klopt and vers and bool(geheim)
