"""Releases of the offer."""

from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij

from .zaaktype import Zaaktype


class Uitgave(OrganisatieRij):
    """One immutable release of the whole offer of an organisation. An open request keeps the release with
    which it began.

    ``inhoud`` is the package in the form of ``vorm.naar_inhoud``; ``digest`` is the SHA-256 of its canonical
    JSON.
    """

    nummer = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    geladen_op = models.DateTimeField()
    geladen_door = models.CharField(max_length=200, help_text="The actor, without personal data")
    geldig_vanaf = models.DateField()
    inhoud = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "nummer"], name="uitgave_nummer")]
        indexes = [models.Index(fields=["organisatie", "-geldig_vanaf", "-nummer"], name="uitgave_huidig")]

    def __str__(self) -> str:
        return f"{self.nummer} ({self.geldig_vanaf:%Y-%m-%d})"


class UitgaveZaaktype(Rij):
    """The version of a case type that belongs to a service in a release."""

    uitgave = models.ForeignKey(Uitgave, on_delete=models.CASCADE, related_name="zaaktypen")
    dienst = models.SlugField(max_length=60, db_index=False)
    zaaktype = models.ForeignKey(Zaaktype, on_delete=models.PROTECT, related_name="uitgaven")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uitgave", "dienst"], name="uitgavezaaktype_dienst")]

    def __str__(self) -> str:
        return self.dienst
