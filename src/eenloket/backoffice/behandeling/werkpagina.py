"""The page of one work item: why it waits, who has it, what happened, and what can be done with it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import Domeinfout, NietGevonden, NietToegestaan
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.kern.gebruikers.models import Groep
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk
from eenloket.vormgeving.formveld import fouten as formulierfouten

from . import behandelaar, woorden
from .formulieren import Formulier, Laterformulier, Overdraagformulier
from .lijstregels import werknaam
from .ontvangers import collegas, teams
from .werksoorten import RECHTEN, SOORTEN, mag_doen, mag_zien, onderwerpadres


@require_safe
@voor_medewerker(*RECHTEN)
def item(request: HttpRequest, bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> HttpResponse:
    """The page. Raises: NietGevonden, also for another organisation's and for a kind that this person may not see."""
    return _toon(request, bevoegdheid, _werk(bevoegdheid, werk_id))


@require_POST
@voor_medewerker(*RECHTEN)
def oppakken(request: HttpRequest, bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> HttpResponse:
    """It is mine."""
    wat = werk.Oppakken(bevoegdheid.medewerker.id)
    return _doe(request, bevoegdheid, werk_id, wat, _("Dit werk is van u."))


@require_POST
@voor_medewerker(*RECHTEN)
def teruggeven(request: HttpRequest, bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> HttpResponse:
    """It is for everybody again."""
    return _doe(request, bevoegdheid, werk_id, werk.Teruggeven(), _("Dit werk is weer voor iedereen."))


@require_POST
@voor_medewerker(*RECHTEN)
def overdragen(request: HttpRequest, bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> HttpResponse:
    """It goes to a colleague or a team."""

    def wat(f: dict[str, Any]) -> werk.Handeling:
        soort, _dubbelepunt, wie = f["aan"].partition(":")
        collega, team = (uuid.UUID(wie), "") if soort == "collega" else (None, wie)
        return werk.Overdragen(collega, team, f["toelichting"].strip())

    return _verwerk(request, bevoegdheid, werk_id, "overdragen", wat, _("Dit werk is overgedragen."))


@require_POST
@voor_medewerker(*RECHTEN)
def later(request: HttpRequest, bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> HttpResponse:
    """It comes back on the list on another day, or now."""
    if "nu" in request.POST:
        return _doe(
            request, bevoegdheid, werk_id, werk.Apartleggen(None), _("Dit werk staat weer op de lijst.")
        )
    return _verwerk(
        request,
        bevoegdheid,
        werk_id,
        "later",
        lambda f: werk.Apartleggen(f["tot"]),
        _("Dit werk komt op die dag weer op de lijst."),
    )


def _werk(bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> Werk:
    gevonden = werk.werk_van(bevoegdheid.medewerker.organisatie_id, werk_id)
    if not mag_zien(bevoegdheid, gevonden):
        raise NietGevonden()
    return gevonden


def _te_doen(bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> Werk:
    gevonden = _werk(bevoegdheid, werk_id)
    if not _mag(bevoegdheid, gevonden):
        raise NietToegestaan()
    return gevonden


def _mag(bevoegdheid: Bevoegdheid, item: Werk) -> bool:
    return mag_doen(bevoegdheid, werk.Werksoort(item.soort), item.dienst, item.vertrouwelijkheidaanduiding)


def _doe(
    request: HttpRequest, bevoegdheid: Bevoegdheid, werk_id: uuid.UUID, wat: werk.Handeling, gelukt: str
) -> HttpResponse:
    gevonden, medewerker = _te_doen(bevoegdheid, werk_id), bevoegdheid.medewerker
    behandelaar.doe(gevonden, wat, door=actor_van(medewerker))
    messages.success(request, gelukt)
    return redirect("behandeling:werk", werk_id)


def _verwerk(
    request: HttpRequest,
    bevoegdheid: Bevoegdheid,
    werk_id: uuid.UUID,
    naam: str,
    wat: Callable[[dict[str, Any]], werk.Handeling],
    gelukt: str,
) -> HttpResponse:
    """Read form ``naam``, do it, and come back; what isn't right stands at its field on the page."""
    gevonden = _te_doen(bevoegdheid, werk_id)
    formulier = _formulieren(gevonden, request.POST)[naam]
    if formulier.is_valid():
        try:
            return _doe(request, bevoegdheid, werk_id, wat(formulier.cleaned_data), gelukt)
        except Domeinfout as fout:
            if fout.http in (403, 404):
                raise
            formulier.add_error(fout.veld if fout.veld in formulier.fields else None, str(fout))
    return _toon(request, bevoegdheid, gevonden, fout=formulier)


def _formulieren(gevonden: Werk, gegevens: Any = None) -> dict[str, Formulier]:
    rechten = SOORTEN[werk.Werksoort(gevonden.soort)].doen
    ontvangers = [
        *((f"collega:{c.id}", c.naam) for c in collegas(gevonden.organisatie_id, rechten)),
        *(
            (f"team:{t.slug}", _("Team {naam}").format(naam=t.naam))
            for t in teams(gevonden.organisatie_id, rechten)
        ),
    ]
    return {
        "overdragen": Overdraagformulier(gegevens, ontvangers=ontvangers),
        "later": Laterformulier(gegevens),
    }


def _toon(
    request: HttpRequest, bevoegdheid: Bevoegdheid, gevonden: Werk, *, fout: Formulier | None = None
) -> HttpResponse:
    soort = werk.Werksoort(gevonden.soort)
    mag = gevonden.klaar_op is None and _mag(bevoegdheid, gevonden)
    formulieren = _formulieren(gevonden) if mag else {}
    if fout is not None:
        formulieren[fout.naam] = fout
    team = (
        Groep.objects.filter(organisatie_id=gevonden.organisatie_id, slug=gevonden.team).first()
        if gevonden.team
        else None
    )
    inhoud = {
        "w": gevonden,
        "soort": SOORTEN[soort].naam,
        "naam": werknaam(gevonden.uitgave_id, gevonden.dienst, gevonden.titel, soort),
        "waarom": woorden.reden(gevonden.reden),
        "team": team.naam if team else "",
        "adres": onderwerpadres(soort, gevonden.sleutel),
        "eigen": gevonden.medewerker_id == bevoegdheid.medewerker.id,
        "mag": mag,
        "f": formulieren,
        "fouten": formulierfouten(fout) if fout else [],
        "geschiedenis": woorden.geschiedenis(werk.geschiedenis([gevonden.id]), gevonden.gemaakt_op),
    }
    return render(request, "behandeling/werk.html", inhoud, status=422 if fout else 200)
