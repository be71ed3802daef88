"""Jobs of this room, found by Procrastinate at start."""

import uuid

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from eenloket.kern.herkansing import DAGTAAK

from .vegen import verlaten
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


@app.periodic(cron="*/10 * * * *")
@app.task(name="berichten.veeg", queue="berichten", queueing_lock="berichten.veeg")
def veeg(timestamp: int) -> None:
    """Every ten minutes: no message waits without a job."""
    for bericht in verlaten():
        zet_klaar(bericht.id)


@app.periodic(cron="30 8 * * *")
@app.task(name="berichten.herinner", queue="berichten", queueing_lock="berichten.herinner", retry=DAGTAAK)
def herinner(timestamp: int) -> None:
    """Each morning: who still has to do something within three days."""
    from .herinneren import herinner_clienten  # makes messages, and so needs this module

    herinner_clienten()
