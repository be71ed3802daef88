"""Whether what belongs to a case may be changed, asked by another system."""

from ..leven import stand
from ..models import Zaak
from ..uitvoering.rij import stand_van
from .codes import in_registertaal


def eis_open(zaak: Zaak, geforceerd: bool) -> None:
    """``zaak``, or what belongs to it, may be changed. ``geforceerd``: the scope zaken.geforceerd-bijwerken holds for it.

    Raises: Registerfout: with HTTP status 403 for an ended case, and for a case whose file was archived. Source: zrc-007, zrc-022.
    """
    with in_registertaal():
        stand.eis_open(stand_van(zaak), geforceerd=geforceerd)
