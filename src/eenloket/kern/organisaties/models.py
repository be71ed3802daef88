"""The table of organisations."""

from django.db import models

from ..modellen import Rij


class Organisatie(Rij):
    """An organisation in this installation: one with its own counter, or a partner (M-A10, M-F4)."""

    slug = models.SlugField(unique=True, max_length=60)
    naam = models.CharField(max_length=200)
    lidwoord = models.CharField(max_length=3, blank=True)
    soort = models.CharField(max_length=20)
    rsin = models.CharField(max_length=9)
    thema = models.SlugField(max_length=60, default="rivierveen")
    koppeling = models.CharField(
        max_length=60, blank=True, help_text="Partner connection; empty: handles itself"
    )
    hosts = models.JSONField(default=list, blank=True, help_text="Host names of its own counter")
    contact = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam
