"""Base classes of the tables."""

from django.db import models

from .identificatie import nieuw_id


class Rij(models.Model):
    """A row with a UUIDv7 as its primary key."""

    id = models.UUIDField(primary_key=True, default=nieuw_id, editable=False)

    class Meta:
        abstract = True


class OrganisatieRij(Rij):
    """A row that belongs to one organisation. Every query on such a table names the organisation (M-F4)."""

    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
