"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from eenloket.kern.herkansing import DAGTAAK

from .notificaties.opruimen import ruim_op


@app.periodic(cron="20 3 * * *")
@app.task(name="zgw.ruim_op", queue="onderhoud", queueing_lock="zgw.ruim_op", retry=DAGTAAK)
def opruimen(timestamp: int) -> None:
    """Each night: deliveries and received messages that nobody asks for any more."""
    ruim_op()
