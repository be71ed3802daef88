"""Jobs of this room, found by Procrastinate at start."""

from procrastinate.contrib.django import app

from eenloket.kern.herkansing import DAGTAAK
from eenloket.kern.klok import AMSTERDAM, vandaag
from eenloket.midoffice.aanbod import api as aanbod_api

from .indexeren import herbouw
from .models import Index


@app.periodic(
    cron="5 22,23 * * *"
)  # UTC: one of the two is just after our midnight, the other finds nothing to do
@app.task(name="kennis.ververs", queue="onderhoud", queueing_lock="kennis.ververs", retry=DAGTAAK)
def ververs(timestamp: int) -> None:
    """Just after midnight: services are published and withdrawn by date, and a release that was loaded ahead comes into force."""
    dag = vandaag()
    for index in Index.objects.all():
        if (
            index.uitgave_id != aanbod_api.huidig(index.organisatie_id).uitgave_id
            or index.gebouwd_op.astimezone(AMSTERDAM).date() < dag
        ):
            herbouw(index.organisatie_id)
