"""Subscriptions: whose they are, what became of their notifications, in which form they go, and sending the dead ones again."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek

from ..models import Abonnement, Applicatie, Bezorging
from ..notificaties.acties import bewaar_abonnement, stuur_opnieuw, verwijder_abonnement
from ..notificaties.recht import mag_nog
from . import gevolgen
from .bezorgingen import MEESTE, Telling, tel, van
from .formulieren import Vormformulier
from .toegang import KOPPELINGEN, bevestig, blad, eigen, is_zoals_getoond, toon, voor_beheer, zegel

HIER = "zgw:abonnementen"
_VOLGORDE = (Bezorging.Stand.DOOD, Bezorging.Stand.WACHT, Bezorging.Stand.BEZORGD)


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
@voor_beheer(*KOPPELINGEN)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Those with dead deliveries first, then the newest. Cost: four queries; one look in index bezorging_stand per subscription."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    dood = Bezorging.objects.filter(abonnement=OuterRef("id"), stand=Bezorging.Stand.DOOD)
    selectie = Abonnement.objects.filter(organisatie_id=organisatie_id).defer("auth")
    pagina = blad(request, selectie.order_by(Exists(dood).desc(), "-id"))
    rijen: list[Abonnement] = list(pagina.object_list)
    namen = _labels(organisatie_id, (a.client_id for a in rijen))
    tellingen = tel([a.id for a in rijen])
    regels = [Abonnementregel(a, namen.get(a.client_id) or a.client_id, tellingen[a.id]) for a in rijen]
    return toon(request, bevoegdheid, HIER, "abonnementen", {"regels": regels, "pagina": pagina})


def _labels(organisatie_id: uuid.UUID, client_ids: Iterable[str]) -> dict[str, str]:
    """The names of the applications behind client ids. Cost: one query."""
    gezocht = sorted({naam for naam in client_ids if naam})
    rijen = Applicatie.objects.filter(organisatie_id=organisatie_id, client_ids__overlap=gezocht)
    return {naam: label for ids, label in rijen.values_list("client_ids", "label") for naam in ids}


@require_safe
@voor_beheer(*KOPPELINGEN)
def abonnement(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """One subscription with its deliveries in one state; dead ones first when there are any.

    Cost: five queries, four more when the rights of its client aren't remembered.
    """
    rij = eigen(Abonnement.objects.defer("auth"), bevoegdheid, id=abonnement_id)
    return _pagina(request, bevoegdheid, rij, Vormformulier(initial={"vorm": rij.vorm}))


def _pagina(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    rij: Abonnement,
    formulier: Vormformulier,
) -> HttpResponse:
    regel = _regel(rij)
    telling = regel.telling
    stand = request.GET.get("stand", "")
    if stand not in _VOLGORDE:
        stand = next((s for s in _VOLGORDE if getattr(telling, s)), Bezorging.Stand.WACHT)
    pagina = blad(request, van(rij.id, stand))
    inhoud = {
        "abonnement": rij,
        "regel": regel,
        "kanalen": [_kanaal(k) for k in rij.kanalen],
        "formulier": formulier,
        "mag_nog": mag_nog(rij),
        "standen": [
            {
                "naam": naam,
                "aantal": Telling.in_woorden(getattr(telling, s)),
                "url": f"{reverse('zgw:abonnement', args=[rij.id])}?stand={s}",
                "huidig": s == stand,
            }
            for s, naam in _standen().items()
        ],
        "stand": stand,
        "pagina": pagina,
        "regels": [_bezorgregel(b) for b in pagina.object_list],
    }
    return toon(request, bevoegdheid, HIER, "abonnement", inhoud, status=400 if formulier.errors else 200)


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
@voor_beheer(*KOPPELINGEN)
def vorm(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """In which form notifications go from now on."""
    rij = eigen(Abonnement.objects.all(), bevoegdheid, id=abonnement_id)
    formulier = Vormformulier(request.POST)
    if formulier.is_valid():
        try:
            with transaction.atomic():
                rij = eigen(Abonnement.objects.select_for_update(), bevoegdheid, id=abonnement_id)
                rij.vorm = formulier.cleaned_data["vorm"]
                bewaar_abonnement(rij, door=actor_van(bevoegdheid.medewerker), nieuw=False)
        except Domeinfout as fout:
            formulier.add_error("vorm", str(fout))
        else:
            messages.success(request, _("Nieuwe berichten gaan in deze vorm."))
            return redirect("zgw:abonnement", rij.id)
    return _pagina(request, bevoegdheid, rij, formulier)


@require_POST
@voor_beheer(*KOPPELINGEN)
def opnieuw(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """Send one dead delivery again (``bezorging``), or all of them that pages reach."""
    rij = eigen(Abonnement.objects.defer("auth"), bevoegdheid, id=abonnement_id)
    dood = van(rij.id, Bezorging.Stand.DOOD)
    ids: Sequence[uuid.UUID]
    if gekozen := request.POST.get("bezorging"):
        try:
            ids = [uuid.UUID(gekozen)]
        except ValueError:
            ids = []
        ids = list(Bezorging.objects.filter(abonnement=rij, id__in=ids).values_list("id", flat=True))
    else:
        ids = list(dood.values_list("id", flat=True))
    try:
        aantal = stuur_opnieuw(rij, ids, door=actor_van(bevoegdheid.medewerker))
    except Domeinfout as fout:
        messages.error(request, str(fout))
        return redirect("zgw:abonnement", rij.id)
    if aantal:
        tekst = ngettext(
            "Wij proberen het meteen opnieuw: %(aantal)d bericht.",
            "Wij proberen het meteen opnieuw: %(aantal)d berichten.",
            aantal,
        )
        messages.success(request, tekst % {"aantal": aantal})
    else:
        messages.info(request, _("Er was niets meer om opnieuw te bezorgen."))
    if aantal == MEESTE:
        messages.info(request, _("Er kunnen er nog meer zijn. Doe dit dan nog een keer."))
    return redirect("zgw:abonnement", rij.id)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*KOPPELINGEN)
def opzeggen(request: Verzoek, bevoegdheid: Bevoegdheid, abonnement_id: uuid.UUID) -> HttpResponse:
    """Ask first, then end the subscription."""
    rij = eigen(Abonnement.objects.defer("auth"), bevoegdheid, id=abonnement_id)
    stand = zegel(rij.callback_url, rij.kanalen)
    if request.method == "POST" and is_zoals_getoond(request, stand):
        verwijder_abonnement(rij, door=actor_van(bevoegdheid.medewerker))
        messages.success(request, _("Het abonnement is opgezegd."))
        return redirect(HIER)
    regel = _regel(rij)
    return bevestig(
        request,
        bevoegdheid,
        HIER,
        titel=_("Abonnement opzeggen"),
        wat=rij.callback_url,
        gevolgen=list(gevolgen.van_abonnement(regel.van, regel.kanalen, regel.telling)),
        stand=stand,
        knop=_("Abonnement opzeggen"),
        terug=reverse("zgw:abonnement", args=[rij.id]),
    )


def _regel(rij: Abonnement) -> Abonnementregel:
    """One subscription as a line. Cost: two queries."""
    namen = _labels(rij.organisatie_id, [rij.client_id])
    return Abonnementregel(rij, namen.get(rij.client_id, ""), tel([rij.id])[rij.id])
