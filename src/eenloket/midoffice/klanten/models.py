"""Parties and contacts, after the national model of customer interactions (Klantinteracties, VNG; names as there): ADR 0025."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld


class Klantsoort(models.TextChoices):
    PERSOON = "persoon"
    ORGANISATIE = "organisatie"
    CONTACTPERSOON = "contactpersoon"


class Partij(OrganisatieRij):
    """A person, an organisation (a company or one branch of it) or a contact person of one, as this organisation knows it (M-B1)."""

    pseudoniem = models.UUIDField(help_text="Pseudonym in the domain 'klanten'")
    soort_partij = models.CharField(max_length=14, choices=Klantsoort)
    werkte_voor_partij = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="contactpersonen"
    )
    naam = VersleuteldVeld(null=True)
    voorkeurstaal = models.CharField(max_length=2, default="nl")
    indicatie_actief = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "pseudoniem"], name="partij_pseudoniem"),
            models.CheckConstraint(
                name="partij_contactpersoon",
                condition=models.Q(soort_partij="contactpersoon", werkte_voor_partij__isnull=False)
                | (~models.Q(soort_partij="contactpersoon") & models.Q(werkte_voor_partij=None)),
            ),
        ]


class Partijidentificator(Rij):
    """By which number a party is known elsewhere. The number itself stands in ``kern.sleutels``: here is its keyed stand-in.

    A branch number says nothing without its company: its identificator points to that of the company, and its stand-in is that of
    both numbers together.
    """

    identificeerde_partij = models.ForeignKey(
        Partij, on_delete=models.CASCADE, related_name="partij_identificatoren"
    )
    code_register = models.CharField(max_length=8, choices=[(r, r) for r in ("brp", "hr", "eidas", "eherk")])
    code_objecttype = models.CharField(
        max_length=24,
        choices=[(s, s) for s in ("natuurlijk_persoon", "niet_natuurlijk_persoon", "vestiging")],
    )
    code_soort_object_id = models.CharField(
        max_length=16,
        choices=[(s, s) for s in ("bsn", "kvk_nummer", "vestigingsnummer", "eidas", "eherkenning")],
    )
    pseudoniem = models.UUIDField(
        help_text="Keyed stand-in of the number: its pseudonym in the domain 'klanten'"
    )
    sub_identificator_van = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="sub_identificatoren"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identificeerde_partij", "code_soort_object_id"], name="identificator_soort"
            ),
            models.CheckConstraint(
                name="identificator_vestiging",
                condition=models.Q(
                    code_soort_object_id="vestigingsnummer", sub_identificator_van__isnull=False
                )
                | (~models.Q(code_soort_object_id="vestigingsnummer") & models.Q(sub_identificator_van=None)),
            ),
        ]
        indexes = [models.Index(fields=["pseudoniem"], name="identificator_pseudoniem")]


class Adres(OrganisatieRij):
    """What every address has: what it is for, whether it was checked, and how it is found while it stands encrypted (ADR 0012)."""

    partij = models.ForeignKey(Partij, on_delete=models.CASCADE, related_name="%(class)s_set")
    adres = VersleuteldVeld()
    sleutel = models.BinaryField(help_text="Keyed hash of the address as it is compared")
    zoek = ArrayField(
        models.SmallIntegerField(), default=list, help_text="Keyed buckets of the trigrams of the address"
    )
    doel = models.CharField(max_length=20, default="berichten", help_text="What it was given for")
    verificatie_datum = models.DateField(null=True)
    geverifieerd_door = models.CharField(max_length=20, blank=True, help_text="Register or way of checking")

    class Meta:
        abstract = True


_GECONTROLEERD = models.Q(verificatie_datum=None, geverifieerd_door="") | (
    models.Q(verificatie_datum__isnull=False) & ~models.Q(geverifieerd_door="")
)


class DigitaalAdressoort(models.TextChoices):
    EMAIL = "email"
    TELEFOONNUMMER = "telefoonnummer"
    OVERIG = "overig"


class DigitaalAdres(Adres):
    """An e-mail address or a telephone number of a party."""

    soort_digitaal_adres = models.CharField(max_length=16, choices=DigitaalAdressoort)
    is_standaard_adres = models.BooleanField(default=False)
    omschrijving = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partij", "soort_digitaal_adres"],
                condition=models.Q(is_standaard_adres=True),
                name="digitaaladres_standaard",
            ),
            models.CheckConstraint(name="digitaaladres_gecontroleerd", condition=_GECONTROLEERD),
        ]
        indexes = [
            models.Index(fields=["sleutel"], name="digitaaladres_sleutel"),
            GinIndex(fields=["zoek"], name="digitaaladres_vakken"),
        ]


class Postadressoort(models.TextChoices):
    BEZOEKADRES = "bezoekadres"
    CORRESPONDENTIEADRES = "correspondentieadres"


class Postadres(Adres):
    """Where a party lives or works (bezoekadres), or gets its post (correspondentieadres)."""

    soort_adres = models.CharField(max_length=20, choices=Postadressoort)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partij", "soort_adres"], name="postadres_soort"),
            models.CheckConstraint(name="postadres_gecontroleerd", condition=_GECONTROLEERD),
        ]
        indexes = [
            models.Index(fields=["sleutel"], name="postadres_sleutel"),
            GinIndex(fields=["zoek"], name="postadres_vakken"),
        ]


class Voorkeur(Rij):
    """By which channel a party wants to hear from us (M-B1, M-B12); its language is the party's own."""

    partij = models.OneToOneField(Partij, on_delete=models.CASCADE, related_name="voorkeur")
    kanaal = models.CharField(
        max_length=12, default="mail", choices=[(k, k) for k in ("mail", "sms", "berichtenbox", "post")]
    )
    bijgewerkt = models.DateTimeField(auto_now=True)


