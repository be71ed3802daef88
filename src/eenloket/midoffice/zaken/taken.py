"""The jobs of this room; Procrastinate finds them at start."""

from procrastinate.contrib.django import app

from eenloket.kern.actoren import systeem
from eenloket.kern.herkansing import DAGTAAK
from eenloket.kern.klok import vandaag

from .bewaking import bewaak


@app.periodic(cron="10 5 * * *")
@app.task(
    name="zaken.bewaak_termijnen",
    queue="termijnen",
    queueing_lock="zaken.bewaak_termijnen",
    retry=DAGTAAK,
    pass_context=False,
)
def bewaak_termijnen(timestamp: int) -> None:
    """Every morning, before employees start: guard the terms."""
    bewaak(vandaag(), door=systeem("termijnen"))
