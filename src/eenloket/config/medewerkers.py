"""`eenloket medewerker`: make an employee's account, give it other roles or a new password, or end it."""

import getpass
import sys
import uuid
from collections.abc import Sequence

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from eenloket.kern.actoren import systeem
from eenloket.kern.fouten import NietGevonden, Strijdig
from eenloket.kern.gebruikers.api import maak_medewerker, maak_standaardrollen
from eenloket.kern.gebruikers.models import Medewerker, Rol
from eenloket.kern.gebruikers.rechten import STANDAARDROLLEN
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.api import organisatie
from eenloket.midoffice.aanbod import api as aanbod_api


def maak(gebruikersnaam: str, naam: str, rollen: Sequence[str], loket: str) -> int:
    """Make or change the account, so that it has exactly these roles and a password that is asked for; print
    what is wrong.

    Loaded content is needed, because the roles of mandates are made from it. The second factor is set up at
    the first login.
    """
    door = systeem("medewerker-opdracht")
    try:
        eigenaar = organisatie(loket)
        with transaction.atomic():
            bekend = maak_rollen(eigenaar.id)
    except NietGevonden:
        return _fout(f"organisatie {loket} heeft nog geen aanbod: laad het met eenloket aanbod laad MAP")
    if onbekend := [r for r in rollen if r not in bekend]:
        return _fout(f"onbekende rol: {', '.join(onbekend)}. Kies uit: {', '.join(sorted(bekend))}")
    wachtwoord = _wachtwoord()
    try:
        validate_password(wachtwoord)
        with handeling(door, "medewerker.maken"):
            medewerker = maak_medewerker(
                organisatie_id=eigenaar.id,
                gebruikersnaam=gebruikersnaam,
                naam=naam,
                wachtwoord=wachtwoord,
                rollen=[bekend[r] for r in rollen],
            )
            Medewerker.objects.filter(id=medewerker.id).update(is_active=True)
    except ValidationError as fout:
        return _fout(" ".join(fout.messages))
    except Strijdig:
        return _fout(f"gebruikersnaam {gebruikersnaam} is van iemand van een andere organisatie")
    print(f"{gebruikersnaam} kan inloggen op /medewerker/inloggen en stelt daar de tweede factor in.")
    return 0


def beeindig(gebruikersnaam: str) -> int:
    """End the account: it has no rights from now on, also in open sessions. The record of its acts stays."""
    with handeling(systeem("medewerker-opdracht"), "medewerker.beeindigen"):
        gevonden = Medewerker.objects.filter(gebruikersnaam=gebruikersnaam).update(is_active=False)
    if not gevonden:
        return _fout(f"{gebruikersnaam} bestaat niet")
    print(f"{gebruikersnaam} kan niets meer.")
    return 0


def _wachtwoord() -> str:
    """Read the password from the terminal without showing it, or from standard input; never from the command
    line, where others can see it.
    """
    return getpass.getpass("Wachtwoord: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _fout(tekst: str) -> int:
    print(tekst, file=sys.stderr)
    return 1


def maak_rollen(organisatie_id: uuid.UUID) -> dict[str, Rol]:
    """Make the standard roles, and one role for each mandate in the content, with the rights for deciding."""
    rollen = maak_standaardrollen(organisatie_id)
    aanbod = aanbod_api.huidig(organisatie_id)
    rechten = sorted(STANDAARDROLLEN["beslisser"][1])
    for slug in sorted({d.mandaat.rol for d in aanbod.pakket.diensten.values()}):
        if slug not in rollen:
            naam = slug.replace("-", " ").capitalize()
            rollen[slug], _ = Rol.objects.get_or_create(
                organisatie_id=organisatie_id, slug=slug, defaults={"naam": naam, "rechten": rechten}
            )
    return rollen
