from django.db import models

from eenloket.kern.actoren import Grond, Partijsoort
from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld


class Aanvraagstaat(models.TextChoices):
    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    AFGEROND = "afgerond"
    INGETROKKEN = "ingetrokken"


class Aanvraag(OrganisatieRij):
    """The integrated request: one question, one intake, its facts and its plan over many cases (M-B3, M-B6)."""

    nummer = models.CharField(max_length=20, blank=True)
    patroon = models.CharField(
        max_length=60, help_text="Slug of the pattern, or dienst:<slug> for a single service"
    )
    uitgave_id = models.UUIDField(help_text="Content release it began with; it keeps that one")
    staat = models.CharField(max_length=12, choices=Aanvraagstaat, default=Aanvraagstaat.CONCEPT)
    client = models.UUIDField(
        null=True, help_text="For whom: pseudonym in the domain 'aanvragen'; null: anonymous"
    )
    client_soort = models.CharField(max_length=12, blank=True, choices=[(s, s) for s in Partijsoort])
    handelende = models.UUIDField(
        null=True, help_text="Who acted last: pseudonym in the domain 'aanvragen'; equal to client: himself"
    )
    grond = models.CharField(max_length=20, blank=True, choices=[(g, g) for g in Grond])
    namen = VersleuteldVeld(
        null=True, help_text="How they are called: {handelende, vertegenwoordigde}; null when it is one party"
    )
    zekerheid = models.SmallIntegerField(default=0)
    kanaal = models.CharField(max_length=12, default="web")
    taal = models.CharField(max_length=2, default="nl")
    code = models.BinaryField(null=True, unique=True, help_text="Keyed hash of the code to continue with")
    keuzes = models.JSONField(
        default=dict, help_text="Members switched on or off by the client: {slug: bool}"
    )
    levering = models.CharField(max_length=10, default="samen")
    opgezocht = models.JSONField(default=list, help_text="Questions for which the registers were asked")
    gestoord = models.JSONField(default=list, help_text="Registers that didn't answer")
    opties = VersleuteldVeld(
        null=True, help_text="What registers offer to choose from: {question: [{id, label}]}"
    )
    klantfeiten = VersleuteldVeld(
        null=True,
        help_text="What registers say of the client for the rules: {service: {leeftijd, inwoner, peildatum}}",
    )
    begonnen_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()
    ingediend_op = models.DateTimeField(null=True)
    afgerond_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="aanvraag_handelende",
                condition=models.Q(client=None, handelende=None, grond="", client_soort="")
                | models.Q(client=models.F("handelende"), handelende__isnull=False, grond=Grond.ZELF)
                | (
                    models.Q(client__isnull=False, handelende__isnull=False)
                    & ~models.Q(client=models.F("handelende"))
                    & ~models.Q(grond__in=("", Grond.ZELF))
                ),
            ),
            models.UniqueConstraint(
                fields=["organisatie", "nummer"], name="aanvraag_nummer", condition=~models.Q(nummer="")
            ),
        ]
        indexes = [
            models.Index(
                fields=["client", "-gewijzigd_op"],
                name="aanvraag_client",
                condition=models.Q(client__isnull=False),
            ),
            models.Index(
                fields=["staat", "gewijzigd_op"], name="aanvraag_staat", condition=models.Q(staat="concept")
            ),
        ]


class Antwoordbron(models.TextChoices):
    CLIENT = "client"
    MEDEWERKER = "medewerker"
    REGISTER = "register"


class Antwoord(Rij):
    """One fact of a request: its value, where it came from, who gave it in which role, and when."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="antwoorden")
    vraag = models.CharField(max_length=60)
    waarde = VersleuteldVeld(null=True)
    bron = models.CharField(max_length=12, choices=Antwoordbron)
    register = models.CharField(max_length=20, blank=True)
    peildatum = models.DateField(null=True, help_text="Date of the register's fact")
    geverifieerd = models.BooleanField(default=False)
    bevestigd = models.BooleanField(default=False, help_text="The client has seen and accepted it")
    gegeven_door = models.CharField(max_length=200)
    gegeven_als = models.CharField(max_length=60)
    gegeven_op = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["aanvraag", "vraag"], name="antwoord_eenmaal")]


class Betwisting(Rij):
    """ "Klopt dit niet?": the client says that a fact from a register is wrong (M-C1); the follow-up comes later."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="betwistingen")
    vraag = models.CharField(max_length=60)
    register = models.CharField(max_length=20)
    waarde = VersleuteldVeld(null=True, help_text="What the register says")
    volgens_client = VersleuteldVeld(null=True)
    op = models.DateTimeField()


class Knoopstaat(models.TextChoices):
    """Where a service of a request stands, as it is kept: the values of ``plan.Planstaat``."""

    STRAKS = "straks", "waits for another service"
    LOOPT = "loopt", "is being handled"
    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen", "dropped out, with a reason"
    INGETROKKEN = "ingetrokken"


class Knoop(Rij):
    """A node of the plan: one service of the request, and its case (own or a partner's)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="knopen")
    dienst = models.CharField(max_length=60)
    organisatie = models.CharField(max_length=60, help_text="Slug of the organisation that delivers it")
    zaak = models.OneToOneField("zaken.Zaak", null=True, on_delete=models.PROTECT, related_name="knoop")
    na = models.JSONField(default=list, help_text="Slugs of services it waits for")
    staat = models.CharField(max_length=12, choices=Knoopstaat, default=Knoopstaat.STRAKS)
    reden = models.JSONField(null=True, help_text="{nl, en}: why it is in this end state")
    volgorde = models.PositiveSmallIntegerField(default=0)
    begonnen_op = models.DateTimeField(null=True)
    klaar_op = models.DateTimeField(null=True)
    geleverd_op = models.DateTimeField(null=True, help_text="Handed over to the client")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["aanvraag", "dienst"], name="knoop_eenmaal")]
        ordering = ["volgorde"]
