"""Delivery of events: jobs of Procrastinate, enqueued in the transaction of the change."""

import uuid
from typing import Any

from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ..actoren import Actor, Soort
from .kern import ABONNEES, SOORTEN, Gebeurtenis
from .models import Uitgaand

HERKANSING = RetryStrategy(max_attempts=12, exponential_wait=3)
"""Waits 3, 9, 27 … seconds: about a day and a half before an event counts as undeliverable."""


@app.task(name="gebeurtenis.bezorg", queue="gebeurtenissen", retry=HERKANSING)
def bezorg(uitgaand: str, abonnee: str) -> None:
    """Hand one event to one subscriber: its changes and the note that it has had it commit together."""
    rij = Uitgaand.objects.get(id=uitgaand)
    functie = ABONNEES.get(rij.soort, {}).get(abonnee)
    if functie is None:  # the subscriber was removed from the code after the event was written
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO gebeurtenissen_bezorgd (uitgaand_id, abonnee, op) VALUES (%s, %s, now()) ON CONFLICT DO NOTHING",
                [rij.id, abonnee],
            )
            if cursor.rowcount == 0:
                return
        functie(herstel(rij), Actor(**{**rij.door, "soort": Soort(rij.door["soort"])}))


def herstel(rij: Uitgaand) -> Gebeurtenis:
    """The event as it was written."""
    soort = SOORTEN[rij.soort]
    return soort(**{naam: _uuid(naam, waarde) for naam, waarde in rij.inhoud.items()})


def _uuid(naam: str, waarde: Any) -> Any:
    if naam.endswith("_ids"):
        return [uuid.UUID(w) for w in waarde]
    return uuid.UUID(waarde) if naam.endswith("_id") and waarde else waarde


def leg_vast(gebeurtenissen: list[Gebeurtenis], door: Actor) -> None:
    wie = {"soort": door.soort, "kenmerk": door.kenmerk, "organisatie": door.organisatie, "rol": door.rol}
    rijen = [Uitgaand(soort=g.naam, inhoud=g.inhoud(), door=wie) for g in gebeurtenissen]
    Uitgaand.objects.bulk_create(rijen)
    taken = [{"uitgaand": str(rij.id), "abonnee": naam} for rij in rijen for naam in ABONNEES.get(rij.soort, {})]
    if taken:
        bezorg.batch_defer(*taken)
