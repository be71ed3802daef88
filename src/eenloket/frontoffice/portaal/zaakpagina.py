"""One request followed: the picture of its plan, what the client must do, its messages and documents (M-B12)."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eenloket.kern.fouten import Domeinfout, NietGevonden
from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Aanvraag, Knoop
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.zaken import api as zaken

from . import sleutelbos


def _open(request: HttpRequest, nummer: str) -> Aanvraag:
    """The submitted request with this number, for its own client. Raises: AanvraagOnbekend."""
    aanvraag = sleutelbos.toegang(request).open(nummer)
    if aanvraag.staat == Aanvraag.Staat.CONCEPT:
        raise aanvragen.AanvraagOnbekend()
    return aanvraag


@require_GET
def zaak(request: HttpRequest, nummer: str) -> HttpResponse:
    """The picture, and under it what was decided, sent and received."""
    aanvraag = _open(request, nummer)
    taal = get_language() or "nl"
    knopen = list(Knoop.objects.filter(aanvraag=aanvraag).select_related("zaak"))
    beeld = aanvragen.beeld(aanvraag, taal)
    inhoud = {
        "aanvraag": aanvraag,
        "beeld": beeld,
        "berichten": berichten.berichten_van_aanvraag(aanvraag.id),
        "documenten": documenten.dossiers([k.zaak for k in knopen if k.zaak], alleen_voor_client=True),
        "besluiten": besluiten.besluiten_van([k.zaak_id for k in knopen if k.zaak_id and _zichtbaar(aanvraag, k)], taal),
        "alternatief": _alternatief(aanvraag, knopen, taal),
    }
    return render(request, "portaal/mijn/zaak.html", inhoud)


def _zichtbaar(aanvraag: Aanvraag, knoop: Knoop) -> bool:
    """With integrated delivery a decision is shown when everything is handed over (M-B6)."""
    return aanvraag.levering != "samen" or knoop.geleverd_op is not None


def _alternatief(aanvraag: Aanvraag, knopen: list[Knoop], taal: str) -> dict[str, str] | None:
    """After a refusal that names a question: the client may try again with another answer, for instance another date."""
    aanbod = aanbod_api.uitgave(aanvraag.uitgave_id)
    geweigerd = {k.dienst for k in knopen if k.staat == Knoop.Staat.GEWEIGERD}
    for regel in aanvragen.bundel(aanbod, aanvraag.patroon).bij_weigering:
        if regel.van in geweigerd and regel.alternatief:
            vraag = aanbod.vraag(regel.alternatief)
            return {"vraag": vraag.id, "tekst": vraag.kort.in_taal(taal), "uitleg": regel.uitleg.in_taal(taal)}
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: HttpRequest, nummer: str) -> HttpResponse:
    """Withdraw the request, or parts of it, after showing what that means."""
    aanvraag = _open(request, nummer)
    beeld = aanvragen.beeld(aanvraag, get_language() or "nl")
    fout = ""
    if request.method == "POST":
        diensten = set(request.POST.getlist("dienst"))
        if diensten:
            aanvragen.trek_in(aanvraag, diensten, door=sleutelbos.wie(request))
            messages.success(request, _("U heeft dit ingetrokken. Wij stoppen ermee."))
            return redirect("portaal:zaak", nummer)
        fout = _("Kies wat u wilt intrekken.")
    return render(request, "portaal/mijn/intrekken.html", {"beeld": beeld, "fout": fout}, status=400 if fout else 200)


@require_POST
def opnieuw(request: HttpRequest, nummer: str, vraag: str) -> HttpResponse:
    """Try again with another answer to one question; everything else is filled in already."""
    aanvraag = _open(request, nummer)
    nieuw = aanvragen.kopieer(aanvraag, zonder=[vraag], door=sleutelbos.wie(request))
    if nieuw.client is None:
        sleutelbos.onthoud(request, nieuw)
    return redirect("portaal:vraag", nieuw.id, vraag)


def _taak(aanvraag: Aanvraag, taak: uuid.UUID) -> zaken.Taak:
    gevonden = zaken.Taak.objects.filter(id=taak, voor="client", zaak__knoop__aanvraag=aanvraag).select_related("zaak").first()
    if gevonden is None:
        raise NietGevonden()
    return gevonden


@require_http_methods(["GET", "HEAD", "POST"])
def taak(request: HttpRequest, nummer: str, taak: uuid.UUID) -> HttpResponse:
    """Answer what was asked: in words, with files, or both."""
    aanvraag = _open(request, nummer)
    gevonden = _taak(aanvraag, taak)
    fout, tekst = "", ""
    if request.method == "POST":
        tekst = request.POST.get("antwoord", "")[:4000]
        try:
            _bewaar(request, gevonden)
            uploads = [u.id for u in documenten.uploads_van(gevonden.id)]
            zaken.beantwoord(gevonden, antwoord=tekst, uploads=uploads, door=sleutelbos.wie(request))
            messages.success(request, _("Dank u. Wij gaan verder met uw aanvraag."))
            return redirect("portaal:zaak", nummer)
        except zaken.TaakIsKlaar:
            messages.info(request, _("Dit had u al gedaan."))
            return redirect("portaal:zaak", nummer)
        except Domeinfout as probleem:
            fout = str(probleem)
    bestanden = [{"naam": u.bestandsnaam, "grootte": u.bestandsomvang} for u in documenten.uploads_van(gevonden.id)]
    inhoud = {"taak": gevonden, "nummer": nummer, "fout": fout, "tekst": tekst, "bestanden": bestanden, "upload_mb": settings.UPLOAD_MB}
    return render(request, "portaal/mijn/taak.html", inhoud, status=400 if fout else 200)


def _bewaar(request: HttpRequest, taak: zaken.Taak) -> list[documenten.Upload]:
    begrens(f"upload:{taak.id}", 60, 600)
    return [
        documenten.bewaar_upload(
            organisatie=request.organisatie,
            eigenaar=taak.id,
            vraag="bestanden",
            bestandsnaam=bestand.name or "bestand",
            stroom=bestand,
            toegestaan=[],
            door=sleutelbos.wie(request),
        )
        for bestand in request.FILES.getlist("bestanden")
    ]


@require_POST
def taakbestand(request: HttpRequest, nummer: str, taak: uuid.UUID) -> HttpResponse:
    """One file by script; answers {naam} or {fout}."""
    gevonden = _taak(_open(request, nummer), taak)
    try:
        bewaard = _bewaar(request, gevonden)
    except Domeinfout as fout:
        return JsonResponse({"fout": str(fout)}, status=fout.http)
    return JsonResponse({"naam": bewaard[0].bestandsnaam} if bewaard else {"fout": ""}, status=201 if bewaard else 400)


@require_GET
def document(request: HttpRequest, nummer: str, versie: uuid.UUID) -> HttpResponseBase:
    """A document of the file, as a download."""
    aanvraag = _open(request, nummer)
    for knoop in Knoop.objects.filter(aanvraag=aanvraag, zaak__isnull=False).select_related("zaak"):
        try:
            gevonden = documenten.versie_in_dossier(knoop.zaak, versie, alleen_voor_client=True)
        except NietGevonden:
            continue
        antwoord = FileResponse(documenten.lees(gevonden), as_attachment=True, filename=gevonden.bestandsnaam)
        antwoord["Content-Type"] = gevonden.formaat
        return antwoord
    raise NietGevonden()
