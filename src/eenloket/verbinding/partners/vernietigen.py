"""Hand-overs of cases that are destroyed (zrc-023)."""

import uuid
from collections.abc import Sequence

from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Overdracht


@bij_vernietigen(60)
def vernietig_overdrachten(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """What was or would be handed over, and what came back; what wasn't delivered or taken back yet never will be.

    What the partner keeps is its own to destroy. Cost: one query, some six when there is any.
    """
    rijen = Overdracht.objects.filter(zaak_id__in=zaak_ids)
    ids = list(rijen.values_list("id", flat=True))
    if ids:
        ids += werk.verwijder(ids)
        rijen.delete()
    return ids
