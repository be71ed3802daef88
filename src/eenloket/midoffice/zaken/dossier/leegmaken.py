"""Remove all documents from the files of cases that are destroyed."""

import uuid
from collections.abc import Sequence

from ..models import Zaakinformatieobject


def maak_dossiers_leeg(zaak_ids: Sequence[uuid.UUID]) -> None:
    """Delete the relations of these cases with documents; the documents aren't deleted. Cost: one query."""
    Zaakinformatieobject.objects.filter(zaak_id__in=zaak_ids).delete()
