"""Other registers: find them, register one, change our credentials there, delete one, and test whether one
answers.
"""

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
"""A list that each API has and that needs credentials."""


def lijst(organisatie_id: uuid.UUID) -> "QuerySet[Dienst]":
    """Return the registers by address; ``heeft_geheim`` says whether a register has a secret, without reading
    it.
    """
    heeft = Case(
        When(geheim__isnull=True, then=Value(False)), default=Value(True), output_field=BooleanField()
    )
    rijen = Dienst.objects.filter(organisatie_id=organisatie_id).defer("geheim")
    return rijen.annotate(heeft_geheim=heeft).order_by("url")


def dienst(organisatie_id: uuid.UUID, id_: uuid.UUID) -> Dienst:
    """Return one register.

    Raises: NietGevonden.
    """
    return eigen(Dienst.objects.all(), organisatie_id, id_)


def stand(rij: Dienst) -> str:
    """Return the seal of the data that a page shows about a register before it is deleted."""
    return zegel(rij.url, rij.soort, rij.client_id)


def maak(
    organisatie: Organisatie, url: str, *, soort: str, client_id: str, geheim: str, door: Actor
) -> Dienst:
    """Add a register.

    Raises: GeenAdres, Strijdig when the register exists already, GeheimZonderClient.
    """
    url = wortel(url)
    if Dienst.objects.filter(organisatie=organisatie, url=url).exists():
        raise Strijdig(_("Dit register is al bekend. Kies het in de lijst om het te wijzigen."), veld="url")
    return bewaar_dienst(organisatie, url, soort=soort, client_id=client_id, geheim=geheim, door=door)


def wijzig(rij: Dienst, *, soort: str, client_id: str, geheim: str, door: Actor) -> Dienst:
    """Change the API of a register and our credentials there.

    An empty ``geheim`` keeps the secret; an empty ``client_id`` removes it.
    """
    return bewaar_dienst(rij.organisatie, rij.url, soort=soort, client_id=client_id, geheim=geheim, door=door)


def vergeet(rij: Dienst, *, gezien: str | None, door: Actor) -> bool:
    """Delete a register. Return False and change nothing when the register differs from what the page showed
    (``gezien``).

    Raises: OnbekendeDienst.
    """
    if not klopt(gezien, stand(rij)):
        return False
    vergeet_dienst(rij.organisatie, rij.url, door=door)
    return True


def probeer(rij: Dienst) -> None:
    """Request a list from the register with our credentials. Nothing changes.

    Raises: BuitenBereik.
    """
    haal(rij.url + PROEF[rij.soort], rij.organisatie_id, rij.soort)


def applicaties_met_recht_in(rij: Dienst) -> int:
    """Return the number of applications that have rights on types in this register. Cost: one query."""
    rechten = Autorisatie.objects.filter(
        applicatie__organisatie_id=rij.organisatie_id, url__startswith=rij.url
    )
    return rechten.values("applicatie_id").distinct().count()
