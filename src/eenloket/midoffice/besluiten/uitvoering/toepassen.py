"""Write the result of an act on a decision and emit its events."""

from eenloket.kern.handelingen import Handeling
from eenloket.midoffice.zaken import api as zaken

from ..leven.stand import Gevolg
from ..leven.vastleggen import verschil
from ..models import Besluit
from .nummer import bewaar
from .rij import neem_over, stand_van


def leg_vast(h: Handeling, besluit: Besluit, gevolg: Gevolg) -> Besluit:
    """Save a new decision; a decision without a number gets one. The events are emitted when this transaction
    commits.

    Raises: NummerIsBezet.
    Cost: that of ``nummer.bewaar``, the events, and one more query when the archive dates of a case may
    follow from the decision.
    """
    neem_over(besluit, gevolg.stand)
    besluit.regels = list(gevolg.stand.regels)
    with zaken.herleid_bij_besluit(gevolg.herleid):
        bewaar(besluit)
    h.meld(*gevolg.gebeurtenissen)
    return besluit


def werk_bij(h: Handeling, besluit: Besluit, gevolg: Gevolg) -> Besluit:
    """Save the changed columns of a locked decision.

    Cost: one update, or nothing when no column differs.
    """
    if kolommen := verschil(stand_van(besluit), gevolg.stand):
        neem_over(besluit, gevolg.stand, kolommen)
        with zaken.herleid_bij_besluit(gevolg.herleid):
            besluit.save(update_fields=kolommen)
    h.meld(*gevolg.gebeurtenissen)
    return besluit
