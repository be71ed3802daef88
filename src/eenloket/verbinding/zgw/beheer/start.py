"""The first page of the operator: every part that he may see, and what needs attention."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.midoffice.klanten.api import Verzoek

from ..models import Abonnement, Bezorging
from .toegang import APPLICATIES, CATALOGUS, KOPPELINGEN, delen, mag_een_van, toon, voor_beheer


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the operator's pages. ``aandacht`` says what has to be looked at; empty when nothing has."""

    titel: str
    url: str
    tekst: str
    aandacht: str


@require_safe
@voor_beheer(*{*APPLICATIES, *KOPPELINGEN, *CATALOGUS})
def beheer(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """A card per part. Cost: one query for who looks after connections."""
    teksten = {
        "zgw:applicaties": _("Welke software ons aanroept, met welke client-id, en wat zij mag."),
        "zgw:abonnementen": _("Wie bericht krijgt van wijzigingen, en wat nog niet is aangekomen."),
        "zgw:diensten": _("Registers van andere organisaties waar wij naar verwijzen."),
        "zgw:catalogus": _("Zaaktypen met hun versies: bekijken, vergelijken en publiceren."),
        "partners:koppelingen": _("Opdrachten aan partners, en wat nog niet is aangekomen."),
        "behandeling:berichten": _("Berichten aan aanvragers die niet zijn aangekomen."),
    }
    aandacht = {}
    if mag_een_van(bevoegdheid, KOPPELINGEN) and (aantal := _met_mislukte(bevoegdheid)):
        tekst = ngettext(
            "Bij %(aantal)d abonnement zijn berichten mislukt.",
            "Bij %(aantal)d abonnementen zijn berichten mislukt.",
            aantal,
        )
        aandacht["zgw:abonnementen"] = tekst % {"aantal": aantal}
    kaarten = [
        Deel(titel, reverse(naam), teksten[naam], aandacht.get(naam, ""))
        for naam, titel, rechten in delen()
        if mag_een_van(bevoegdheid, rechten)
    ]
    return toon(request, bevoegdheid, "zgw:beheer", "beheer", {"kaarten": kaarten})


def _met_mislukte(bevoegdheid: Bevoegdheid) -> int:
    """Subscriptions with dead deliveries; index bezorging_stand."""
    dood = Bezorging.objects.filter(abonnement=OuterRef("id"), stand=Bezorging.Stand.DOOD)
    eigen = Abonnement.objects.filter(organisatie_id=bevoegdheid.medewerker.organisatie_id)
    return eigen.filter(Exists(dood)).count()
