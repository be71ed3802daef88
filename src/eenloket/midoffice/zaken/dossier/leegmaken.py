"""Remove all documents from the files of cases that are destroyed."""

import uuid
from collections.abc import Sequence

from ..models import Zaakinformatieobject


def maak_dossiers_leeg(zaak_ids: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Delete the relations of these cases with documents; return the ids of the documents, which aren't
    deleted. Cost: two queries.
    """
    rijen = Zaakinformatieobject.objects.filter(zaak_id__in=zaak_ids)
    ids = {id_ for id_ in rijen.values_list("informatieobject_id", flat=True) if id_}
    rijen.delete()
    return ids
