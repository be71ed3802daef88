"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from eenloket.kern.actoren import systeem
from eenloket.kern.klok import nu

from .opruimen import ruim_concepten_op


@app.periodic(cron="20 3 * * *")
@app.task(name="aanvragen.ruim_op", queue="termijnen", queueing_lock="aanvragen.ruim_op", pass_context=False)
def ruim_aanvragen_op(timestamp: int) -> None:
    """Every night."""
    ruim_concepten_op(nu(), door=systeem("aanvragen"))
