"""The jobs of this room; Procrastinate finds them at start."""

from procrastinate.contrib.django import app

from eenloket.kern.herkansing import DAGTAAK

from .notificaties.opruimen import ruim_op


@app.periodic(cron="20 3 * * *")
@app.task(name="zgw.ruim_op", queue="onderhoud", queueing_lock="zgw.ruim_op", retry=DAGTAAK)
def opruimen(timestamp: int) -> None:
    """Each night: delete old deliveries and received messages."""
    ruim_op()
