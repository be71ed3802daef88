"""Reads of requests."""

import uuid

from django.db.models import Case, QuerySet, When

from eenloket.kern.gebruikers.api import Bereik
from eenloket.kern.nummers import is_nummer
from eenloket.midoffice.zaken.models import Zaak

from .models import Aanvraag, Aanvraagstaat, Knoop
from .toegang import Toegang


def ingediend_van(toegang: Toegang, *, limiet: int = 20, vanaf: int = 0) -> list[Aanvraag]:
    """The client's submitted requests: what runs first, then newest first. Served by ``aanvraag_client``."""
    if toegang.client is None:
        return []
    loopt = Case(When(staat=Aanvraagstaat.INGEDIEND, then=0), default=1)
    return list(_ingediend(toegang).order_by(loopt, "-gewijzigd_op", "-id")[vanaf : vanaf + limiet])


def tel_ingediend(toegang: Toegang) -> int:
    """How many ``ingediend_van`` has. One query."""
    return 0 if toegang.client is None else _ingediend(toegang).count()


def _ingediend(toegang: Toegang) -> QuerySet[Aanvraag]:
    rijen = Aanvraag.objects.filter(organisatie_id=toegang.organisatie_id, client=toegang.client)
    return rijen.exclude(staat=Aanvraagstaat.CONCEPT)


def is_aanvraagnummer(tekst: str) -> bool:
    """Whether this can be the whole number of a request."""
    return is_nummer("", tekst)


def zaken_op_aanvraagnummer(
    organisatie_id: uuid.UUID, nummer: str, *, bereik: Bereik, limiet: int = 20
) -> list[Zaak]:
    """The cases within ``bereik`` of the request with exactly this number. One query. Served by ``aanvraag_nummer``."""
    rijen = Zaak.objects.filter(
        bereik.voorwaarde(),
        knoop__aanvraag__organisatie_id=organisatie_id,
        knoop__aanvraag__nummer=nummer.strip(),
    )
    return list(rijen.order_by("knoop__volgorde")[:limiet])


def aanvraag_van_zaak(zaak_id: uuid.UUID) -> Aanvraag | None:
    """The request that a case belongs to; None for a case of another system."""
    knoop = Knoop.objects.filter(zaak_id=zaak_id).select_related("aanvraag").first()
    return knoop.aanvraag if knoop else None
