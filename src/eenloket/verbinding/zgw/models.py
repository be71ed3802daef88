"""The tables of the connection itself: the API clients, the subscribers, and the registers that we call.

The content of the register is in the rooms of the midoffice.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld


class Client(OrganisatieRij):
    """The credentials with which an application signs its tokens. The secret is shown once and stored
    encrypted.
    """

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
    """A right of an application in one component: scopes, a type, and the highest level of confidentiality.

    ``soort`` is the id of the case type, document type or decision type when it is ours; ``url`` is its
    address when it is in another register.
    """

    applicatie = models.ForeignKey(Applicatie, on_delete=models.CASCADE, related_name="autorisaties")
    component = models.CharField(max_length=50)
    scopes = ArrayField(models.CharField(max_length=100))
    soort = models.UUIDField(null=True)
    url = models.CharField(max_length=1000, blank=True)
    max_vertrouwelijkheidaanduiding = models.SmallIntegerField(null=True)


class Rechtenversie(models.Model):
    """One row whose number rises with each change of clients, applications and rights. By this number each
    process knows that its cache is old.
    """

    id = models.SmallIntegerField(primary_key=True)
    versie = models.BigIntegerField(default=0)


class Kanaal(OrganisatieRij):
    """A channel of notifications, with the characteristics on which a subscriber may filter."""

    naam = models.CharField(max_length=50)
    documentatie_link = models.CharField(max_length=200, blank=True)
    filters = ArrayField(models.CharField(max_length=100), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "naam"], name="kanaal_naam")]


class Abonnement(OrganisatieRij):
    """A subscription: the address of the subscriber, the authorisation to use there, and the channels.
    ``kanalen`` is [{naam, filters}].
    """

    class Vorm(models.TextChoices):
        """The form in which a notification is written."""

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


class Bezorgstand(models.TextChoices):
    """The state of a delivery."""

    WACHT = "wacht"
    BEZORGD = "bezorgd"
    DOOD = "dood"


class Bezorging(Rij):
    """One notification for one subscriber. Notifications about one main thing are sent in order; they are
    kept for a while after success.
    """

    abonnement = models.ForeignKey(Abonnement, on_delete=models.CASCADE, related_name="bezorgingen")
    bericht = models.JSONField()
    hoofd = models.CharField(
        max_length=1000, help_text="URL of the main thing: deliveries about it keep their order"
    )
    stand = models.CharField(max_length=8, choices=Bezorgstand, default=Bezorgstand.WACHT)
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
    """The progress of following the changes: the last transaction and audit line that became notifications."""

    naam = models.CharField(max_length=30, primary_key=True)
    xid = models.BigIntegerField(default=0)
    regel = models.BigIntegerField(default=0)


class Ontvangen(OrganisatieRij):
    """A notification that we received from another register; kept so that it is processed only once."""

    kanaal = models.CharField(max_length=50)
    bericht = models.JSONField()
    vingerafdruk = models.CharField(max_length=64, unique=True)
    op = models.DateTimeField(auto_now_add=True)


class Apisoort(models.TextChoices):
    """The API of the register."""

    ZRC = "zrc"
    DRC = "drc"
    ZTC = "ztc"
    BRC = "brc"
    AC = "ac"
    NRC = "nrc"
    SELECTIELIJST = "selectielijst"


class Dienst(OrganisatieRij):
    """Another register that references may point to and that we may call. A reference to an unregistered host
    is refused.
    """

    url = models.CharField(max_length=1000, help_text="Root of the API, with a slash at the end")
    soort = models.CharField(max_length=14, choices=Apisoort)
    client_id = models.CharField(max_length=50, blank=True)
    geheim = VersleuteldVeld(null=True)
    intern = models.BooleanField(
        default=False, help_text="The operator meant a host in a network that isn't public"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "url"], name="dienst_url")]
