"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from eenloket.kern.actoren import systeem
from eenloket.kern.klok import nu

from .opruimen import ruim_op


@app.periodic(cron="40 3 * * *")
@app.task(
    name="documenten.ruim_op", queue="termijnen", queueing_lock="documenten.ruim_op", pass_context=False
)
def ruim_uploads_op(timestamp: int) -> None:
    """Every night."""
    ruim_op(nu(), door=systeem("documenten"))
