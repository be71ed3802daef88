"""The jobs of this room; Procrastinate finds them at start."""

from procrastinate.contrib.django import app

from .api import opslag


@app.periodic(cron="51 3 * * *")
@app.task(name="opslag.ruim_op", queue="onderhoud", queueing_lock="opslag.ruim_op", pass_context=False)
def ruim_op(timestamp: int) -> None:
    """Each night: delete the remains of interrupted writes."""
    opslag().ruim_op()
