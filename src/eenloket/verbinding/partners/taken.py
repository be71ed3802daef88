"""Jobs of this room, found by Procrastinate at start."""

import uuid

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from . import bezorgen


@app.task(name="partners.bezorg", queue="partners")
def bezorg(overdracht: str) -> None:
    """One try at one hand-over; the next try is its own row's business."""
    bezorgen.bezorg(uuid.UUID(overdracht))


@app.periodic(cron="* * * * *")
@app.task(
    name="partners.bezorg_wachtende",
    queue="partners",
    queueing_lock="partners.bezorg_wachtende",
    pass_context=False,
)
def bezorg_wachtende(timestamp: int) -> None:
    """Each minute: a job for each hand-over whose next try is due; a partner that is slow doesn't hold up another."""
    taken: list[dict[str, JSONValue]] = [{"overdracht": str(id_)} for id_ in bezorgen.aan_de_beurt()]
    if taken:
        bezorg.batch_defer(*taken)


def meteen(overdracht_id: uuid.UUID) -> None:
    """Start a first try; the job becomes visible when the transaction commits."""
    bezorg.defer(overdracht=str(overdracht_id))
