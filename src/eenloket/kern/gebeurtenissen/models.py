"""The tables of events."""

from django.db import models

from ..modellen import Rij


class Uitgaand(Rij):
    """The outbox: an event, written in the transaction of its change. A row never changes."""

    soort = models.CharField(max_length=80)
    inhoud = models.JSONField()
    door = models.JSONField()
    trace = models.CharField(
        max_length=32, blank=True, help_text="Of the request or job in which it happened"
    )
    op = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["soort", "id"], name="uitgaand_soort")]


class Bezorgd(models.Model):
    """Which subscriber has received which event. Because of the primary key a second delivery has no effect."""

    pk = models.CompositePrimaryKey("uitgaand_id", "abonnee")
    uitgaand_id = models.UUIDField()
    abonnee = models.CharField(max_length=80)
    op = models.DateTimeField(auto_now_add=True)
