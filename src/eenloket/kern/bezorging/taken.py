"""The jobs of this room; Procrastinate finds them at start."""

from procrastinate.contrib.django import app

from . import onderhoud
from .bezorgen import bezorg

__all__ = ["bezorg", "herneem", "ruim_op"]


@app.periodic(cron="* * * * * */20")
@app.task(
    name="gebeurtenissen.herneem",
    queue="onderhoud",
    queueing_lock="gebeurtenissen.herneem",
    pass_context=False,
)
async def herneem(timestamp: int) -> None:
    """Three times a minute: let another worker take the jobs of a killed worker."""
    await onderhoud.herneem_vastgelopen()


@app.periodic(cron="23 3 * * *")
@app.task(
    name="gebeurtenissen.ruim_op",
    queue="onderhoud",
    queueing_lock="gebeurtenissen.ruim_op",
    pass_context=False,
)
def ruim_op(timestamp: int) -> None:
    """Each night: delete old events that every subscriber has received."""
    onderhoud.ruim_op()
