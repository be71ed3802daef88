"""Destroy documents that nothing refers to, with their files; the rooms that delete their relations call this
(zrc-023).
"""

import uuid
from collections.abc import Collection, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Q

from .models import Bestandsdeel, Informatieobject, Upload, Versie
from .opbergen import ruim_op
from .relaties import zonder_relaties


def vernietig_losse(document_ids: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Destroy those of these documents that nothing refers to: versions, parts, their uploads, and files.

    Call this in the transaction that deleted the relations. Return the ids of the destroyed documents, so
    that their audit trail is deleted too. Files are deleted after the transaction; ``controle`` finds a file
    that remains.
    Cost: some eight queries, whatever the number; none without documents.
    """
    if not document_ids:
        return []
    documenten = Informatieobject.objects.filter(id__in=document_ids)
    list(
        documenten.select_for_update().order_by("id").values_list("id")
    )  # nobody binds them to something else meanwhile
    wees = zonder_relaties(list(document_ids))
    sleutels = [*_sleutels(Versie, wees), *_sleutels(Bestandsdeel, wees)]
    uploads = _vernietig_uploads(Q(informatieobject_id__in=wees))
    Informatieobject.objects.filter(id__in=wees).delete()
    if sleutels:
        transaction.on_commit(partial(ruim_op, sleutels))
    return [*wees, *uploads]


def vernietig_uploads(eigenaren: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Destroy the uploads of these requests or tasks and return their ids; documents made from them are not
    destroyed.

    Cost: one query, two when there are uploads; none without owners.
    """
    return _vernietig_uploads(Q(eigenaar__in=eigenaren)) if eigenaren else []


def _vernietig_uploads(welke: Q) -> list[uuid.UUID]:
    rijen = list(Upload.objects.filter(welke).values_list("id", "sleutel"))
    if rijen:
        Upload.objects.filter(id__in=[id_ for id_, _sleutel in rijen]).delete()
        transaction.on_commit(partial(ruim_op, [sleutel for _id, sleutel in rijen]))
    return [id_ for id_, _sleutel in rijen]


def _sleutels(model: type[Versie] | type[Bestandsdeel], ids: Sequence[uuid.UUID]) -> list[str]:
    rijen = model.objects.filter(informatieobject_id__in=ids).exclude(sleutel="")
    return list(rijen.values_list("sleutel", flat=True).distinct())
