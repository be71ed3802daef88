"""Reminders: who still has to do something, three days before the last day, once (M-B12)."""

import datetime as dt

import structlog

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.klok import nu, vandaag
from eenloket.midoffice.zaken.models import Taak

from .meldingen import over_taak
from .opgeven import DOOR

_log = structlog.get_logger(__name__)
DAGEN_VOORUIT = 3
RUST = dt.timedelta(hours=24)
"""Who was asked a moment ago needs no reminder, however short the time is."""


def herinner_clienten() -> int:
    """Send the reminders of today; returns how many tasks are due. Safe to repeat: each task has one reminder."""
    dag = vandaag()
    rijen = Taak.objects.filter(
        voor="client",
        klaar_op=None,
        uiterlijk__gte=dag,
        uiterlijk__lte=dag + dt.timedelta(days=DAGEN_VOORUIT),
        gemaakt_op__lt=nu() - RUST,
    )
    taken = list(rijen.select_related("zaak__organisatie").order_by("uiterlijk", "id"))
    for taak in taken:
        try:
            over_taak("herinnering", taak, door=DOOR)
        except Domeinfout as fout:  # a mistake in one package must not keep other clients from being reminded
            _log.error("herinnering_mislukt", taak=str(taak.id), fout=fout.code)
    return len(taken)
