"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from eenloket.kern.herkansing import DAGTAAK

from .herinneren import herinner_clienten
from .vegen import hervat
from .verzenden import UITGANG

__all__ = ["UITGANG", "herinner", "veeg"]


@app.periodic(cron="*/10 * * * *")
@app.task(name="berichten.veeg", queue="berichten", queueing_lock="berichten.veeg")
def veeg(timestamp: int) -> None:
    """Every ten minutes: what waited for a channel that is set up now."""
    hervat()


@app.periodic(cron="30 8 * * *")
@app.task(name="berichten.herinner", queue="berichten", queueing_lock="berichten.herinner", retry=DAGTAAK)
def herinner(timestamp: int) -> None:
    """Each morning: who still has to do something within three days."""
    herinner_clienten()
