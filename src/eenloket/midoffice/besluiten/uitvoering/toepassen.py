"""Writing what follows from an act on a decision, and emitting its events."""

from eenloket.kern.handelingen import Handeling
from eenloket.midoffice.zaken import api as zaken

from ..leven.stand import Gevolg
from ..leven.vastleggen import verschil
from ..models import Besluit
from .nummer import bewaar
from .rij import neem_over, stand_van


def leg_vast(h: Handeling, besluit: Besluit, gevolg: Gevolg) -> Besluit:
    """Save a new decision; without a number it gets one. Its events go out when this transaction commits.

    Cost: what ``nummer.bewaar`` costs, the events, and one query more when archive dates may follow from it. Raises: NummerIsBezet.
    """
    neem_over(besluit, gevolg.stand)
    besluit.regels = list(gevolg.stand.regels)
    with zaken.herleid_bij_besluit(gevolg.herleid):
        bewaar(besluit)
    h.meld(*gevolg.gebeurtenissen)
    return besluit


def werk_bij(h: Handeling, besluit: Besluit, gevolg: Gevolg) -> Besluit:
    """Save the columns of a locked decision that differ. Cost: none when nothing does, else an update."""
    if kolommen := verschil(stand_van(besluit), gevolg.stand):
        neem_over(besluit, gevolg.stand, kolommen)
        with zaken.herleid_bij_besluit(gevolg.herleid):
            besluit.save(update_fields=kolommen)
    h.meld(*gevolg.gebeurtenissen)
    return besluit
