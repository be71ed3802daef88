"""Relations of a case with things in other registers: contacts, requests and decisions (zrc-007, zrc-024,
zrc-025).
"""

from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling

from ..fouten import Registerfout
from ..models import Zaak, Zaakbesluit, Zaakcontactmoment, Zaakverzoek
from .gesloten import eis_open

R = TypeVar("R", Zaakcontactmoment, Zaakverzoek, Zaakbesluit)
_ANDER = {Zaakcontactmoment: "contactmoment", Zaakverzoek: "verzoek", Zaakbesluit: "besluit"}


def leg_relatie_vast(zaak: Zaak, relatie: R, *, door: Actor, geforceerd: bool = False) -> R:
    """Record a relation of ``zaak`` (locked by the caller) with a thing in another register; each relation
    once.

    Contacts and requests may be added to an ended case, because the standard doesn't count them as data of
    the case.
    Raises: Registerfout.
    """
    with handeling(door, "zaak.relatie"):
        eis_open(zaak, geforceerd or not isinstance(relatie, Zaakbesluit))
        relatie.zaak = zaak
        veld = _ANDER[type(relatie)]
        if type(relatie).objects.filter(zaak=zaak, **{veld: getattr(relatie, veld)}).exists():
            raise Registerfout("nonFieldErrors", "unique", _("Deze relatie is er al."))
        relatie.save(force_insert=True)
    return relatie


def onthoud_spiegel(relatie: Zaakcontactmoment | Zaakverzoek, url: str, *, door: Actor) -> None:
    """Store the address of the same relation in the other register."""
    with handeling(door, "zaak.relatie_gespiegeld"):
        relatie.spiegel_url = url[:1000]
        relatie.save(update_fields=["spiegel_url"])


def verwijder_relatie(relatie: R, *, door: Actor, geforceerd: bool = False) -> None:
    """Remove a relation; the relation and the case are locked.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.relatie_verwijderen"):
        eis_open(relatie.zaak, geforceerd or not isinstance(relatie, Zaakbesluit))
        relatie.delete()
