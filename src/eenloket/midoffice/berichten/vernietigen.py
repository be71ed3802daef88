"""Messages about cases that are destroyed (zrc-023)."""

import uuid
from collections.abc import Sequence

from eenloket.midoffice.aanvragen.ports import bij_vernietigen_van_aanvragen
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Bericht


@bij_vernietigen(40)
def vernietig_van_zaken(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """What was told about these cases. One about a whole request stays as long as that does. Cost: one query, some five when there is any."""
    return _vernietig(zaak_id__in=zaak_ids)


@bij_vernietigen_van_aanvragen
def vernietig_van_aanvragen(aanvraag_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """All that was told about these requests."""
    return _vernietig(aanvraag_id__in=aanvraag_ids)


def _vernietig(**welke: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    rijen = Bericht.objects.filter(**welke)
    ids = list(rijen.values_list("id", flat=True))
    if ids:
        ids += werk.verwijder(ids)
        rijen.delete()
    return ids
