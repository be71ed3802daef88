"""The first page of the operator: what needs attention, and every part that he may see."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eenloket.backoffice.werkplek.api import delen_onder, in_woorden, voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw import api as zgw

from .menu import START
from .pagina import APPLICATIES, CATALOGUS, KOPPELINGEN, toon


@dataclass(frozen=True, slots=True)
class Kaart:
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
@voor_medewerker(*{*APPLICATIES, *KOPPELINGEN, *CATALOGUS})
def start(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """What needs attention, then a card per part. Cost: ten queries for who may do everything."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    delen = delen_onder(bevoegdheid, START)
    aandacht = [
        Aandacht(_mislukt(deel.adres, aantal), reverse(deel.adres))
        for deel in delen
        if deel.tel is not None and (aantal := deel.tel(bevoegdheid))
    ]
    aantallen: dict[str, str] = {}
    if bevoegdheid.mag_een_van(*KOPPELINGEN):
        aantallen |= _koppelingen(organisatie_id)
    if bevoegdheid.mag_een_van(*APPLICATIES):
        aandacht += _sleutels(organisatie_id)
        aantal = zgw.applicaties.lijst(organisatie_id).count()
        aantallen["beheer:applicaties"] = ngettext("%(n)d applicatie", "%(n)d applicaties", aantal) % {"n": aantal}  # fmt: skip
    if bevoegdheid.mag_een_van(*CATALOGUS):
        aantallen["beheer:catalogus"] = _catalogus(organisatie_id)
    kaarten = [
        Kaart(str(deel.titel), reverse(deel.adres), str(deel.uitleg), aantallen.get(deel.adres, ""))
        for deel in delen
    ]
    return toon(request, "start", {"aandacht": aandacht, "kaarten": kaarten})


def _mislukt(adres: str, aantal: int) -> str:
    """Say in words how much failed in this part of the menu."""
    match adres:
        case "beheer:abonnementen":
            tekst = ngettext(
                "Bij %(aantal)s abonnement zijn berichten mislukt.",
                "Bij %(aantal)s abonnementen zijn berichten mislukt.",
                aantal,
            )
        case "beheer:koppelingen":
            tekst = ngettext(
                "%(aantal)s opdracht is niet bij een partner aangekomen.",
                "%(aantal)s opdrachten zijn niet bij een partner aangekomen.",
                aantal,
            )
        case _:
            tekst = ngettext(
                "%(aantal)s bericht aan een aanvrager is niet aangekomen.",
                "%(aantal)s berichten aan aanvragers zijn niet aangekomen.",
                aantal,
            )
    return tekst % {"aantal": in_woorden(aantal)}


def _sleutels(organisatie_id: uuid.UUID) -> Iterator[Aandacht]:
    """Secrets that can be guessed, and client ids that may do nothing."""
    if aantal := zgw.clients.korte(organisatie_id).count():
        tekst = ngettext(
            "%(aantal)d client-id heeft een geheim dat te raden is.",
            "%(aantal)d client-id's hebben een geheim dat te raden is.",
            aantal,
        )
        yield Aandacht(tekst % {"aantal": aantal}, f"{reverse('beheer:applicaties')}?aandacht=ja")
    if aantal := zgw.clients.losse_clients(organisatie_id).count():
        tekst = ngettext(
            "%(aantal)d client-id hoort bij geen applicatie en mag niets.",
            "%(aantal)d client-id's horen bij geen applicatie en mogen niets.",
            aantal,
        )
        yield Aandacht(tekst % {"aantal": aantal}, reverse("beheer:clients"))


def _koppelingen(organisatie_id: uuid.UUID) -> dict[str, str]:
    abonnementen = zgw.abonnementen.lijst(organisatie_id).count()
    registers = zgw.diensten.lijst(organisatie_id).count()
    return {
        "beheer:abonnementen": ngettext("%(n)d abonnement", "%(n)d abonnementen", abonnementen) % {"n": abonnementen},
        "beheer:diensten": ngettext("%(n)d register", "%(n)d registers", registers) % {"n": registers},
    }  # fmt: skip


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
