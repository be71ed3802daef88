"""The first page of the operator: what needs attention, and every part that he may see."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.klanten.api import Verzoek

from ..models import Abonnement, Applicatie, Bezorging, Client, Dienst
from .applicaties import losse_clients
from .toegang import APPLICATIES, CATALOGUS, KOPPELINGEN, delen, mag_een_van, toon, voor_beheer


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the operator's pages, and how much is in it."""

    titel: str
    url: str
    tekst: str
    aantal: str


@dataclass(frozen=True, slots=True)
class Aandacht:
    """Something that has to be looked at, and where."""

    tekst: str
    url: str


@require_safe
@voor_beheer(*{*APPLICATIES, *KOPPELINGEN, *CATALOGUS})
def beheer(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """What needs attention, then a card per part. Cost: eight queries for who may do everything."""
    teksten = {
        "zgw:applicaties": _("Welke software ons aanroept, met welke client-id, en wat zij mag."),
        "zgw:abonnementen": _("Wie bericht krijgt van wijzigingen, en wat nog niet is aangekomen."),
        "zgw:diensten": _("Registers van andere organisaties waar wij naar verwijzen."),
        "zgw:catalogus": _("Zaaktypen met hun versies: bekijken, vergelijken en publiceren."),
        "partners:koppelingen": _("Opdrachten aan partners, en wat nog niet is aangekomen."),
        "behandeling:berichten": _("Berichten aan aanvragers die niet zijn aangekomen."),
    }
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    aandacht: list[Aandacht] = []
    aantallen: dict[str, str] = {}
    if mag_een_van(bevoegdheid, KOPPELINGEN):
        aandacht += _berichten(organisatie_id)
        aantallen |= _koppelingen(organisatie_id)
    if mag_een_van(bevoegdheid, APPLICATIES):
        aandacht += _sleutels(organisatie_id)
        aantallen["zgw:applicaties"] = tel_applicaties(
            Applicatie.objects.filter(organisatie_id=organisatie_id).count()
        )
    if mag_een_van(bevoegdheid, CATALOGUS):
        aantallen["zgw:catalogus"] = _catalogus(organisatie_id)
    kaarten = [
        Deel(titel, reverse(naam), teksten[naam], aantallen.get(naam, ""))
        for naam, titel, rechten in delen()
        if mag_een_van(bevoegdheid, rechten)
    ]
    return toon(request, bevoegdheid, "zgw:beheer", "beheer", {"aandacht": aandacht, "kaarten": kaarten})


def _berichten(organisatie_id: uuid.UUID) -> Iterator[Aandacht]:
    """Subscriptions with dead deliveries; index bezorging_stand."""
    dood = Bezorging.objects.filter(abonnement=OuterRef("id"), stand=Bezorging.Stand.DOOD)
    if aantal := Abonnement.objects.filter(Exists(dood), organisatie_id=organisatie_id).count():
        tekst = ngettext(
            "Bij %(aantal)d abonnement zijn berichten mislukt.",
            "Bij %(aantal)d abonnementen zijn berichten mislukt.",
            aantal,
        )
        yield Aandacht(tekst % {"aantal": aantal}, reverse("zgw:abonnementen"))


def _sleutels(organisatie_id: uuid.UUID) -> Iterator[Aandacht]:
    """Secrets that can be guessed, and client ids that may do nothing."""
    if aantal := Client.objects.filter(organisatie_id=organisatie_id, kort=True).count():
        tekst = ngettext(
            "%(aantal)d client-id heeft een geheim dat te raden is.",
            "%(aantal)d client-id's hebben een geheim dat te raden is.",
            aantal,
        )
        yield Aandacht(tekst % {"aantal": aantal}, f"{reverse('zgw:applicaties')}?aandacht=ja")
    if aantal := losse_clients(organisatie_id).count():
        tekst = ngettext(
            "%(aantal)d client-id hoort bij geen applicatie en mag niets.",
            "%(aantal)d client-id's horen bij geen applicatie en mogen niets.",
            aantal,
        )
        yield Aandacht(tekst % {"aantal": aantal}, reverse("zgw:clients"))


def _koppelingen(organisatie_id: uuid.UUID) -> dict[str, str]:
    abonnementen = Abonnement.objects.filter(organisatie_id=organisatie_id).count()
    registers = Dienst.objects.filter(organisatie_id=organisatie_id).count()
    return {
        "zgw:abonnementen": ngettext("%(n)d abonnement", "%(n)d abonnementen", abonnementen) % {"n": abonnementen},
        "zgw:diensten": ngettext("%(n)d register", "%(n)d registers", registers) % {"n": registers},
    }  # fmt: skip


def tel_applicaties(aantal: int) -> str:
    """How many applications, in words."""
    return ngettext("%(n)d applicatie", "%(n)d applicaties", aantal) % {"n": aantal}


def _catalogus(organisatie_id: uuid.UUID) -> str:
    rijen = Zaaktype.objects.filter(organisatie_id=organisatie_id)
    typen = rijen.values("identificatie", "catalogus_id").distinct().count()
    concepten = rijen.filter(concept=True).values("identificatie", "catalogus_id").distinct().count()
    tekst = ngettext("%(n)d zaaktype", "%(n)d zaaktypen", typen) % {"n": typen}
    return (
        _("%(typen)s, waarvan %(concepten)d met een concept") % {"typen": tekst, "concepten": concepten}
        if concepten
        else tekst
    )
