"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from eenloket.kern.herkansing import DAGTAAK

from .herinneren import herinner_clienten
from .klaarzetten import verstuur, zet_klaar
from .vegen import verlaten

__all__ = ["herinner", "veeg", "verstuur"]


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
    herinner_clienten()
