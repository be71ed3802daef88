"""Registers of others: find them, make one known, change how we log in there, forget one, and try whether it answers."""

import uuid
from collections.abc import Mapping

from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.utils.translation import gettext as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Strijdig
from eenloket.kern.organisaties.models import Organisatie

from ..dienstacties import bewaar_dienst, vergeet_dienst, wortel
from ..diensten import haal
from ..models import Autorisatie, Dienst
from .rijen import eigen
from .zegels import klopt, zegel

PROEF: Mapping[str, str] = {
    "zrc": "zaken",
    "drc": "enkelvoudiginformatieobjecten",
    "ztc": "catalogussen",
    "brc": "besluiten",
    "ac": "applicaties",
    "nrc": "kanaal",
    "selectielijst": "procestypen",
}
"""A list that each API has and that asks for credentials."""


def lijst(organisatie_id: uuid.UUID) -> "QuerySet[Dienst]":
    """Registers by address; ``heeft_geheim`` says whether one has a secret, which isn't read."""
    heeft = Case(
        When(geheim__isnull=True, then=Value(False)), default=Value(True), output_field=BooleanField()
    )
    rijen = Dienst.objects.filter(organisatie_id=organisatie_id).defer("geheim")
    return rijen.annotate(heeft_geheim=heeft).order_by("url")


def dienst(organisatie_id: uuid.UUID, id_: uuid.UUID) -> Dienst:
    """One register. Raises: NietGevonden."""
    return eigen(Dienst.objects.all(), organisatie_id, id_)


def stand(rij: Dienst) -> str:
    """The seal of what a page shows of a register before it is forgotten."""
    return zegel(rij.url, rij.soort, rij.client_id)


def maak(
    organisatie: Organisatie, url: str, *, soort: str, client_id: str, geheim: str, door: Actor
) -> Dienst:
    """Make a register known. Raises: GeenAdres, Strijdig when it is known already, GeheimZonderClient."""
    url = wortel(url)
    if Dienst.objects.filter(organisatie=organisatie, url=url).exists():
        raise Strijdig(_("Dit register is al bekend. Kies het in de lijst om het te wijzigen."), veld="url")
    return bewaar_dienst(organisatie, url, soort=soort, client_id=client_id, geheim=geheim, door=door)


def wijzig(rij: Dienst, *, soort: str, client_id: str, geheim: str, door: Actor) -> Dienst:
    """Which API it is, and how we log in there. Without ``geheim`` the secret stays, without ``client_id`` it goes."""
    return bewaar_dienst(rij.organisatie, rij.url, soort=soort, client_id=client_id, geheim=geheim, door=door)


def vergeet(rij: Dienst, *, gezien: str | None, door: Actor) -> bool:
    """Forget a register. False, and nothing done, when it isn't what the page showed (``gezien``). Raises: OnbekendeDienst."""
    if not klopt(gezien, stand(rij)):
        return False
    vergeet_dienst(rij.organisatie, rij.url, door=door)
    return True


def probeer(rij: Dienst) -> None:
    """Ask the register for a list, with our credentials there. Nothing changes. Raises: BuitenBereik."""
    haal(rij.url + PROEF[rij.soort], rij.organisatie_id, rij.soort)


def applicaties_met_recht_in(rij: Dienst) -> int:
    """How many applications have rights on types in this register. Cost: one query."""
    rechten = Autorisatie.objects.filter(
        applicatie__organisatie_id=rij.organisatie_id, url__startswith=rij.url
    )
    return rechten.values("applicatie_id").distinct().count()
