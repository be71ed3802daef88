"""Delivery of events: the job that delivers one event to one subscriber.

``gebeurtenissen.uitbox`` writes the events and enqueues these jobs.
"""

import secrets
import uuid
from typing import Any

from django.db import connection
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ..actoren import actor_uit
from ..gebeurtenissen.api import ABONNEES, RIJ, SOORTEN, TAAK, Gebeurtenis
from ..gebeurtenissen.models import Uitgaand
from ..handelingen import handeling
from ..herkomst import trace

HERKANSING = RetryStrategy(max_attempts=11, exponential_wait=3)
"""Twelve tries, with waits of 3, 9, 27 … seconds: three days in all. An event that then still fails is
undeliverable and waits for an operator (``onbezorgd``).
"""


@app.task(name=TAAK, queue=RIJ, retry=HERKANSING)
def bezorg(uitgaand: str, abonnee: str) -> None:
    """Deliver one event to one subscriber. The subscriber's changes and the note of the delivery commit
    together.

    In the audit trail the actor is the actor who caused the event, and the reason is the name of the
    subscriber.
    """
    rij = Uitgaand.objects.get(id=uitgaand)
    abonnement = ABONNEES.get(rij.soort, {}).get(abonnee)
    if abonnement is None or rij.soort not in SOORTEN:  # removed from the code after the event was written
        return
    door = actor_uit(rij.door)
    teken = trace.set(rij.trace or secrets.token_hex(16))
    try:
        with handeling(door, abonnee):
            if _eerste_keer(rij.id, abonnee):
                abonnement.functie(herstel(rij), door)
    finally:
        trace.reset(teken)


def _eerste_keer(uitgaand: uuid.UUID, abonnee: str) -> bool:
    """Note the delivery and return whether it is the first one; a second worker at the same moment waits here
    for the first worker.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO gebeurtenissen_bezorgd (uitgaand_id, abonnee, op) VALUES (%s, %s, now()) ON CONFLICT DO NOTHING",
            [uitgaand, abonnee],
        )
        return bool(cursor.rowcount)


def herstel(rij: Uitgaand) -> Gebeurtenis:
    """Return the event as it was written."""
    soort = SOORTEN[rij.soort]
    return soort(**{naam: _uuid(naam, waarde) for naam, waarde in rij.inhoud.items()})


def _uuid(naam: str, waarde: Any) -> Any:
    if naam.endswith("_ids"):
        return [uuid.UUID(w) for w in waarde]
    return uuid.UUID(waarde) if naam.endswith("_id") and waarde else waarde
