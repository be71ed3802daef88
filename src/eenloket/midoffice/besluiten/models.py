from django.db import models

from eenloket.kern.klok import nu
from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld


class Besluit(OrganisatieRij):
    """A decision (M-B10). The fields have the names of the Besluiten API; the last group of fields is ours.

    A decision that another system took and registered here has no ``resultaat``, ``motivering`` and mandate:
    these are in its own documents. When its type, case or documents are in another register, their address is
    in the field that ends in ``_url``.
    """

    identificatie = models.CharField(max_length=50)
    verantwoordelijke_organisatie = models.CharField(max_length=9)
    besluittype = models.ForeignKey(
        "aanbod.Besluittype", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    besluittype_url = models.CharField(max_length=1000, blank=True)
    zaak = models.ForeignKey("zaken.Zaak", null=True, on_delete=models.PROTECT, related_name="besluiten")
    zaak_url = models.CharField(max_length=1000, blank=True)
    spiegel_url = models.CharField(
        max_length=1000, blank=True, help_text="The relation as the register of the case keeps it (brc-006)"
    )
    datum = models.DateField()
    toelichting = models.TextField(blank=True)
    bestuursorgaan = models.CharField(max_length=50, blank=True)
    ingangsdatum = models.DateField()
    vervaldatum = models.DateField(null=True)
    vervalreden = models.CharField(max_length=20, blank=True)
    publicatiedatum = models.DateField(null=True)
    verzenddatum = models.DateField(null=True)
    uiterlijke_reactiedatum = models.DateField(null=True)

    resultaat = models.CharField(
        max_length=30, blank=True, help_text="Name of the resultaattype; empty: another system decided"
    )
    positief = models.BooleanField(null=True)
    motivering = VersleuteldVeld(null=True, help_text="{nl, en}: rule, facts and reasons in words")
    regels = models.JSONField(default=list, help_text="Law and article of each reason")
    spoor = VersleuteldVeld(null=True, help_text="Trace of the decision table")
    genomen_door = models.CharField(max_length=200, blank=True)
    mandaat = models.CharField(max_length=60, blank=True)
    automatisch = models.BooleanField(default=False)
    op = models.DateTimeField(default=nu)

    class Meta:
        constraints = [
            # with the organisation, so that no error tells one organisation about the numbers of another; the filters use this index too
            models.UniqueConstraint(
                fields=["organisatie", "identificatie", "verantwoordelijke_organisatie"],
                name="besluit_identificatie",
            ),
            models.CheckConstraint(
                name="besluit_een_type",
                condition=models.Q(besluittype__isnull=False, besluittype_url="")
                | (models.Q(besluittype__isnull=True) & ~models.Q(besluittype_url="")),
            ),
        ]
        indexes = [
            models.Index(fields=["zaak", "-op"], name="besluit_zaak"),
            models.Index(fields=["organisatie", "-id"], name="besluit_nieuwste"),
            models.Index(fields=["besluittype", "-id"], name="besluit_type"),
            models.Index(
                fields=["organisatie", "verantwoordelijke_organisatie", "-id"],
                name="besluit_verantwoordelijk",
            ),
            models.Index(
                fields=["besluittype_url"],
                name="besluit_type_elders",
                condition=~models.Q(besluittype_url=""),
            ),
            models.Index(fields=["zaak_url"], name="besluit_zaak_elders", condition=~models.Q(zaak_url="")),
        ]

    @property
    def van_ons(self) -> bool:
        """Whether we took the decision ourselves, with a motivation and a mandate; False when another system
        registered it.
        """
        return self.resultaat != ""


class Besluitinformatieobject(Rij):
    """The letter or annex in which a decision is written."""

    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="informatieobjecten")
    informatieobject = models.ForeignKey(
        "documenten.Informatieobject", null=True, on_delete=models.PROTECT, related_name="besluiten"
    )
    informatieobject_url = models.CharField(max_length=1000, blank=True)
    spiegel_url = models.CharField(
        max_length=1000, blank=True, help_text="The relation as the other register keeps it (brc-005)"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["besluit", "informatieobject", "informatieobject_url"],
                name="besluitinformatieobject_uniek",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="besluitinformatieobject_een",
                condition=models.Q(informatieobject__isnull=False, informatieobject_url="")
                | (models.Q(informatieobject__isnull=True) & ~models.Q(informatieobject_url="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["informatieobject_url"],
                name="besluitio_elders",
                condition=~models.Q(informatieobject_url=""),
            )
        ]
