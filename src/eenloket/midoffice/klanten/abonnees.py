"""Contacts about cases that are destroyed go with them (zrc-023): the standard counts them as parts of the case."""

import uuid
from collections.abc import Sequence

from eenloket.midoffice.aanvragen.ports import bij_vernietigen_van_aanvragen
from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Klantcontact


@bij_vernietigen(50)
def vernietig_van_zaken(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Contacts about these cases. Cost: one query, two when there is any."""
    return _vernietig(zaak_id__in=zaak_ids)


@bij_vernietigen_van_aanvragen
def vernietig_van_aanvragen(aanvraag_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Contacts about these requests."""
    return _vernietig(aanvraag_id__in=aanvraag_ids)


def _vernietig(**welke: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    rijen = Klantcontact.objects.filter(**welke)
    ids = list(rijen.values_list("id", flat=True))
    if ids:
        rijen.delete()
    return ids
