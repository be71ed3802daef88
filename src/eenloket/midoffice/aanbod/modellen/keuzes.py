"""Closed sets of the Catalogi API 1.4.0."""

from django.db import models

from eenloket.kern.vertrouwelijkheid import WOORDEN

VERTROUWELIJKHEID = [(woord, woord) for woord in WOORDEN]
"""The words of the levels of confidentiality, as these tables store them."""


class InternExtern(models.TextChoices):
    INTERN = "intern"
    EXTERN = "extern"


class Archiefnominatie(models.TextChoices):
    BLIJVEND_BEWAREN = "blijvend_bewaren"
    VERNIETIGEN = "vernietigen"


class Afleidingswijze(models.TextChoices):
    """The ways of deriving the date from which the archive term counts."""

    AFGEHANDELD = "afgehandeld"
    ANDER_DATUMKENMERK = "ander_datumkenmerk"
    EIGENSCHAP = "eigenschap"
    GERELATEERDE_ZAAK = "gerelateerde_zaak"
    HOOFDZAAK = "hoofdzaak"
    INGANGSDATUM_BESLUIT = "ingangsdatum_besluit"
    TERMIJN = "termijn"
    VERVALDATUM_BESLUIT = "vervaldatum_besluit"
    ZAAKOBJECT = "zaakobject"


class GeneriekeRol(models.TextChoices):
    ADVISEUR = "adviseur"
    BEHANDELAAR = "behandelaar"
    BELANGHEBBENDE = "belanghebbende"
    BESLISSER = "beslisser"
    INITIATOR = "initiator"
    KLANTCONTACTER = "klantcontacter"
    ZAAKCOORDINATOR = "zaakcoordinator"
    MEDE_INITIATOR = "mede_initiator"


class Formaat(models.TextChoices):
    TEKST = "tekst"
    GETAL = "getal"
    DATUM = "datum"
    DATUM_TIJD = "datum_tijd"


class Richting(models.TextChoices):
    INKOMEND = "inkomend"
    INTERN = "intern"
    UITGAAND = "uitgaand"


class AardRelatie(models.TextChoices):
    VERVOLG = "vervolg"
    BIJDRAGE = "bijdrage"
    ONDERWERP = "onderwerp"
