"""Uploads that never became a document don't stay."""

import datetime as dt
from functools import partial

from django.db import transaction

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling

from .models import Upload
from .opbergen import ruim_op as ruim_bestanden_op

BEWAREN = dt.timedelta(days=60)
_STAPEL = 200


def ruim_op(moment: dt.datetime, *, door: Actor) -> int:
    """Remove uploads older than ``BEWAREN`` that no request or task was sent with; returns how many. Safe to repeat.

    The row goes first: a crash leaves a blob without a row (found by the check on orphans), never a row without its blob.
    """
    aantal = 0
    while True:
        with handeling(door, "upload.opruimen"):
            oud = Upload.objects.select_for_update(skip_locked=True).filter(
                informatieobject=None, op__lt=moment - BEWAREN
            )
            stapel = list(oud.order_by("id")[:_STAPEL])
            Upload.objects.filter(id__in=[u.id for u in stapel]).delete()
            transaction.on_commit(partial(ruim_bestanden_op, [u.sleutel for u in stapel]))
        aantal += len(stapel)
        if len(stapel) < _STAPEL:
            return aantal
