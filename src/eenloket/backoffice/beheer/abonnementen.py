"""Subscriptions: whose they are, what became of their notifications, in which form they go, and sending the dead ones again."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw import api as zgw
from eenloket.verbinding.zgw.api import Abonnement, Bezorging, Bezorgstand, Telling

from . import gevolgen
from .formulieren import Vormformulier
from .pagina import KOPPELINGEN, bevestig, blad, gezien, toon

_VOLGORDE = (Bezorgstand.DOOD, Bezorgstand.WACHT, Bezorgstand.BEZORGD)


@dataclass(frozen=True, slots=True)
class Abonnementregel:
    """A line of the list."""

    abonnement: Abonnement
    van: str
    telling: Telling

    @property
    def kanalen(self) -> list[str]:
        """The channels it listens to."""
        return [str(kanaal.get("naam", "")) for kanaal in self.abonnement.kanalen]


@dataclass(frozen=True, slots=True)
class Bezorgregel:
    """A delivery as the page shows it: what it is about, and what happened."""

    bezorging: Bezorging
    onderwerp: str
    wat: str
    adres: str
    oorzaak: str


@require_safe
@voor_medewerker(*KOPPELINGEN)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Those with dead deliveries first, then the newest. Cost: four queries; one look in index bezorging_stand per subscription."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    pagina = blad(request, zgw.abonnementen.lijst(organisatie_id))
    rijen: list[Abonnement] = list(pagina.object_list)
    namen = zgw.applicaties.namen_bij(organisatie_id, (a.client_id for a in rijen))
    tellingen = zgw.bezorgingen.tel([a.id for a in rijen])
    regels = [Abonnementregel(a, namen.get(a.client_id) or a.client_id, tellingen[a.id]) for a in rijen]
    return toon(request, "abonnementen", {"regels": regels, "pagina": pagina})


@require_safe
@voor_medewerker(*KOPPELINGEN)
def abonnement(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """One subscription with its deliveries in one state; dead ones first when there are any.

    Cost: five queries, four more when the rights of its client aren't remembered.
    """
    rij = _eigen(bevoegdheid, abonnement_id)
    return _pagina(request, rij, Vormformulier(initial={"vorm": rij.vorm}))


def _eigen(bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> Abonnement:
    return zgw.abonnementen.abonnement(bevoegdheid.medewerker.organisatie_id, abonnement_id)


def _pagina(request: Verzoek, rij: Abonnement, formulier: Vormformulier) -> HttpResponse:
    regel = _regel(rij)
    telling = regel.telling
    stand = request.GET.get("stand", "")
    if stand not in _VOLGORDE:
        stand = next((s for s in _VOLGORDE if getattr(telling, s)), Bezorgstand.WACHT)
    pagina = blad(request, zgw.bezorgingen.van(rij.id, stand))
    inhoud = {
        "abonnement": rij,
        "regel": regel,
        "kanalen": [_kanaal(k) for k in rij.kanalen],
        "formulier": formulier,
        "mag_nog": zgw.mag_nog(rij),
        "standen": [
            {
                "naam": naam,
                "aantal": Telling.in_woorden(getattr(telling, s)),
                "url": f"{reverse('beheer:abonnement', args=[rij.id])}?stand={s}",
                "huidig": s == stand,
            }
            for s, naam in _standen().items()
        ],
        "stand": stand,
        "pagina": pagina,
        "regels": [_bezorgregel(b) for b in pagina.object_list],
    }
    return toon(request, "abonnement", inhoud, status=400 if formulier.errors else 200)


def _standen() -> dict[str, str]:
    return {"dood": _("Niet gelukt"), "wacht": _("Wacht"), "bezorgd": _("Bezorgd")}


def _kanaal(kanaal: Mapping[str, Any]) -> str:
    filters = ", ".join(f"{naam} = {waarde}" for naam, waarde in (kanaal.get("filters") or {}).items())
    return f"{kanaal.get('naam', '')} ({filters})" if filters else str(kanaal.get("naam", ""))


def _bezorgregel(b: Bezorging) -> Bezorgregel:
    acties = {
        "create": _("aangemaakt"),
        "update": _("gewijzigd"),
        "partial_update": _("gewijzigd"),
        "destroy": _("verwijderd"),
    }
    actie = str(b.bericht.get("actie", ""))
    return Bezorgregel(
        bezorging=b,
        onderwerp=str(b.bericht.get("kanaal", "")),
        wat=f"{b.bericht.get('resource', '')} {acties.get(actie, actie)}",
        adres=str(b.bericht.get("resourceUrl", "")).rstrip("/").rpartition("/")[2],
        oorzaak=_oorzaak(b.fout),
    )


def _oorzaak(fout: str) -> str:
    """What went wrong, as ``notificaties.bezorgen`` wrote it, in words."""
    if fout.startswith("http "):
        code = fout.removeprefix("http ")
        if code in ("401", "403"):
            return _("De ontvanger weigert onze aanmelding (code %(code)s).") % {"code": code}
        return _("De ontvanger antwoordt met een fout (code %(code)s).") % {"code": code}
    woorden = {
        "te traag": _("De ontvanger antwoordt te laat."),
        "ConnectError": _("De ontvanger is niet bereikbaar."),
        "ConnectTimeout": _("De ontvanger is niet bereikbaar."),
        "adres niet toegestaan": _("Op dit adres mogen wij niet bezorgen."),
        "geen recht": _("De software mocht geen berichten meer krijgen."),
        "host onbekend": _("De host van de ontvanger is niet te vinden."),
    }
    return woorden.get(fout) or (_("Het lukte niet (%(fout)s).") % {"fout": fout} if fout else "")


@require_POST
@voor_medewerker(*KOPPELINGEN)
def vorm(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """In which form notifications go from now on."""
    rij = _eigen(bevoegdheid, abonnement_id)
    formulier = Vormformulier(request.POST)
    if formulier.is_valid():
        medewerker = bevoegdheid.medewerker
        try:
            zgw.abonnementen.zet_vorm(
                medewerker.organisatie_id, rij.id, formulier.cleaned_data["vorm"], door=actor_van(medewerker)
            )
        except Domeinfout as fout:
            formulier.add_error("vorm", str(fout))
        else:
            messages.success(request, _("Nieuwe berichten gaan in deze vorm."))
            return redirect("beheer:abonnement", rij.id)
    return _pagina(request, rij, formulier)


@require_POST
@voor_medewerker(*KOPPELINGEN)
def opnieuw(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """Send one dead delivery again (``bezorging``), or all of them that pages reach."""
    rij = _eigen(bevoegdheid, abonnement_id)
    alleen = None
    if gekozen := request.POST.get("bezorging"):
        try:
            alleen = uuid.UUID(gekozen)
        except ValueError:
            alleen = uuid.UUID(int=0)
    try:
        aantal = zgw.abonnementen.bezorg_opnieuw(rij, alleen=alleen, door=actor_van(bevoegdheid.medewerker))
    except Domeinfout as fout:
        messages.error(request, str(fout))
        return redirect("beheer:abonnement", rij.id)
    if aantal:
        tekst = ngettext(
            "Wij proberen het meteen opnieuw: %(aantal)d bericht.",
            "Wij proberen het meteen opnieuw: %(aantal)d berichten.",
            aantal,
        )
        messages.success(request, tekst % {"aantal": aantal})
    else:
        messages.info(request, _("Er was niets meer om opnieuw te bezorgen."))
    if aantal == zgw.bezorgingen.MEESTE:
        messages.info(request, _("Er kunnen er nog meer zijn. Doe dit dan nog een keer."))
    return redirect("beheer:abonnement", rij.id)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*KOPPELINGEN)
def opzeggen(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """Ask first, then end the subscription."""
    rij = _eigen(bevoegdheid, abonnement_id)
    door = actor_van(bevoegdheid.medewerker)
    if request.method == "POST" and zgw.abonnementen.zeg_op(rij, gezien=gezien(request), door=door):
        messages.success(request, _("Het abonnement is opgezegd."))
        return redirect("beheer:abonnementen")
    regel = _regel(rij)
    return bevestig(
        request,
        titel=_("Abonnement opzeggen"),
        wat=rij.callback_url,
        gevolgen=list(gevolgen.van_abonnement(regel.van, regel.kanalen, regel.telling)),
        stand=zgw.abonnementen.stand(rij),
        knop=_("Abonnement opzeggen"),
        terug=reverse("beheer:abonnement", args=[rij.id]),
    )


def _regel(rij: Abonnement) -> Abonnementregel:
    """One subscription as a line. Cost: two queries."""
    namen = zgw.applicaties.namen_bij(rij.organisatie_id, [rij.client_id])
    return Abonnementregel(rij, namen.get(rij.client_id, ""), zgw.bezorgingen.tel([rij.id])[rij.id])
