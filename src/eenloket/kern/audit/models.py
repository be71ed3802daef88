"""The audit trail."""

from django.db import models


class Auditregel(models.Model):
    """A change of a row: actor, change, moment and reason. The database writes the line; the application can
    only read it.
    """

    id = models.BigAutoField(primary_key=True)
    op = models.DateTimeField()
    tabel = models.CharField(max_length=63)
    rij = models.CharField(max_length=64)
    soort = models.CharField(max_length=1, help_text="I, U or D")
    actor = models.CharField(max_length=200)
    reden = models.CharField(max_length=200)
    oud = models.JSONField(null=True)
    nieuw = models.JSONField(null=True)
    hoofd = models.UUIDField(
        null=True, help_text="What the row is a part of: the case, document, decision or type"
    )
    aanroep = models.JSONField(null=True, help_text="Foreign application that asked, see kern.herkomst")
    xid = models.BigIntegerField(
        null=True, help_text="Transaction: what has committed can be followed in this order"
    )

    class Meta:
        indexes = [
            models.Index(fields=["tabel", "rij", "id"], name="audit_rij"),
            models.Index(fields=["hoofd", "id"], name="audit_hoofd", condition=models.Q(hoofd__isnull=False)),
            models.Index(
                fields=["xid", "id"], name="audit_volgorde", condition=models.Q(hoofd__isnull=False)
            ),
        ]
