"""`eenloket rol` and `eenloket team`: the reach of the rights of employees (M-F1)."""

import sys
from collections.abc import Sequence

from eenloket.kern.actoren import systeem
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import begrens_rol, stel_team_in
from eenloket.kern.organisaties.api import organisatie
from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid

NIVEAUS = [niveau.label for niveau in Vertrouwelijkheid]
_DOOR = "rol-opdracht"


def begrens(slug: str, diensten: Sequence[str], tot: str, loket: str) -> int:
    """Set for which services (none: every service) and up to which level of confidentiality a role is valid;
    print the result.
    """
    try:
        rol = begrens_rol(
            organisatie(loket).id,
            slug,
            diensten=diensten or None,
            hoogste=NIVEAUS.index(tot) + 1,
            door=systeem(_DOOR),
        )
    except NietGevonden:
        return _fout(f"rol {slug} bestaat niet bij {loket}")
    print(f"{rol.slug} telt voor {_waarvoor(rol.diensten)}, tot en met {tot}.")
    return 0


def team(
    slug: str, naam: str, rollen: Sequence[str], leden: Sequence[str], diensten: Sequence[str], loket: str
) -> int:
    """Make or change a team, so that it has exactly these roles, members (user names) and services; print the
    result.
    """
    try:
        groep = stel_team_in(
            organisatie(loket).id,
            slug,
            naam=naam or slug,
            rollen=rollen,
            leden=leden,
            diensten=diensten or None,
            door=systeem(_DOOR),
        )
    except NietGevonden as fout:
        return _fout(str(fout) or f"organisatie {loket} bestaat niet")
    print(f"{groep.naam}: {len(leden)} leden, voor {_waarvoor(groep.diensten)}.")
    return 0


def _waarvoor(diensten: Sequence[str] | None) -> str:
    return "alle diensten" if diensten is None else ", ".join(diensten)


def _fout(tekst: str) -> int:
    print(tekst, file=sys.stderr)
    return 1