class Klantcontact(OrganisatieRij):
    """One contact with a client on any channel, back-office contacts included: one history (M-B1).

    ``zaak_id`` and ``aanvraag_id`` are what it is about in this house; the same objects stand as ``Onderwerpobject`` in the words of
    the standard. One function writes both (``contacten.leg_contact_vast``).
    """

    identificatie = models.CharField(max_length=14, blank=True, help_text="Number in the system it came from")
    kanaal = models.CharField(max_length=20)
    richting = models.CharField(max_length=3, default="in", choices=[("in", "in"), ("uit", "uit")])
    onderwerp = models.CharField(max_length=200)
    inhoud = VersleuteldVeld(null=True)
    plaatsgevonden_op = models.DateTimeField()
    aanvraag_id = models.UUIDField(null=True, db_index=True)
    zaak_id = models.UUIDField(null=True, db_index=True)


class Betrokkene(Rij):
    """Somebody who took part in a contact: the client, or who acted for the client; a party, or somebody unknown."""

    class Rol(models.TextChoices):
        KLANT = "klant"
        VERTEGENWOORDIGER = "vertegenwoordiger"

    had_klantcontact = models.ForeignKey(
        Klantcontact, on_delete=models.CASCADE, related_name="had_betrokkenen"
    )
    was_partij = models.ForeignKey(Partij, null=True, on_delete=models.PROTECT, related_name="betrokkenen")
    rol = models.CharField(max_length=18, choices=Rol)
    initiator = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["had_klantcontact", "rol"], name="betrokkene_rol"),
        ]


class Contactactorsoort(models.TextChoices):
    MEDEWERKER = "medewerker"
    ORGANISATORISCHE_EENHEID = "organisatorische_eenheid"
    GEAUTOMATISEERDE_ACTOR = "geautomatiseerde_actor"


class Actor(OrganisatieRij):
    """Who took part in contacts on our side: an employee, an organisation that works with us, or a process."""

    soort_actor = models.CharField(max_length=26, choices=Contactactorsoort)
    object_id = models.CharField(
        max_length=200, help_text="Id, slug or name of a process; no name of a person"
    )
    indicatie_actief = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "soort_actor", "object_id"], name="actor_eenmaal")
        ]


class ActorKlantcontact(Rij):
    """An actor's part in a contact."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="klantcontacten")
    klantcontact = models.ForeignKey(
        Klantcontact, on_delete=models.CASCADE, related_name="had_betrokken_actoren"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["klantcontact", "actor"], name="actorklantcontact_eenmaal")
        ]


class Onderwerpobject(Rij):
    """What a contact was about: an object in this register or in another one."""

    klantcontact = models.ForeignKey(
        Klantcontact, on_delete=models.CASCADE, related_name="ging_over_onderwerpobjecten"
    )
    code_objecttype = models.CharField(max_length=200)
    code_register = models.CharField(max_length=200)
    code_soort_object_id = models.CharField(max_length=200)
    object_id = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["object_id", "code_objecttype"], name="onderwerpobject_object")]
