"""Documents of cases that are destroyed: a document goes with the last thing that refers to it (zrc-023)."""

import uuid
from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from eenloket.midoffice.aanvragen.ports import bij_vernietigen_van_aanvragen
from eenloket.midoffice.besluiten.models import Besluitinformatieobject
from eenloket.midoffice.zaken.models import Taak
from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Bestandsdeel, Informatieobject, Objectrelatie, Upload, Versie, Zaakinformatieobject
from .opbergen import ruim_op


@bij_vernietigen(10)
def vernietig_documenten(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Unbind the documents of these cases and their decisions; destroy those that nothing else refers to, files included.

    Cost: some fifteen queries, whatever the number. Files go after the transaction: one that stays behind is found by the check on orphans.
    """
    stukken = Zaakinformatieobject.objects.filter(zaak_id__in=zaak_ids)
    bijlagen = Besluitinformatieobject.objects.filter(besluit__zaak_id__in=zaak_ids)
    ids = {
        id_
        for rijen in (stukken, bijlagen)
        for id_ in rijen.values_list("informatieobject_id", flat=True)
        if id_
    }
    documenten = Informatieobject.objects.filter(id__in=ids)
    list(
        documenten.select_for_update().order_by("id").values_list("id")
    )  # nobody binds them to something else meanwhile
    stukken.delete()
    bijlagen.delete()
    elders = [
        m.objects.filter(informatieobject_id=OuterRef("id"))
        for m in (Zaakinformatieobject, Besluitinformatieobject, Objectrelatie)
    ]
    wees = list(
        documenten.exclude(Exists(elders[0]))
        .exclude(Exists(elders[1]))
        .exclude(Exists(elders[2]))
        .values_list("id", flat=True)
    )
    sleutels = [*_sleutels(Versie, wees), *_sleutels(Bestandsdeel, wees)]
    taken = Taak.objects.filter(zaak_id__in=zaak_ids).values("id")
    uploads = _vernietig_uploads(Q(informatieobject_id__in=wees) | Q(eigenaar__in=taken))
    Informatieobject.objects.filter(id__in=wees).delete()
    if sleutels:
        transaction.on_commit(partial(ruim_op, sleutels))
    return [*wees, *uploads]


@bij_vernietigen_van_aanvragen
def vernietig_uploads(aanvraag_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Files that a client gave with these requests and that are in no document that remains. Cost: one query, two when there is any."""
    return _vernietig_uploads(Q(eigenaar__in=aanvraag_ids))


def _vernietig_uploads(welke: Q) -> list[uuid.UUID]:
    rijen = list(Upload.objects.filter(welke).values_list("id", "sleutel"))
    if rijen:
        Upload.objects.filter(id__in=[id_ for id_, _sleutel in rijen]).delete()
        transaction.on_commit(partial(ruim_op, [sleutel for _id, sleutel in rijen]))
    return [id_ for id_, _sleutel in rijen]


def _sleutels(model: type[Versie] | type[Bestandsdeel], ids: Sequence[uuid.UUID]) -> list[str]:
    rijen = model.objects.filter(informatieobject_id__in=ids).exclude(sleutel="")
    return list(rijen.values_list("sleutel", flat=True).distinct())
