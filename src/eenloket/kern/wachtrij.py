"""Enqueueing jobs: a job is a row of the transaction that asks for it.

Procrastinate's app can't be asked for this. Inside a worker its connector is the worker's own pool, for every thread of the process: a
job that is enqueued there commits at once, is taken by another worker before the transaction that it is about commits, finds nothing, and
is gone. So jobs are made by their task and written here, always on Django's connection.
"""

from collections.abc import Sequence

from django.db import connection
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

_RIJEN = JobManager(DjangoConnector())


def zet_klaar(taken: Sequence[Job]) -> None:
    """Write ``taken`` (made by ``make_new_job`` of a task) in the present transaction: workers see them when it commits, and never when it
    doesn't. Cost: one insert for jobs of the same lock; none without jobs.

    Raises: Django's own error of the database, which Procrastinate wraps in one that no other layer knows.
    """
    if not taken:
        return
    try:
        _RIJEN.batch_defer_jobs(jobs=list(taken))
    except ConnectorException as fout:
        if fout.__cause__ is None:
            raise
        with connection.wrap_database_errors:
            raise fout.__cause__ from None
