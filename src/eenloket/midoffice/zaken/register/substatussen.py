"""Small steps between two statuses, in the form of the largest implementation of the standard."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu

from ..fouten import Registerfout
from ..models import Status, Substatus, Zaak
from .gesloten import eis_open


def leg_substatus_vast(
    zaak: Zaak, substatus: Substatus, *, door: Actor, geforceerd: bool = False
) -> Substatus:
    """Add a small step to a case (locked by the caller), below its present status unless another status of
    the case is named.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.substatus"):
        eis_open(zaak, geforceerd)
        substatus.zaak, substatus.tijdstip = zaak, substatus.tijdstip or nu()
        if substatus.status_id is None:
            substatus.status_id = zaak.huidige_status_id
        elif not Status.objects.filter(id=substatus.status_id, zaak=zaak).exists():
            raise Registerfout("status", "zaak-mismatch", _("Deze status hoort niet bij de zaak."))
        if substatus.status_id is None:
            raise Registerfout("zaak", "no-status", _("Deze zaak heeft nog geen status."))
        Substatus.objects.bulk_create([substatus])
    return substatus
