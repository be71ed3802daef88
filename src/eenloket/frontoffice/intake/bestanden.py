"""Files with an answer: one by one with progress, or with the form when there is no JavaScript (M-B3)."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.api import Verzoek

from .loket import Loket
from .openen import intakepagina, open_intake


def lijst(loket: Loket, intake: Intake, vraag: Vraag, naar: str = "") -> list[dict[str, Any]]:
    """The files that are there for ``vraag``; nothing for another kind of question. ``naar``: where the client goes afterwards."""
    if vraag.soort is not Vraagsoort.BESTANDEN:
        return []
    return [
        {
            "naam": u.bestandsnaam,
            "grootte": u.bestandsomvang,
            "verwijder_url": _verwijderpad(loket, intake, vraag, u.id, naar),
        }
        for u in documenten.uploads_van(intake.aanvraag.id)
        if u.vraag == vraag.id
    ]


def _verwijderpad(loket: Loket, intake: Intake, vraag: Vraag, upload: uuid.UUID, naar: str) -> str:
    pad = loket.pad("bestand_verwijderen", intake.aanvraag.id, upload)
    return f"{pad}?{urlencode({'vraag': vraag.id, 'naar': naar} if naar else {'vraag': vraag.id})}"


def ids_van(intake: Intake, vraag: Vraag) -> list[str]:
    return [str(u.id) for u in documenten.uploads_van(intake.aanvraag.id) if u.vraag == vraag.id]


def bewaar_meegestuurde(
    request: Verzoek, loket: Loket, intake: Intake, vraag: Vraag
) -> list[documenten.Upload]:
    """Keep every file that came with the form. Raises: what ``documenten.bewaar_upload`` raises."""
    begrens(f"upload:{intake.aanvraag.id}", 60, 600)
    return [
        documenten.bewaar_upload(
            organisatie=request.organisatie,
            eigenaar=intake.aanvraag.id,
            vraag=vraag.id,
            bestandsnaam=bestand.name or "bestand",
            stroom=bestand,
            toegestaan=vraag.bestandssoorten,
            door=loket.handelende,
        )
        for bestand in request.FILES.getlist(vraag.id)
    ]


@require_POST
@intakepagina
def toevoegen(request: Verzoek, loket: Loket, id_: uuid.UUID, vraag: str) -> HttpResponse:
    """One file by script; answers {naam, verwijder_url} or {fout}."""
    loket, intake = open_intake(loket, id_)
    gevonden = next(
        (v for v in intake.stand.vragen if v.id == vraag and v.soort is Vraagsoort.BESTANDEN), None
    )
    if gevonden is None:
        return JsonResponse({"fout": ""}, status=404)
    try:
        bewaard = bewaar_meegestuurde(request, loket, intake, gevonden)
    except Domeinfout as fout:
        return JsonResponse({"fout": str(fout)}, status=fout.http)
    if not bewaard:
        return JsonResponse({"fout": ""}, status=400)
    naar = "controle" if request.POST.get("naar") == "controle" else ""
    pad = _verwijderpad(loket, intake, gevonden, bewaard[0].id, naar)
    return JsonResponse({"naam": bewaard[0].bestandsnaam, "verwijder_url": pad}, status=201)


@require_POST
@intakepagina
def verwijderen(request: Verzoek, loket: Loket, id_: uuid.UUID, upload: uuid.UUID) -> HttpResponse:
    """Take a file back, and return to its question: when it was answered, the answer is without this file."""
    loket, intake = open_intake(loket, id_)
    door = loket.handelende
    documenten.verwijder_upload(upload, eigenaar=intake.aanvraag.id, door=door)
    vraag = request.GET.get("vraag", "")
    if vraag not in {v.id for v in intake.stand.vragen if v.soort is Vraagsoort.BESTANDEN}:
        return loket.naar("aanvraag", id_)
    if vraag in intake.antwoorden:
        aanvragen.neem_terug(intake.aanvraag, vraag, door=door)
    naar = "?naar=controle" if request.GET.get("naar") == "controle" else ""
    return redirect(loket.pad("vraag", id_, vraag) + naar)
