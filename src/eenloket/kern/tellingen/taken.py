"""The jobs of this room; Procrastinate finds them at start."""

from procrastinate.contrib.django import app

from .api import vouw


@app.periodic(cron="* * * * *")
@app.task(
    name="tellingen.voeg_samen", queue="onderhoud", queueing_lock="tellingen.voeg_samen", pass_context=False
)
def samenvoegen(timestamp: int) -> None:
    """Each minute: move the bounds up."""
    vouw()
