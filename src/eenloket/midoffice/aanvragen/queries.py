"""Reads of requests."""

import uuid

from .models import Aanvraag, Knoop
from .toegang import Toegang


def ingediend_van(toegang: Toegang, *, limiet: int = 20) -> list[Aanvraag]:
    """The client's submitted requests, newest first. Served by ``aanvraag_client``."""
    if toegang.client is None:
        return []
    rijen = Aanvraag.objects.filter(organisatie_id=toegang.organisatie_id, client=toegang.client).exclude(staat=Aanvraag.Staat.CONCEPT)
    return list(rijen.order_by("-gewijzigd_op")[:limiet])


def aanvraag_van_zaak(zaak_id: uuid.UUID) -> Aanvraag | None:
    """The request that a case belongs to; None for a case of another system."""
    knoop = Knoop.objects.filter(zaak_id=zaak_id).select_related("aanvraag").first()
    return knoop.aanvraag if knoop else None
