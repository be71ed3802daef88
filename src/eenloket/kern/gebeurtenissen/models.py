"""Tables of this room."""

from django.db import models

from ..modellen import Rij


class Uitgaand(Rij):
    """The outbox: an event as it was written in the transaction of its change. Never altered."""

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
    """Which subscriber has had which event; the primary key makes a second delivery do nothing."""

    pk = models.CompositePrimaryKey("uitgaand_id", "abonnee")
    uitgaand_id = models.UUIDField()
    abonnee = models.CharField(max_length=80)
    op = models.DateTimeField(auto_now_add=True)
