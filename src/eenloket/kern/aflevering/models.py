"""The columns that every table of deliveries has."""

from dataclasses import asdict

from django.db import models

from ..klok import nu
from ..modellen import OrganisatieRij
from .leven import Staat, Stand

__all__ = ["Aflevering", "Staat"]


class Aflevering(OrganisatieRij):
    """A row that must reach a system of others: written in the transaction that decided it, kept until it is there (an outbox)."""

    staat = models.CharField(max_length=12, choices=Staat, default=Staat.WACHT)
    pogingen = models.PositiveIntegerField(default=0)
    begonnen_op = models.DateTimeField(default=nu, help_text="When trying began, or began anew")
    volgende_poging = models.DateTimeField(
        null=True, help_text="While it is tried: when another process takes it up if nothing is heard of it"
    )
    misschien_ontvangen = models.BooleanField(
        default=False, help_text="A try may have arrived although nobody told us"
    )
    bezorgd_op = models.DateTimeField(null=True)
    laatste_fout = models.CharField(max_length=200, blank=True)
    gemaakt_op = models.DateTimeField(default=nu)

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["volgende_poging"],
                name="%(class)s_aan_de_beurt",
                condition=models.Q(volgende_poging__isnull=False),
            ),
            models.Index(
                fields=["organisatie", "staat", "gemaakt_op"],
                name="%(class)s_overzicht",
                condition=~models.Q(staat="bezorgd"),
            ),
        ]

    @property
    def stand(self) -> Stand:
        """What ``leven`` needs to know."""
        return Stand(
            Staat(self.staat), self.pogingen, self.begonnen_op, self.volgende_poging, self.misschien_ontvangen, self.laatste_fout,
        )  # fmt: skip

    def neem_over(self, stand: Stand) -> None:
        """Take the values of ``stand``; the caller saves them."""
        for naam, waarde in asdict(stand).items():
            setattr(self, naam, waarde)
