from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld


class Besluit(OrganisatieRij):
    """A decision (M-B10). Field names follow the Besluiten API; the last group is ours."""

    identificatie = models.CharField(max_length=50)
    verantwoordelijke_organisatie = models.CharField(max_length=9)
    besluittype = models.ForeignKey("aanbod.Besluittype", on_delete=models.PROTECT, related_name="+")
    zaak = models.ForeignKey("zaken.Zaak", null=True, on_delete=models.PROTECT, related_name="besluiten")
    datum = models.DateField()
    toelichting = models.TextField(blank=True)
    bestuursorgaan = models.CharField(max_length=50, blank=True)
    ingangsdatum = models.DateField()
    vervaldatum = models.DateField(null=True)
    vervalreden = models.CharField(max_length=20, blank=True)
    publicatiedatum = models.DateField(null=True)
    verzenddatum = models.DateField(null=True)
    uiterlijke_reactiedatum = models.DateField(null=True)

    resultaat = models.CharField(max_length=30, help_text="Name of the resultaattype")
    positief = models.BooleanField()
    motivering = VersleuteldVeld(help_text="{nl, en}: rule, facts and reasons in words")
    regels = models.JSONField(default=list, help_text="Law and article of each reason")
    spoor = VersleuteldVeld(null=True, help_text="Trace of the decision table")
    genomen_door = models.CharField(max_length=200)
    mandaat = models.CharField(max_length=60)
    automatisch = models.BooleanField(default=False)
    op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verantwoordelijke_organisatie", "identificatie"], name="besluit_identificatie"
            ),
        ]
        indexes = [models.Index(fields=["zaak", "-op"], name="besluit_zaak")]


class Besluitinformatieobject(Rij):
    """The letter or annex in which a decision stands."""

    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="informatieobjecten")
    informatieobject = models.ForeignKey(
        "documenten.Informatieobject", on_delete=models.PROTECT, related_name="besluiten"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["besluit", "informatieobject"], name="besluitinformatieobject_uniek"
            )
        ]
