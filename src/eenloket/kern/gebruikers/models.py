"""Employees' accounts, roles and teams."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from ..modellen import OrganisatieRij, Rij
from .bereik import HOOGSTE

_DIENSTEN = "Slugs of the services it counts for; empty (NULL): every service"


class Beheer(BaseUserManager["Medewerker"]):
    """Makes accounts; Django requires these names of methods."""

    def get_by_natural_key(self, username: str | None) -> "Medewerker":
        return self.get(gebruikersnaam=username)


class Rol(OrganisatieRij):
    """A role of an organisation, with its rights and their reach."""

    slug = models.SlugField(max_length=60)
    naam = models.CharField(max_length=100)
    rechten = models.JSONField(default=list)
    diensten = ArrayField(models.CharField(max_length=60), null=True, blank=True, help_text=_DIENSTEN)
    hoogste_vertrouwelijkheid = models.SmallIntegerField(
        default=HOOGSTE,
        db_default=HOOGSTE,
        validators=[MinValueValidator(1), MaxValueValidator(HOOGSTE)],
        help_text="Highest level of confidentiality it counts for, 1 to 8",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "slug"], name="rol_uniek")]

    def __str__(self) -> str:
        return self.naam


class Groep(OrganisatieRij):
    """A team. Its roles count for each member, but only for the services of the team."""

    slug = models.SlugField(max_length=60)
    naam = models.CharField(max_length=100)
    diensten = ArrayField(models.CharField(max_length=60), null=True, blank=True, help_text=_DIENSTEN)
    rollen = models.ManyToManyField(Rol, blank=True, related_name="groepen")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "slug"], name="groep_uniek")]

    def __str__(self) -> str:
        return self.naam


class Medewerker(Rij, AbstractBaseUser):
    """An employee's account in one organisation; ``sub`` links it to an OpenID Connect account."""

    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gebruikersnaam = models.CharField(max_length=150, unique=True)
    naam = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    sub = models.CharField(max_length=255, blank=True, db_index=True)
    rollen = models.ManyToManyField(Rol, blank=True, related_name="medewerkers")
    groepen = models.ManyToManyField(Groep, blank=True, related_name="medewerkers")
    is_active = models.BooleanField(default=True)

    objects = Beheer()

    USERNAME_FIELD = "gebruikersnaam"

    def __str__(self) -> str:
        return self.naam

    def get_full_name(self) -> str:
        return self.naam
