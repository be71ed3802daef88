"""Statuses as the national standard defines them: statuses are only added, and a status of the last type ends
the case (zrc-007, 008, 016).
"""

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.aanbod.api import Zaaktypegegevens

from ..fouten import GeenResultaat, RolVanAndereZaak
from ..leven.stand import NieuweStatus
from ..models import Rol, Status, Zaak
from ..uitvoering.laden import statussoort
from ..uitvoering.statussen import plaats
from .codes import in_registertaal


def leg_status_vast(zaak: Zaak, status: Status, soort: Zaaktypegegevens, *, door: Actor) -> Status:
    """Add ``status`` (not saved) to a case that the caller has locked: the status is a step, ends the case,
    or reopens it.

    The caller checks whether the API client has the scope to reopen an ended case.
    Raises: Registerfout.
    Cost: as ``uitvoering.statussen.plaats``; one query more when a role is named.
    """
    with handeling(door, "zaak.status") as h, in_registertaal():
        stap = statussoort(soort, status.statustype_id)
        if status.gezetdoor and not Rol.objects.filter(id=status.gezetdoor, zaak_id=zaak.id).exists():
            raise RolVanAndereZaak()
        status.zaak = zaak
        plaats(h, zaak, als_nieuw(status), stap, soort, status)
    return status


def eis_eerste_status(status: Status, soort: Zaaktypegegevens) -> None:
    """Check the first status of a new case: not the last status type, because there is no result, and no
    role, because there are no roles.

    Raises: Registerfout.
    """
    with in_registertaal():
        if statussoort(soort, status.statustype_id).eind:
            raise GeenResultaat()
        if status.gezetdoor:
            raise RolVanAndereZaak()


def als_nieuw(status: Status) -> NieuweStatus:
    """Return the row in the form that the rules read."""
    return NieuweStatus(
        status.id,
        status.statustype_id,
        status.datum_status_gezet,
        status.statustoelichting,
        status.gezetdoor,
    )
