"""Maintenance of the outbox: jobs of workers that died, undeliverable events, old events."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from procrastinate.contrib.django import app

from ..gebeurtenissen.api import TAAK
from ..identificatie import vroegste_id
from ..klok import nu

BEWAAR = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Onbezorgd:
    """An event that a subscriber couldn't process in all its tries. ``taak`` is the number of the job, for a
    new try.
    """

    taak: int
    soort: str
    abonnee: str
    op: dt.datetime
    pogingen: int


def onbezorgd(*, limiet: int = 100) -> list[Onbezorgd]:
    """Return the oldest undeliverable events. Cost: one query on the failed jobs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT j.id, u.soort, j.args->>'abonnee', u.op, j.attempts FROM procrastinate_jobs j"
            " JOIN gebeurtenissen_uitgaand u ON u.id = (j.args->>'uitgaand')::uuid"
            " WHERE j.task_name = %s AND j.status = 'failed' ORDER BY j.id LIMIT %s",
            [TAAK, limiet],
        )
        return [Onbezorgd(*rij) for rij in cursor.fetchall()]


def bezorg_opnieuw(taken: list[int]) -> None:
    """Try undeliverable events again at once; ``taken`` are the numbers of their jobs."""
    for taak in taken:
        app.job_manager.retry_job_by_id(taak, retry_at=nu())


def ruim_op() -> int:
    """Delete events older than 90 days that every subscriber has received; return the number of deleted
    events.
    """
    grens = vroegste_id(nu() - BEWAAR)
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM gebeurtenissen_uitgaand u WHERE u.id < %s AND NOT EXISTS"
            " (SELECT 1 FROM procrastinate_jobs j WHERE j.task_name = %s AND (j.args->>'uitgaand')::uuid = u.id)",
            [grens, TAAK],
        )
        weg = cursor.rowcount
        cursor.execute(
            "DELETE FROM gebeurtenissen_bezorgd b WHERE b.uitgaand_id < %s"
            " AND NOT EXISTS (SELECT 1 FROM gebeurtenissen_uitgaand u WHERE u.id = b.uitgaand_id)",
            [grens],
        )
    return weg


async def herneem_vastgelopen(*, stil: float = 30.0) -> int:
    """Put jobs back in the queue when their worker gave no sign of life for ``stil`` seconds; return the
    number of jobs.

    Without this, the job of a killed worker would keep the status "doing" for ever. A job may run twice
    because of this, so every job is idempotent.
    """
    vast = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=stil))
    for taak in vast:
        await app.job_manager.retry_job(taak, retry_at=nu())
    return len(vast)
