"""Statuses as the national standard has them: one is added, and the last type of them ends the case (zrc-007, 008, 016)."""

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
    """Add ``status`` (not saved) to a case that the caller locked: it ends the case, reopens it, or is a step on the way.

    Whether an ended case may be reopened is a matter of the client's scopes, which the caller looks at. Raises: Registerfout.
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
    """A new case can't begin with its end, because it has no result yet, nor by a role, because it has none. Raises: Registerfout."""
    with in_registertaal():
        if statussoort(soort, status.statustype_id).eind:
            raise GeenResultaat()
        if status.gezetdoor:
            raise RolVanAndereZaak()


def als_nieuw(status: Status) -> NieuweStatus:
    """The row as the rules see it."""
    return NieuweStatus(
        status.id,
        status.statustype_id,
        status.datum_status_gezet,
        status.statustoelichting,
        status.gezetdoor,
    )
