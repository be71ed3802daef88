"""The jobs of this room; Procrastinate finds them at start."""

from procrastinate.contrib.django import app

from . import api


@app.periodic(cron="17 3 * * *")
@app.task(name="limieten.ruim_op", queue="onderhoud")
def ruim_op(timestamp: int) -> None:
    """Each night: delete counters that weren't used for a day."""
    api.ruim_op()
