"""One act of a person on a work item; who handles a case is a fact of the case too, and both change together."""

from eenloket.kern.actoren import Actor
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.zaken import api as zaken


def doe(item: Werk, wat: werk.Handeling, *, door: Actor) -> None:
    """Do it, first locking the case, as whoever changes a case does. Raises: the refusals of ``werk.doe`` and of handling a case."""
    if item.soort != werk.Werksoort.BEHANDELEN:
        werk.doe(item.id, item.organisatie_id, wat, door=door)
        return
    with handeling(door, "zaak.werk"):
        zaak = zaken.vergrendeld(item.onderwerp_id)
        straks = werk.doe(item.id, item.organisatie_id, wat, door=door).medewerker_id
        if straks == zaak.behandelaar_id:
            return
        if straks is None:
            zaken.geef_terug(zaak, door=door)
        else:
            zaken.neem_in_behandeling(zaak, medewerker=Medewerker.objects.get(id=straks), door=door)
