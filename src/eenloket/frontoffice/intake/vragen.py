"""The intake, one question a page: what applies now, what is known already, and what comes next (M-B3)."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eenloket.kern.fouten import Domeinfout
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake
from eenloket.midoffice.klanten.api import Verzoek

from . import bestanden, onderbroken
from .ledenbeeld import groepen, lidregels, te_kiezen
from .loket import Loket
from .openen import intakepagina, open_intake
from .velden import bronregel, storingsregel, uit_formulier, veld


def volgende(loket: Loket, intake: Intake, na: str | None = None) -> HttpResponse:
    """To what the client should look at now: facts from registers, the next open question, or the check page."""
    id_ = intake.aanvraag.id
    te_tonen = {a.vraag for a in intake.antwoorden.values() if a.bron == "register" and not a.bevestigd}
    if te_tonen & {v.id for v in intake.stand.vragen}:
        return loket.naar("bekend", id_)
    vraag = intake.stand.na(na) if na else intake.stand.volgende
    return loket.naar("vraag", id_, vraag.id) if vraag else loket.naar("controleren", id_)


@require_GET
@intakepagina
def verder(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """To where the client was."""
    loket, intake = open_intake(loket, id_)
    return volgende(loket, aanvragen.vul_voor(intake, door=loket.handelende))


def context(request: Verzoek, loket: Loket, intake: Intake) -> dict[str, Any]:
    """What every page of the intake shows: the services with their reasons, and who is filling it in."""
    taal = loket.taal
    leden = lidregels(intake, taal)
    return {
        "aanvraag": intake.aanvraag,
        "taal": taal,
        "naam": intake.bundel.naam.in_taal(taal),
        "los": intake.bundel.los,
        "leden": leden,
        "groepen": groepen(leden),
        "aantal": len(intake.stand.meedoend),
        "heeft_keuze": any(lid.te_kiezen for lid in leden),
        "ingelogd": intake.aanvraag.client is not None,
        "loket": loket,
        "knop": intake.bundel.knop.in_taal(taal),
        "upload_mb": settings.UPLOAD_MB,
        "naar": "controle" if "controle" in (request.GET.get("naar"), request.POST.get("naar")) else "",
    }


def zoek_vraag(intake: Intake, id_: str) -> Vraag | None:
    """The question when it applies now."""
    return next((v for v in intake.stand.vragen if v.id == id_), None)


@require_http_methods(["GET", "HEAD", "POST"])
@intakepagina
def vraag(request: Verzoek, loket: Loket, id_: uuid.UUID, vraag: str) -> HttpResponse:
    """One question. A mistake is said at the field and above; nothing is kept then, and what was typed stays on the page."""
    loket, intake = open_intake(loket, id_)
    gevonden = zoek_vraag(intake, vraag)
    if gevonden is None:
        return volgende(loket, intake)
    if uit_register(intake, vraag):
        return _gegeven(request, loket, intake, gevonden)
    if request.method != "POST":
        getypt = onderbroken.neem_getypt(request, id_, vraag)
        ruw = uit_formulier(getypt, gevonden) if getypt is not None else None
        return _toon(request, loket, intake, gevonden, ruw, hervat=getypt is not None)
    try:
        intake = _beantwoord(request, loket, intake, gevonden)
    except aanvragen.VraagNietAanDeOrde:
        return volgende(loket, aanvragen.laad(intake.aanvraag))
    except Domeinfout as fout:
        if fout.http != 400 and fout.veld != vraag:  # of a file it is said at the field, whatever the status
            raise
        return _toon(request, loket, intake, gevonden, uit_formulier(request.POST, gevonden), fout=fout)
    return na_antwoord(request, loket, intake, vraag)


def _beantwoord(request: Verzoek, loket: Loket, intake: Intake, vraag: Vraag) -> Intake:
    door = loket.handelende
    ruw = uit_formulier(request.POST, vraag)
    if vraag.soort is Vraagsoort.BESTANDEN:
        bestanden.bewaar_meegestuurde(request, loket, intake, vraag)
        ruw = bestanden.ids_van(intake, vraag)
    return aanvragen.vul_voor(aanvragen.beantwoord(intake.aanvraag, vraag.id, ruw, door=door), door=door)


def na_antwoord(request: Verzoek, loket: Loket, intake: Intake, vraag: str) -> HttpResponse:
    """On from a question: back to the check page when the client came from there and nothing new must be asked."""
    if request.POST.get("naar") == "controle" and intake.stand.compleet:
        return loket.naar("controleren", intake.aanvraag.id)
    return volgende(loket, intake, vraag)


def uit_register(intake: Intake, vraag: str) -> bool:
    """Whether the answer is what a register says; only a dispute changes it."""
    antwoord = intake.antwoorden.get(vraag)
    return antwoord is not None and antwoord.bron == "register"


def _plek(intake: Intake, vraag: Vraag) -> dict[str, Any]:
    vragen = [v.id for v in intake.stand.vragen]
    vorige = intake.stand.voor(vraag.id)
    return {
        "vraag": vraag,
        "nummer": vragen.index(vraag.id) + 1,
        "totaal": len(vragen) + intake.stand.mogelijk,
        "vorige": vorige.id if vorige else None,
    }


def _toon(
    request: Verzoek,
    loket: Loket,
    intake: Intake,
    vraag: Vraag,
    ruw: Any,
    *,
    fout: Domeinfout | None = None,
    hervat: bool = False,
) -> HttpResponse:
    inhoud = context(request, loket, intake)
    inhoud |= _plek(intake, vraag) | {
        "veld": veld(
            intake,
            vraag,
            inhoud["taal"],
            ruw=ruw,
            fout=fout,
            bestanden=bestanden.lijst(loket, intake, vraag, inhoud["naar"]),
        ),
        "storing": storingsregel(intake, vraag, inhoud["taal"]),
        "hervat": hervat,
    }
    return render(request, "intake/vraag.html", inhoud, status=400 if fout else 200)


def feit(intake: Intake, vraag: Vraag, taal: str) -> dict[str, Any]:
    """A fact from a register in words, with its source and date."""
    antwoord = intake.antwoorden[vraag.id]
    return {
        "vraag": vraag.id,
        "label": vraag.kort.in_taal(taal),
        "waarde": aanvragen.in_woorden(vraag, antwoord.waarde, taal),
        "bron": bronregel(antwoord.register, taal),
        "peildatum": antwoord.peildatum,
    }


def _gegeven(request: Verzoek, loket: Loket, intake: Intake, vraag: Vraag) -> HttpResponse:
    """A question that a register answered: the fact itself, and the way to say that it's wrong."""
    if request.method == "POST":
        return na_antwoord(request, loket, intake, vraag.id)
    inhoud = context(request, loket, intake)
    inhoud |= _plek(intake, vraag) | {
        "label": vraag.tekst.in_taal(inhoud["taal"]),
        "feiten": [feit(intake, vraag, inhoud["taal"])],
    }
    return render(request, "intake/gegeven.html", inhoud)


@require_POST
@intakepagina
def leden(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """Switch optional services on or off: what is ticked takes part."""
    loket, intake = open_intake(loket, id_)
    aan = set(request.POST.getlist("mee"))
    keuzes = {lid.dienst.slug: lid.dienst.slug in aan for lid in intake.stand.leden if te_kiezen(lid)}
    if keuzes:
        door = loket.handelende
        intake = aanvragen.vul_voor(aanvragen.kies_leden(intake.aanvraag, keuzes, door=door), door=door)
    huidige = request.POST.get("vraag", "")
    if zoek_vraag(intake, huidige):
        terug = "?naar=controle" if request.POST.get("naar") == "controle" else ""
        return redirect(loket.pad("vraag", id_, huidige) + terug)
    return volgende(loket, intake)
