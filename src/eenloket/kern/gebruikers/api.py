"""Employees: their accounts, roles, teams and rights. Rights are resolved once per request."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Model, Q, QuerySet, Value

from ..actoren import Actor, Actorsoort
from ..fouten import NietGevonden, NietToegestaan, Strijdig
from ..handelingen import handeling
from ..organisaties.api import slug_van
from .bereik import HOOGSTE, OVERAL, Bereik, Strook, doorsnede, maak_bereik
from .models import Groep, Medewerker, Rol
from .rechten import STANDAARDROLLEN, Recht

__all__ = [
    "HOOGSTE",
    "OVERAL",
    "Bereik",
    "Bevoegdheid",
    "Strook",
    "actor_van",
    "begrens_rol",
    "maak_medewerker",
    "maak_standaardrollen",
    "stel_team_in",
    "wie_mag",
]
M = TypeVar("M", bound=Model)
_LIJST = ArrayField(CharField(max_length=60))


@dataclass(frozen=True, slots=True)
class _Toekenning:
    """A role of an employee, given directly or through a team, with the services and level to which the role
    reaches.
    """

    rol: str
    rechten: frozenset[str]
    strook: Strook


class Bevoegdheid:
    """The rights of one employee, and the services and levels to which each right reaches.

    The rights come from the employee's own roles and from the roles of the employee's teams. ``nodig`` holds
    the rights of which the present page requires one; the guard of the staff pages sets it. Cost: one query,
    once.
    """

    def __init__(self, medewerker: Medewerker) -> None:
        self.medewerker = medewerker
        self.nodig: tuple[Recht, ...] = ()

    @property
    def organisatie(self) -> str:
        """Slug of the organisation where the employee works."""
        return slug_van(self.medewerker.organisatie_id)

    @cached_property
    def _toekenningen(self) -> list[_Toekenning]:
        """The roles within the employee's own organisation; none for an inactive account.

        An inactive account has no roles at all, because a mandate requires a role and not a right.
        """
        if not self.medewerker.is_active:
            return []
        rollen = Rol.objects.filter(organisatie_id=self.medewerker.organisatie_id).order_by()
        velden = ("slug", "rechten", "diensten", "hoogste_vertrouwelijkheid")
        eigen = rollen.filter(medewerkers=self.medewerker).values_list(*velden, Value(None, _LIJST))
        van_team = rollen.filter(
            groepen__medewerkers=self.medewerker, groepen__organisatie_id=self.medewerker.organisatie_id
        ).values_list(*velden, "groepen__diensten")
        return [
            _Toekenning(slug, frozenset(rechten), Strook(doorsnede(_als_set(d), _als_set(van)), hoogste))
            for slug, rechten, d, hoogste, van in eigen.union(van_team, all=True)
        ]

    @cached_property
    def rechten(self) -> frozenset[str]:
        """Every right of every role, whatever the services and levels of that role."""
        return frozenset(recht for t in self._toekenningen for recht in t.rechten)

    @cached_property
    def rollen(self) -> frozenset[str]:
        """Slugs of the employee's roles; a mandate names such a role (M-B10)."""
        return frozenset(t.rol for t in self._toekenningen)

    @cached_property
    def teams(self) -> frozenset[str]:
        """Slugs of the employee's teams. Cost: one query, once."""
        eigen = self.medewerker.groepen.filter(organisatie_id=self.medewerker.organisatie_id)
        return frozenset(eigen.values_list("slug", flat=True))

    def mag(self, recht: Recht) -> bool:
        """Return whether the employee has the right for at least one service."""
        return recht in self.rechten

    def mag_een_van(self, *rechten: Recht) -> bool:
        """Return whether the employee has at least one of these rights."""
        return not self.rechten.isdisjoint(rechten)

    def bereik(self, *rechten: Recht) -> Bereik:
        """Return the services and the highest level of confidentiality for which the employee has one of the rights;
        use this in queries.
        """
        return maak_bereik(t.strook for t in self._toekenningen if not t.rechten.isdisjoint(rechten))

    def mag_met(self, recht: Recht, dienst: str, niveau: int) -> bool:
        """Return whether the employee has the right for a service (slug; "" for none) and a level of
        confidentiality.
        """
        return self.bereik(recht).omvat(dienst, niveau)

    def eis(self, recht: Recht) -> None:
        """Refuse when the employee doesn't have the right.

        Raises: NietToegestaan.
        """
        if not self.mag(recht):
            raise NietToegestaan()


def _als_set(diensten: list[str] | None) -> frozenset[str] | None:
    return None if diensten is None else frozenset(diensten)


