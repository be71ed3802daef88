"""One request followed: the picture of its plan, what the client must do, its messages and documents (M-B12)."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eenloket.frontoffice.intake.api import onthoud
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Aanvraag, Knoop, Knoopstaat
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.zaken import api as zaken

from . import bezoeker
from .losse_zaken import document as document_van_losse_zaak
from .losse_zaken import eigen_zaak
from .losse_zaken import toon as toon_losse_zaak
from .van_client import open_verstuurd, van_client


@require_GET
@van_client
def zaak(request: Verzoek, nummer: str) -> HttpResponse:
    """The picture, and under it what was decided, sent and received."""
    try:
        aanvraag = open_verstuurd(request, nummer)
    except aanvragen.AanvraagOnbekend:
        if (los := eigen_zaak(request, nummer)) is None:
            raise
        return toon_losse_zaak(request, los)
    taal = get_language() or "nl"
    knopen = aanvragen.knopen_van([aanvraag])
    beeld = aanvragen.beeld(aanvraag, taal, knopen)
    inhoud = {
        "aanvraag": aanvraag,
        "beeld": beeld,
        "berichten": berichten.berichten_van_aanvraag(aanvraag.id),
        "documenten": _documenten(aanvraag, knopen),
        "besluiten": besluiten.besluiten_van(
            [k.zaak_id for k in knopen if k.zaak_id and _zichtbaar(aanvraag, k)], taal
        ),
        "alternatief": _alternatief(aanvraag, knopen, taal),
        "intrekbaar": any(r.intrekbaar for r in beeld.regels),
        "hier": "mijn",
    }
    return render(request, "portaal/mijn/zaak.html", inhoud)


def _zichtbaar(aanvraag: Aanvraag, knoop: Knoop) -> bool:
    """With integrated delivery a decision is shown when everything is handed over (M-B6)."""
    return aanvraag.levering != "samen" or knoop.geleverd_op is not None


def _documenten(aanvraag: Aanvraag, knopen: Sequence[Knoop]) -> list[zaken.Dossierstuk]:
    """The client's documents, newest first; of what isn't handed over yet only what the client sent. Two queries."""
    klaar = [k.zaak for k in knopen if k.zaak and _zichtbaar(aanvraag, k)]
    later = [k.zaak for k in knopen if k.zaak and not _zichtbaar(aanvraag, k)]
    stukken = zaken.dossiers(klaar, alleen_voor_client=True)
    stukken += [d for d in zaken.dossiers(later, alleen_voor_client=True) if d.ontvangen]
    return sorted({d.versie_id: d for d in stukken}.values(), key=lambda d: d.op, reverse=True)


def _alternatief(aanvraag: Aanvraag, knopen: Sequence[Knoop], taal: str) -> dict[str, str] | None:
    """After a refusal that names a question: the client may try again with another answer, for instance another date."""
    aanbod = aanbod_api.uitgave(aanvraag.uitgave_id)
    geweigerd = {k.dienst for k in knopen if k.staat == Knoopstaat.GEWEIGERD}
    for regel in aanvragen.bundel(aanbod, aanvraag.patroon).bij_weigering:
        if regel.van in geweigerd and regel.alternatief:
            vraag = aanbod.vraag(regel.alternatief)
            anders = {"wat": vraag.kort.in_taal(taal)}
            knop = (
                _("Andere datum voorstellen")
                if vraag.soort is Vraagsoort.DATUM
                else _("Opnieuw proberen, en dit wijzigen: %(wat)s") % anders
            )
            return {"vraag": vraag.id, "knop": knop, "uitleg": regel.uitleg.in_taal(taal)}
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@van_client
def intrekken(request: Verzoek, nummer: str) -> HttpResponse:
    """Withdraw the request, or parts of it, after showing what that means."""
    aanvraag = open_verstuurd(request, nummer)
    beeld = aanvragen.beeld(aanvraag, get_language() or "nl")
    fout = ""
    if request.method == "POST":
        diensten = set(request.POST.getlist("dienst"))
        if diensten:
            aanvragen.trek_in(aanvraag, diensten, door=bezoeker.handelende(request))
            messages.success(request, _("U heeft dit ingetrokken. Wij stoppen ermee."))
            return redirect("portaal:zaak", nummer)
        fout = _("Kies wat u wilt intrekken.")
    inhoud = {"beeld": beeld, "fout": fout, "hier": "mijn"}
    return render(request, "portaal/mijn/intrekken.html", inhoud, status=400 if fout else 200)


@require_POST
@van_client
def opnieuw(request: Verzoek, nummer: str, vraag: str) -> HttpResponse:
    """Try again with another answer to one question; everything else is filled in already."""
    aanvraag = open_verstuurd(request, nummer)
    alternatief = _alternatief(
        aanvraag, list(Knoop.objects.filter(aanvraag=aanvraag)), get_language() or "nl"
    )
    if alternatief is None or alternatief["vraag"] != vraag:
        raise NietGevonden()
    begrens(f"opnieuw:{aanvraag.id}", 10, 3600)
    nieuw = aanvragen.kopieer(aanvraag, zonder=[vraag], door=bezoeker.handelende(request))
    if nieuw.client is None:
        onthoud(request, nieuw)
    return redirect("intake:vraag", nieuw.id, vraag)


@require_GET
@van_client
def document(request: Verzoek, nummer: str, versie: uuid.UUID) -> HttpResponseBase:
    """A document of the file, as a download."""
    try:
        aanvraag = open_verstuurd(request, nummer)
    except aanvragen.AanvraagOnbekend:
        if (los := eigen_zaak(request, nummer)) is None:
            raise
        return document_van_losse_zaak(los, versie)
    for knoop in Knoop.objects.filter(aanvraag=aanvraag, zaak__isnull=False).select_related("zaak"):
        assert knoop.zaak is not None  # the query asks for it
        try:
            gevonden = zaken.versie_in_dossier(knoop.zaak, versie, alleen_voor_client=True)
        except NietGevonden:
            continue
        if not _zichtbaar(aanvraag, knoop) and gevonden.ontvangstdatum is None:
            continue
        antwoord = FileResponse(documenten.lees(gevonden), as_attachment=True, filename=gevonden.bestandsnaam)
        antwoord["Content-Type"] = gevonden.formaat
        return antwoord
    raise NietGevonden()
