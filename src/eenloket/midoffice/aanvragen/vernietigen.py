"""Requests whose cases are destroyed (zrc-023)."""

import uuid
from collections.abc import Sequence

from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Knoop


@bij_vernietigen(30)
def laat_zaken_los(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """The plan of a request keeps what became of a service, not the case that is gone. One query."""
    Knoop.objects.filter(zaak_id__in=zaak_ids).update(zaak=None)
    return []
