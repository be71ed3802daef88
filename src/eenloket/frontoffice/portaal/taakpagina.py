"""What we ask of the client while a case runs: read it, answer in words or with files (M-B12)."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eenloket.kern.fouten import Domeinfout, NietGevonden
from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.zaken import api as zaken

from . import bezoeker
from .van_client import open_verstuurd, van_client


def _taak(aanvraag: Aanvraag, taak: uuid.UUID) -> zaken.Taak:
    gevonden = (
        zaken.Taak.objects.filter(id=taak, voor="client", zaak__knoop__aanvraag=aanvraag)
        .select_related("zaak")
        .first()
    )
    if gevonden is None:
        raise NietGevonden()
    return gevonden


@require_http_methods(["GET", "HEAD", "POST"])
@van_client
def taak(request: Verzoek, nummer: str, taak: uuid.UUID) -> HttpResponse:
    """Answer what was asked: in words, with files, or both. What was typed and sent stays when something is wrong."""
    gevonden = _taak(open_verstuurd(request, nummer), taak)
    fout, tekst = None, ""
    if request.method == "POST":
        tekst = request.POST.get("antwoord", "")[:4000]
        try:
            _bewaar(request, gevonden)
            uploads = [u.id for u in documenten.uploads_van(gevonden.id)]
            zaken.beantwoord(gevonden, antwoord=tekst, uploads=uploads, door=bezoeker.handelende(request))
            messages.success(request, _("Dank u. Wij gaan verder met uw aanvraag."))
            return redirect("portaal:zaak", nummer)
        except zaken.TaakIsKlaar:
            messages.info(request, _("Dit had u al gedaan."))
            return redirect("portaal:zaak", nummer)
        except Domeinfout as probleem:
            fout = probleem
    veld = "bestanden" if fout and fout.veld == "bestanden" else "antwoord"
    inhoud = {
        "taak": gevonden,
        "nummer": nummer,
        "fouten": [{"id": f"id_{veld}", "tekst": str(fout)}] if fout else [],
        "fout_antwoord": str(fout) if fout and veld == "antwoord" else "",
        "fout_bestanden": str(fout) if fout and veld == "bestanden" else "",
        "tekst": tekst,
        "bestanden": _lijst(gevonden, nummer),
        "upload_mb": settings.UPLOAD_MB,
        "hier": "mijn",
    }
    return render(request, "portaal/mijn/taak.html", inhoud, status=400 if fout else 200)


def _lijst(taak: zaken.Taak, nummer: str) -> list[dict[str, object]]:
    return [
        {"naam": u.bestandsnaam, "grootte": u.bestandsomvang, "verwijder_url": _verwijderpad(nummer, taak, u)}
        for u in documenten.uploads_van(taak.id)
        if u.informatieobject_id is None
    ]


def _verwijderpad(nummer: str, taak: zaken.Taak, upload: documenten.Upload) -> str:
    return reverse("portaal:taakbestand_verwijderen", args=[nummer, taak.id, upload.id])


def _bewaar(request: Verzoek, taak: zaken.Taak) -> list[documenten.Upload]:
    if taak.klaar_op is not None:
        raise zaken.TaakIsKlaar()
    begrens(f"upload:{taak.id}", 60, 600)
    return [
        documenten.bewaar_upload(
            organisatie=request.organisatie,
            eigenaar=taak.id,
            vraag="bestanden",
            bestandsnaam=bestand.name or "bestand",
            stroom=bestand,
            toegestaan=[],
            door=bezoeker.handelende(request),
        )
        for bestand in request.FILES.getlist("bestanden")
    ]


@require_POST
@van_client
def toevoegen(request: Verzoek, nummer: str, taak: uuid.UUID) -> HttpResponse:
    """One file by script; answers {naam, verwijder_url} or {fout}."""
    gevonden = _taak(open_verstuurd(request, nummer), taak)
    try:
        bewaard = _bewaar(request, gevonden)
    except Domeinfout as fout:
        return JsonResponse({"fout": str(fout)}, status=fout.http)
    if not bewaard:
        return JsonResponse({"fout": ""}, status=400)
    return JsonResponse(
        {"naam": bewaard[0].bestandsnaam, "verwijder_url": _verwijderpad(nummer, gevonden, bewaard[0])},
        status=201,
    )


@require_POST
@van_client
def verwijderen(request: Verzoek, nummer: str, taak: uuid.UUID, upload: uuid.UUID) -> HttpResponse:
    """Take a file back that wasn't sent yet."""
    gevonden = _taak(open_verstuurd(request, nummer), taak)
    documenten.verwijder_upload(upload, eigenaar=gevonden.id, door=bezoeker.handelende(request))
    return redirect("portaal:taak", nummer, taak)
