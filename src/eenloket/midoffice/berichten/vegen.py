"""Messages that wait while no job will come for them: a worker was killed, or their channel was set up later."""

import datetime as dt

from procrastinate.contrib.django.models import ProcrastinateJob

from eenloket.kern.klok import nu

from .models import Bericht, Staat
from .ports import kanalen

RUST = dt.timedelta(minutes=10)
STAPEL = 500


def verlaten() -> list[Bericht]:
    """Waiting messages with a channel and without a job, oldest first. Two queries; served by ``bericht_staat``."""
    rijen = Bericht.objects.filter(staat=Staat.WACHT, gemaakt_op__lt=nu() - RUST, kanaal__in=list(kanalen))
    wachtend = list(rijen.order_by("gemaakt_op").only("id")[:STAPEL])
    sloten = ProcrastinateJob.objects.filter(
        lock__in=[slot(b) for b in wachtend], status__in=["todo", "doing"]
    ).values_list("lock", flat=True)
    bezet = set(sloten)
    return [b for b in wachtend if slot(b) not in bezet]


def slot(bericht: Bericht) -> str:
    """Jobs of one message carry this, so that never two of them run at the same time."""
    return f"bericht:{bericht.id}"