def wie_mag(organisatie_id: uuid.UUID, recht: Recht, *, limiet: int = 3) -> list[str]:
    """Return the names of at most ``limiet`` active employees who have this right, so that a colleague knows
    whom to ask.

    Cost: one query.
    """
    rollen = Rol.objects.filter(organisatie_id=organisatie_id, rechten__contains=[str(recht)])
    wie = Q(rollen__in=rollen) | Q(groepen__rollen__in=rollen)
    rijen = Medewerker.objects.filter(wie, organisatie_id=organisatie_id, is_active=True)
    return list(rijen.order_by("naam").values_list("naam", flat=True).distinct()[:limiet])


def begrens_rol(
    organisatie_id: uuid.UUID, slug: str, *, diensten: Iterable[str] | None, hoogste: int, door: Actor
) -> Rol:
    """Set for which services (None: all) and up to which level of confidentiality (1 to 8) a role is valid.

    Raises: NietGevonden when the organisation has no such role.
    """
    with handeling(door, "rol.begrenzen"):
        rol = Rol.objects.select_for_update().filter(organisatie_id=organisatie_id, slug=slug).first()
        if rol is None:
            raise NietGevonden()
        rol.diensten = None if diensten is None else sorted(set(diensten))
        rol.hoogste_vertrouwelijkheid = hoogste
        rol.save(update_fields=["diensten", "hoogste_vertrouwelijkheid"])
    return rol


def stel_team_in(
    organisatie_id: uuid.UUID,
    slug: str,
    *,
    naam: str,
    rollen: Iterable[str],
    leden: Iterable[str],
    diensten: Iterable[str] | None,
    door: Actor,
) -> Groep:
    """Make or change a team, so that it has exactly these roles (slugs), members (user names) and services
    (None: all).

    Raises: NietGevonden, with the first role or member that this organisation doesn't have.
    """
    with handeling(door, "team.instellen"):
        groep, _ = Groep.objects.update_or_create(
            organisatie_id=organisatie_id,
            slug=slug,
            defaults={"naam": naam, "diensten": None if diensten is None else sorted(set(diensten))},
        )
        groep.rollen.set(_alle(Rol.objects.filter(organisatie_id=organisatie_id), "slug", rollen))
        leden_ = _alle(Medewerker.objects.filter(organisatie_id=organisatie_id), "gebruikersnaam", leden)
        groep.medewerkers.set(leden_)
    return groep


def _alle(rijen: "QuerySet[M]", veld: str, namen: Iterable[str]) -> list[M]:
    """Return the rows with these names.

    Raises: NietGevonden, with the first name that has no row.
    """
    gezocht = list(dict.fromkeys(namen))
    gevonden = {getattr(rij, veld): rij for rij in rijen.filter(**{f"{veld}__in": gezocht})}
    for naam in gezocht:
        if naam not in gevonden:
            raise NietGevonden(f"{naam} bestaat niet")
    return [gevonden[naam] for naam in gezocht]


def actor_van(medewerker: Medewerker, rol: str = "medewerker") -> Actor:
    """Return ``medewerker`` as the actor of a handling."""
    return Actor(
        Actorsoort.MEDEWERKER, str(medewerker.id), organisatie=slug_van(medewerker.organisatie_id), rol=rol
    )


def maak_standaardrollen(organisatie_id: uuid.UUID) -> dict[str, Rol]:
    """Make the roles that every organisation starts with; return them by slug. Existing roles don't change."""
    return {
        slug: Rol.objects.get_or_create(
            organisatie_id=organisatie_id, slug=slug, defaults={"naam": naam, "rechten": sorted(rechten)}
        )[0]
        for slug, (naam, rechten) in STANDAARDROLLEN.items()
    }


def maak_medewerker(
    *,
    organisatie_id: uuid.UUID,
    gebruikersnaam: str,
    naam: str,
    wachtwoord: str | None,
    rollen: Iterable[Rol],
    email: str = "",
) -> Medewerker:
    """Make or update an employee's account with exactly these roles.

    Without a password the employee can log in only through OpenID Connect.
    Raises: Strijdig when an employee of another organisation has this user name.
    """
    medewerker, _ = Medewerker.objects.get_or_create(
        gebruikersnaam=gebruikersnaam, defaults={"organisatie_id": organisatie_id, "naam": naam}
    )
    if medewerker.organisatie_id != organisatie_id:
        raise Strijdig(veld="gebruikersnaam")
    medewerker.naam, medewerker.email = naam, email
    if wachtwoord is None:
        medewerker.set_unusable_password()
    elif not medewerker.check_password(wachtwoord):
        medewerker.set_password(wachtwoord)
    medewerker.save()
    medewerker.rollen.set(rollen)
    return medewerker
