"""Letters that waited for a print service go when there is one."""

from eenloket.kern.aflevering.api import Staat, meteen
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu

from .models import Bericht
from .opgeven import DOOR
from .ports import kanalen
from .verzenden import UITGANG


def hervat() -> int:
    """Messages that no way was open for, and one is now, may be tried; returns how many. One query when there are none; index ``bericht_zonder_weg``."""
    rijen = Bericht.objects.filter(staat=Staat.WACHT, volgende_poging=None, kanaal__in=list(kanalen))
    if not rijen.exists():
        return 0
    with handeling(DOOR, "bericht.hervatten"):
        ids, moment = list(rijen.select_for_update(of=("self",)).values_list("id", flat=True)), nu()
        rijen.filter(id__in=ids).update(volgende_poging=moment, begonnen_op=moment)
        for id_ in ids:
            meteen(UITGANG, id_)
        return len(ids)
