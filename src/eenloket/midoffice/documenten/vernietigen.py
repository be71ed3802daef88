"""Documents that nothing refers to any more are destroyed with their files; the rooms that let go of them ask for it (zrc-023)."""

import uuid
from collections.abc import Collection, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Q

from .models import Bestandsdeel, Informatieobject, Upload, Versie
from .opbergen import ruim_op
from .relaties import zonder_relaties


def vernietig_losse(document_ids: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Destroy those of these documents that nothing refers to any more: versions, parts, uploads that became them, and files.

    Call it in the transaction that took the relations away. Gives the ids of what was destroyed, whose trail goes too. Cost: some eight
    queries, whatever the number; none without documents. Files go after the transaction: one that stays behind is found by ``controle``.
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
    """Destroy what was sent with these requests or tasks; a document that was made of it stays. Gives the ids of the uploads.

    Cost: one query, two when there is any; none without owners.
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
