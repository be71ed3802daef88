"""Letters that waited for a print service go when there is one."""

from eenloket.kern.aflevering.api import Staat
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu

from .models import Bericht
from .opgeven import DOOR
from .ports import kanalen


def hervat() -> int:
    """Messages that no way was open for, and one is now, may be tried; returns how many. One query when there are none; index ``bericht_zonder_weg``."""
    rijen = Bericht.objects.filter(staat=Staat.WACHT, volgende_poging=None, kanaal__in=list(kanalen))
    if not rijen.exists():
        return 0
    with handeling(DOOR, "bericht.hervatten"):
        moment = nu()
        return rijen.update(volgende_poging=moment, begonnen_op=moment)
