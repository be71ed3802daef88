"""The job that sends one message, and having it sent."""

import uuid

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from .verzenden import POGINGEN, verzend, wachttijd


class Herkansing(BaseRetryStrategy):
    """Backs off over a day; after that the message itself says that it failed."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= POGINGEN:
            return None
        return RetryDecision(retry_in={"seconds": wachttijd(job.attempts)})


@app.task(name="berichten.verstuur", queue="berichten", retry=Herkansing())
def verstuur(bericht: str) -> None:
    """Hand one message to its channel."""
    verzend(uuid.UUID(bericht))


def zet_klaar(bericht_id: uuid.UUID) -> None:
    """Have it sent after the present transaction; never two tries of one message at the same time."""
    verstuur.configure(lock=f"bericht:{bericht_id}").defer(bericht=str(bericht_id))
