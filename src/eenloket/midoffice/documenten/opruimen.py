"""Delete uploads that never became a document."""

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
    """Delete uploads older than ``BEWAREN`` whose request or task was never sent; return how many. A repeated
    call is safe.

    The row is deleted first: a crash leaves a file without a row (``controle`` finds it), never a row without
    its file.
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
