"""Reads of decisions."""

from eenloket.midoffice.zaken.models import Zaak

from .models import Besluit


def besluiten_van(zaak: Zaak) -> list[Besluit]:
    """Decisions on a case, newest first. One query (index besluit_zaak)."""
    return list(Besluit.objects.filter(zaak_id=zaak.id).order_by("-op"))
