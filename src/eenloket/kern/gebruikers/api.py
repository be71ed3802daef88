"""Rights of staff, resolved once per request."""

import uuid
from collections.abc import Iterable
from functools import cached_property

from django.db.models import Q

from ..actoren import Actor, Soort
from ..fouten import NietToegestaan, Strijdig
from ..organisaties.api import slug_van
from .models import Medewerker, Rol
from .rechten import STANDAARDROLLEN, Recht


class Bevoegdheid:
    """What one member of staff may do: roles of his own and of his groups. Cost: one query, once."""

    def __init__(self, medewerker: Medewerker) -> None:
        self.medewerker = medewerker

    @property
    def organisatie(self) -> str:
        """Slug of the organisation he works for."""
        return slug_van(self.medewerker.organisatie_id)

    @cached_property
    def _rollen(self) -> list[Rol]:
        """Roles of his own organisation only, and none for who is inactive: a mandate asks for a role, not for a right."""
        if not self.medewerker.is_active:
            return []
        eigen = Q(medewerkers=self.medewerker) | Q(groepen__medewerkers=self.medewerker)
        return list(Rol.objects.filter(eigen, organisatie_id=self.medewerker.organisatie_id).distinct())

    @cached_property
    def rechten(self) -> frozenset[str]:
        """Every right of every role."""
        return frozenset(recht for rol in self._rollen for recht in rol.rechten)

    @cached_property
    def rollen(self) -> frozenset[str]:
        """Slugs of the roles; mandates name these (M-B10)."""
        return frozenset(rol.slug for rol in self._rollen)

    def mag(self, recht: Recht) -> bool:
        """Whether he has the right."""
        return recht in self.rechten

    def eis(self, recht: Recht) -> None:
        """Raises: NietToegestaan without the right."""
        if not self.mag(recht):
            raise NietToegestaan()


def actor_van(medewerker: Medewerker, rol: str = "medewerker") -> Actor:
    """``medewerker`` as the actor of a handling."""
    return Actor(
        Soort.MEDEWERKER, str(medewerker.id), organisatie=slug_van(medewerker.organisatie_id), rol=rol
    )


def maak_standaardrollen(organisatie_id: uuid.UUID) -> dict[str, Rol]:
    """The roles that an organisation starts with, by slug; existing ones are left as they are."""
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
    """A new or updated staff account with exactly these roles; no password means OpenID Connect only.

    Raises: Strijdig when the user name is of somebody in another organisation.
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
