"""What is loaded in the template with content: Rivierveen, as it stands in an installation that has had it for a while."""

import datetime as dt
from pathlib import Path

import time_machine
from django.db import connection

from eenloket.frontoffice.kennis import upl, woordenschat
from eenloket.frontoffice.kennis.indexeren import herbouw
from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties import api as organisaties
from eenloket.kern.sleutels import kluis
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.laden import lees_pakket
from eenloket.midoffice.aanbod.uplladen import laad_meegeleverde_upl

PAKKET = Path(aanbod.__file__).parent / "pakketten" / "rivierveen"
_AFGEHANDELD = ("procrastinate_jobs", "procrastinate_events", "gebeurtenissen_uitgaand")


def laad_rivierveen() -> None:
    """Load the package, the national list and the index in the database of Django's connection; what loading emitted is gone."""
    vergeet()
    eerste_dag = lees_pakket(PAKKET).pakket.kop.datum  # so that it holds for a test that travels back, too
    with time_machine.travel(dt.datetime.combine(eerste_dag, dt.time(12), dt.UTC)):
        laad_meegeleverde_upl()
        aanbod.laad_pakket(PAKKET, door=systeem("test"))
        herbouw(organisaties.organisatie_id("rivierveen"))
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(_AFGEHANDELD)} CASCADE")
    vergeet()


def vergeet() -> None:
    """Drop what the process remembers of a database."""
    for vergeet_ in (organisaties.vergeet, aanbod.vergeet, kluis.vergeet, upl.vergeet, woordenschat.vergeet):
        vergeet_()
