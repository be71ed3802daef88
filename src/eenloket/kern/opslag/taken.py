"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from .api import opslag


@app.periodic(cron="51 3 * * *")
@app.task(name="opslag.ruim_op", queue="onderhoud", queueing_lock="opslag.ruim_op", pass_context=False)
def ruim_op(timestamp: int) -> None:
    """Each night."""
    opslag().ruim_op()
