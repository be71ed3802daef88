"""Jobs of this room, found by Procrastinate at start."""

import uuid

import structlog
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from ..klok import nu
from ..wachtrij import zet_klaar
from . import bezorgen
from .leven import Staat
from .uitgang import UITGANGEN, M, Uitgang

log = structlog.get_logger("eenloket.aflevering")

STAPEL = 500
"""Deliveries of one outbox that a round hands out at most."""


@app.task(name="aflevering.bezorg", queue="aflevering")
def bezorg(uitgang: str, aflevering: str) -> None:
    """One try at one delivery; the next try is its own row's business."""
    bezorgen.bezorg(UITGANGEN[uitgang], uuid.UUID(aflevering))


@app.periodic(cron="* * * * *")
@app.task(
    name="aflevering.wachtende", queue="aflevering", queueing_lock="aflevering.wachtende", pass_context=False
)
def bezorg_wachtende(timestamp: int) -> None:
    """Each minute: a job for each delivery whose turn it is and that has none; one that is slow doesn't hold up another.

    A delivery that was never tried should have had a job from the transaction that made it. When it hasn't, something is wrong with
    enqueueing, and an operator must know.
    """
    for uitgang in UITGANGEN.values():
        ids = aan_de_beurt(uitgang)
        if vergeten := uitgang.model._default_manager.filter(id__in=ids, pogingen=0).count() if ids else 0:
            log.warning("afleveringen zonder taak", uitgang=uitgang.naam, aantal=vergeten)
        zet_klaar([_taak(uitgang, id_) for id_ in ids])


def aan_de_beurt(uitgang: Uitgang[M]) -> list[uuid.UUID]:
    """Deliveries whose next try is due while no job will come for them, longest waiting first. Two queries; index ``…_aan_de_beurt``."""
    rijen = uitgang.model._default_manager.filter(volgende_poging__lte=nu(), staat=Staat.WACHT)
    ids = list(rijen.order_by("volgende_poging").values_list("id", flat=True)[:STAPEL])
    sloten = {uitgang.slot(id_): id_ for id_ in ids}
    bezet = ProcrastinateJob.objects.filter(lock__in=sloten, status__in=["todo", "doing"]) if ids else ()
    onderweg = {sloten[taak.lock] for taak in bezet if taak.lock}
    return [id_ for id_ in ids if id_ not in onderweg]


def meteen(uitgang: Uitgang[M], id_: uuid.UUID) -> None:
    """Have it tried at once; the job becomes visible when the present transaction commits."""
    zet_klaar([_taak(uitgang, id_)])


def _taak(uitgang: Uitgang[M], id_: uuid.UUID) -> Job:
    return bezorg.configure(lock=uitgang.slot(id_)).make_new_job(uitgang=uitgang.naam, aflevering=str(id_))
