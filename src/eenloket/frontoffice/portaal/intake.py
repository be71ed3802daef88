"""The intake, one question a page: what applies now, what is known already, and what comes next (M-B3)."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eenloket.kern.fouten import Domeinfout
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Deelname, Intake

from . import bestanden, sleutelbos
from .openen import open_intake
from .velden import bronregel, storingsregel, uit_formulier, veld


def _volgende(intake: Intake, na: str | None = None) -> HttpResponse:
    id_ = intake.aanvraag.id
    te_tonen = [a for a in intake.antwoorden.values() if a.bron == "register" and not a.bevestigd]
    if te_tonen and {v.id for v in intake.stand.vragen} & {a.vraag for a in te_tonen}:
        return redirect("portaal:bekend", id_)
    vraag = intake.stand.na(na) if na else intake.stand.volgende
    return redirect("portaal:vraag", id_, vraag.id) if vraag else redirect("portaal:controleren", id_)


@require_GET
def verder(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """To where the client was: facts to look at, the first open question, or the check page."""
    try:
        intake = open_intake(request, id_)
    except aanvragen.AlIngediend:
        return redirect("portaal:ontvangst", id_)
    return _volgende(aanvragen.vul_voor(intake, door=sleutelbos.wie(request)))


def context(request: HttpRequest, intake: Intake) -> dict[str, Any]:
    """What every page of the intake shows: the services with their reasons, and how far we are."""
    taal = get_language() or "nl"
    stand = intake.stand
    return {
        "aanvraag": intake.aanvraag,
        "intake": intake,
        "taal": taal,
        "naam": intake.bundel.naam.in_taal(taal),
        "los": intake.bundel.los,
        "leden": [_lid(intake, lid, taal) for lid in stand.leden],
        "aantal": len(stand.meedoend),
        "storing": storingsregel(intake.aanvraag.gestoord, taal),
        "ingelogd": intake.aanvraag.client is not None,
        "heeft_keuze": any(lid.uit_te_zetten for lid in stand.leden),
        "knop": intake.bundel.knop.in_taal(taal),
        "upload_mb": settings.UPLOAD_MB,
    }


def _lid(intake: Intake, lid: aanvragen.Lidstand, taal: str) -> dict[str, Any]:
    organisatie = intake.aanbod.organisatie(lid.dienst.organisatie)
    return {
        "slug": lid.dienst.slug,
        "naam": lid.dienst.naam.in_taal(taal),
        "organisatie": organisatie.naam,
        "deelname": lid.deelname.value,
        "mee": lid.deelname is Deelname.MEE,
        "reden": lid.lid.reden.in_taal(taal) if lid.lid.reden else "",
        "zonder": lid.lid.zonder.in_taal(taal) if lid.lid.zonder else "",
        "uit_te_zetten": lid.uit_te_zetten,
        "na": [intake.aanbod.dienst(d).naam.in_taal(taal) for d in lid.lid.na],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request: HttpRequest, id_: uuid.UUID, vraag: str) -> HttpResponse:
    """One question. A mistake is said at the field and above; nothing is kept then, and what was typed stays on the page."""
    intake = open_intake(request, id_)
    gevonden = next((v for v in intake.stand.vragen if v.id == vraag), None)
    if gevonden is None:
        return _volgende(intake)
    fout, ruw = "", None
    if request.method == "POST":
        try:
            intake = _beantwoord(request, intake, gevonden)
            return _na_antwoord(request, intake, vraag)
        except aanvragen.VraagNietAanDeOrde:
            return _volgende(aanvragen.laad(intake.aanvraag))
        except Domeinfout as probleem:
            if probleem.http != 400:
                raise
            fout, ruw = str(probleem), uit_formulier(request, gevonden)
    return _toon(request, intake, gevonden, ruw, fout)


def _beantwoord(request: HttpRequest, intake: Intake, vraag: Vraag) -> Intake:
    door = sleutelbos.wie(request)
    ruw = uit_formulier(request, vraag)
    if vraag.soort is Vraagsoort.BESTANDEN:
        bestanden.bewaar_meegestuurde(request, intake, vraag)
        ruw = bestanden.ids_van(intake, vraag)
    return aanvragen.vul_voor(aanvragen.beantwoord(intake.aanvraag, vraag.id, ruw, door=door), door=door)


def _na_antwoord(request: HttpRequest, intake: Intake, vraag: str) -> HttpResponse:
    if request.POST.get("naar") == "controle" and intake.stand.compleet:
        return redirect("portaal:controleren", intake.aanvraag.id)
    return _volgende(intake, vraag)


def _toon(request: HttpRequest, intake: Intake, vraag: Vraag, ruw: Any, fout: str) -> HttpResponse:
    inhoud = context(request, intake)
    taal = inhoud["taal"]
    vragen = [v.id for v in intake.stand.vragen]
    antwoord = intake.antwoorden.get(vraag.id)
    vorige = intake.stand.voor(vraag.id)
    uit_register = antwoord is not None and antwoord.bron == "register"
    inhoud |= {
        "vraag": vraag,
        "veld_id": f"id_{vraag.id}",
        "veld": veld(intake, vraag, taal, ruw=ruw, fout=fout, bestanden=bestanden.lijst(intake, vraag)),
        "nummer": vragen.index(vraag.id) + 1,
        "totaal": len(vragen) + intake.stand.mogelijk,
        "vorige": vorige.id if vorige else None,
        "naar": "controle" if request.GET.get("naar") == "controle" or request.POST.get("naar") == "controle" else "",
        "bron": bronregel(antwoord.register, taal) if antwoord and uit_register else "",
        "peildatum": antwoord.peildatum if antwoord and uit_register else None,
    }
    return render(request, "portaal/intake/vraag.html", inhoud, status=400 if fout else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def bekend(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """What the registers know already, with source and date; the client looks at it once (M-B4)."""
    intake = open_intake(request, id_)
    if request.method == "POST":
        return _volgende(aanvragen.bevestig_bekend(intake.aanvraag, door=sleutelbos.wie(request)))
    inhoud = context(request, intake)
    taal = inhoud["taal"]
    inhoud["feiten"] = [
        {
            "vraag": v,
            "label": v.kort.in_taal(taal),
            "waarde": aanvragen.in_woorden(v, a.waarde, taal),
            "bron": bronregel(a.register, taal),
            "peildatum": a.peildatum,
        }
        for v in intake.stand.vragen
        if (a := intake.antwoorden.get(v.id)) and a.bron == "register" and v.soort is not Vraagsoort.PERSONEN
    ]
    if not inhoud["feiten"]:
        return _volgende(aanvragen.bevestig_bekend(intake.aanvraag, door=sleutelbos.wie(request)))
    return render(request, "portaal/intake/bekend.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def klopt_niet(request: HttpRequest, id_: uuid.UUID, vraag: str) -> HttpResponse:
    """The client says that a register is wrong, gives the right value and goes on (M-C1)."""
    intake = open_intake(request, id_)
    gevonden = next((v for v in intake.stand.vragen if v.id == vraag), None)
    antwoord = intake.antwoorden.get(vraag)
    if gevonden is None or antwoord is None or antwoord.bron != "register":
        return _volgende(intake)
    fout, ruw = "", None
    if request.method == "POST":
        ruw = uit_formulier(request, gevonden)
        try:
            intake = aanvragen.betwist(intake.aanvraag, vraag, ruw, door=sleutelbos.wie(request))
            messages.success(request, _("Dank u. Wij geven door dat dit gegeven volgens u niet klopt, en gebruiken wat u invulde."))
            return _volgende(intake)
        except aanvragen.OngeldigAntwoord as probleem:
            fout = str(probleem)
    inhoud = context(request, intake)
    inhoud |= {
        "vraag": gevonden,
        "veld_id": f"id_{vraag}",
        "veld": veld(intake, gevonden, inhoud["taal"], ruw=ruw, fout=fout),
        "nu": aanvragen.in_woorden(gevonden, antwoord.waarde, inhoud["taal"]),
        "bron": bronregel(antwoord.register, inhoud["taal"]),
        "peildatum": antwoord.peildatum,
    }
    return render(request, "portaal/intake/klopt_niet.html", inhoud, status=400 if fout else 200)


@require_POST
def leden(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """Switch optional services on or off: what is ticked takes part."""
    intake = open_intake(request, id_)
    aan = set(request.POST.getlist("mee"))
    keuzes = {lid.dienst.slug: lid.dienst.slug in aan for lid in intake.stand.leden if lid.uit_te_zetten}
    if keuzes:
        door = sleutelbos.wie(request)
        intake = aanvragen.vul_voor(aanvragen.kies_leden(intake.aanvraag, keuzes, door=door), door=door)
    huidige = request.POST.get("vraag", "")
    if huidige in {v.id for v in intake.stand.vragen}:
        return redirect("portaal:vraag", id_, huidige)
    return _volgende(intake)


@require_http_methods(["GET", "HEAD", "POST"])
def bewaren(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """Stop for now: a code to go on with elsewhere. The code is shown once, on the answer to the POST."""
    intake = open_intake(request, id_)
    inhoud = context(request, intake)
    if request.method == "POST":
        inhoud["code"] = aanvragen.maak_code(intake.aanvraag, door=sleutelbos.wie(request))
    return render(request, "portaal/intake/bewaren.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def weggooien(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """Throw away what isn't submitted yet, after asking."""
    intake = open_intake(request, id_)
    if request.method == "POST":
        aanvragen.verwijder(intake.aanvraag, door=sleutelbos.wie(request))
        sleutelbos.vergeet(request, intake.aanvraag)
        messages.success(request, _("Uw aanvraag is verwijderd. Wij hebben niets bewaard."))
        return redirect("portaal:mijn" if request.client else "portaal:home")
    return render(request, "portaal/intake/weggooien.html", context(request, intake))
