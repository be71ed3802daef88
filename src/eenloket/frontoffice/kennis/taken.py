"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod import api as aanbod_api

from .indexeren import herbouw
from .models import Index


@app.periodic(cron="5 0 * * *")
@app.task(name="kennis.ververs", queue="onderhoud", queueing_lock="kennis.ververs")
def ververs(timestamp: int) -> None:
    """Just after midnight: services are published and withdrawn by date, and a release that was loaded ahead comes into force."""
    dag = vandaag()
    for index in Index.objects.all():
        if (
            index.uitgave_id != aanbod_api.huidig(index.organisatie_id).uitgave_id
            or index.gebouwd_op.date() < dag
        ):
            herbouw(index.organisatie_id)
