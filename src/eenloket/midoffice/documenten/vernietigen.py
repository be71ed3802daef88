"""Destroy the uploads of what is destroyed, with their files (zrc-023)."""

import uuid
from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.db.models import Q

from .models import Upload
from .opbergen import ruim_op
from .relaties import zonder_relaties


def vernietig_uploads(eigenaren: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Destroy the uploads of these requests or tasks and return their ids; documents made from them are not
    destroyed.

    Cost: one query, two when there are uploads; none without owners.
    """
    return _vernietig_uploads(Q(eigenaar__in=eigenaren)) if eigenaren else []


def vernietig_uploads_van(document_ids: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Destroy the uploads of which those of these documents were made that nothing refers to any more; return
    their ids. The documents aren't destroyed.

    Cost: two queries, three when there are uploads; none without documents.
    """
    if not document_ids:
        return []
    return _vernietig_uploads(Q(informatieobject_id__in=zonder_relaties(list(document_ids))))


def _vernietig_uploads(welke: Q) -> list[uuid.UUID]:
    rijen = list(Upload.objects.filter(welke).values_list("id", "sleutel"))
    if rijen:
        Upload.objects.filter(id__in=[id_ for id_, _sleutel in rijen]).delete()
        transaction.on_commit(partial(ruim_op, [sleutel for _id, sleutel in rijen]))
    return [id_ for id_, _sleutel in rijen]
