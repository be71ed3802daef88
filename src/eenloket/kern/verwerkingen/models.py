"""The processing log."""

from django.db import models

from ..modellen import Rij


class Verwerking(Rij):
    """One processing of one person's data (M-F3). The application can only add rows.

    The row holds every field of the standard Logboek Dataverwerkingen (Logius); ``logregel`` converts it to
    the names of the standard. Fields beside the standard (legal basis, service, source, actor) make it
    possible to inform a client.
    """

    trace_id = models.CharField(max_length=32)
    span_id = models.CharField(max_length=16)
    parent_span_id = models.CharField(max_length=16, blank=True)
    naam = models.CharField(max_length=100, help_text="What was done: raadplegen, vastleggen, verstrekken")
    status = models.CharField(max_length=10, default="ok")
    begin = models.DateTimeField()
    einde = models.DateTimeField()
    activiteit = models.CharField(max_length=200)
    grondslag = models.CharField(max_length=300)
    dienst = models.CharField(max_length=60, blank=True)
    organisatie = models.CharField(max_length=60, blank=True)
    betrokkene = models.UUIDField(help_text="Pseudonym in the domain 'verwerkingen'")
    gegevens = models.JSONField(default=list, help_text="Categories of data, never values")
    bron = models.CharField(max_length=60, blank=True, help_text="Register or room the data came from")
    verstrekt_aan = models.CharField(max_length=60, blank=True)
    door_soort = models.CharField(max_length=20)
    door = models.CharField(max_length=100)
    door_rol = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["betrokkene", "-begin"], name="verwerking_betrokkene")]
