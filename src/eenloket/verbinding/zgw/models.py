"""Tables of the connection itself: who may call us, who is told, and whom we call. What is in the register stands in the midoffice's rooms."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld


class Client(OrganisatieRij):
    """Credentials with which an application signs its tokens. The secret is shown once and stands encrypted."""

    client_id = models.CharField(max_length=50, unique=True)
    geheim = VersleuteldVeld()
    kort = models.BooleanField(
        default=False,
        help_text="The secret is shorter than RFC 7518 asks; accepted because clients have them",
    )
    gemaakt_op = models.DateTimeField(auto_now_add=True)


class Applicatie(OrganisatieRij):
    """An application of the Autorisaties API: one label, its client ids, its rights."""

    client_ids = ArrayField(models.CharField(max_length=50))
    label = models.CharField(max_length=100)
    heeft_alle_autorisaties = models.BooleanField(default=False)
    alleen_is_gereed_voor_publicatie = models.BooleanField(
        default=False, help_text="May read only documents that are ready to be published"
    )

    class Meta:
        indexes = [
            models.Index(fields=["organisatie", "-id"], name="applicatie_nieuwste"),
            GinIndex(fields=["client_ids"], name="applicatie_clients"),
        ]


class Autorisatie(Rij):
    """A right of an application in one component: scopes, and to which type up to which level.

    ``soort`` is the id of the case type, document type or decision type when it is ours; ``url`` its address when it is elsewhere.
    """

    applicatie = models.ForeignKey(Applicatie, on_delete=models.CASCADE, related_name="autorisaties")
    component = models.CharField(max_length=50)
    scopes = ArrayField(models.CharField(max_length=100))
    soort = models.UUIDField(null=True)
    url = models.CharField(max_length=1000, blank=True)
    max_vertrouwelijkheidaanduiding = models.SmallIntegerField(null=True)


class Rechtenversie(models.Model):
    """One row that rises with each change of clients, applications and rights, so that every process knows what it remembers is old."""

    id = models.SmallIntegerField(primary_key=True)
    versie = models.BigIntegerField(default=0)


class Kanaal(OrganisatieRij):
    """A channel of notifications, with the characteristics that a subscriber may filter on."""

    naam = models.CharField(max_length=50)
    documentatie_link = models.CharField(max_length=200, blank=True)
    filters = ArrayField(models.CharField(max_length=100), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "naam"], name="kanaal_naam")]


class Abonnement(OrganisatieRij):
    """Who wants to be told: where, with which authorisation, about what. ``kanalen`` is [{naam, filters}]."""

    class Vorm(models.TextChoices):
        """How a notification is written."""

        ZGW = "zgw"
        CLOUDEVENTS = "cloudevents"

    callback_url = models.CharField(max_length=1000)
    auth = VersleuteldVeld()
    kanalen = models.JSONField(default=list)
    vorm = models.CharField(max_length=12, choices=Vorm, default=Vorm.ZGW)
    client_id = models.CharField(max_length=50, blank=True, help_text="Whose subscription it is")
    opnieuw_op = models.DateTimeField(null=True, help_text="When somebody last sent dead deliveries again")
    opnieuw_aantal = models.IntegerField(null=True, help_text="How many these were")

    class Meta:
        indexes = [models.Index(fields=["organisatie", "-id"], name="abonnement_nieuwste")]


class Bezorging(Rij):
    """One notification for one subscriber. Those about one main thing go out in order; kept a while after success."""

    class Stand(models.TextChoices):
        """Where it is."""

        WACHT = "wacht"
        BEZORGD = "bezorgd"
        DOOD = "dood"

    abonnement = models.ForeignKey(Abonnement, on_delete=models.CASCADE, related_name="bezorgingen")
    bericht = models.JSONField()
    hoofd = models.CharField(
        max_length=1000, help_text="URL of the main thing: deliveries about it keep their order"
    )
    stand = models.CharField(max_length=8, choices=Stand, default=Stand.WACHT)
    pogingen = models.SmallIntegerField(default=0)
    volgende = models.DateTimeField(help_text="Not before")
    fout = models.CharField(max_length=200, blank=True, help_text="What went wrong the last time; no content")
    op = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["abonnement", "hoofd", "id"], name="bezorging_rij", condition=models.Q(stand="wacht")
            ),
            models.Index(fields=["volgende"], name="bezorging_tijd", condition=models.Q(stand="wacht")),
            models.Index(fields=["abonnement", "stand", "-id"], name="bezorging_stand"),
        ]


class Volgpunt(models.Model):
    """How far the changes have been followed: the last transaction and line that became notifications."""

    naam = models.CharField(max_length=30, primary_key=True)
    xid = models.BigIntegerField(default=0)
    regel = models.BigIntegerField(default=0)


class Ontvangen(OrganisatieRij):
    """A notification of another register that reached us; kept to be processed once."""

    kanaal = models.CharField(max_length=50)
    bericht = models.JSONField()
    vingerafdruk = models.CharField(max_length=64, unique=True)
    op = models.DateTimeField(auto_now_add=True)


class Dienst(OrganisatieRij):
    """A register of others that we may refer to and call. A reference to a host that isn't here is refused."""

    class Soort(models.TextChoices):
        """Which API it speaks."""

        ZRC = "zrc"
        DRC = "drc"
        ZTC = "ztc"
        BRC = "brc"
        AC = "ac"
        NRC = "nrc"
        SELECTIELIJST = "selectielijst"

    url = models.CharField(max_length=1000, help_text="Root of the API, with a slash at the end")
    soort = models.CharField(max_length=14, choices=Soort)
    client_id = models.CharField(max_length=50, blank=True)
    geheim = VersleuteldVeld(null=True)
    intern = models.BooleanField(
        default=False, help_text="The operator meant a host in a network that isn't public"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "url"], name="dienst_url")]
