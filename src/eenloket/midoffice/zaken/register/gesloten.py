"""The check whether another system may change a case or its parts."""

from ..leven import stand
from ..models import Zaak
from ..uitvoering.rij import stand_van
from .codes import in_registertaal


def eis_open(zaak: Zaak, geforceerd: bool) -> None:
    """Refuse when ``zaak`` or its parts may not be changed. ``geforceerd``: the caller has the scope
    zaken.geforceerd-bijwerken for the case.

    Raises: Registerfout: with HTTP status 403 for an ended case, and for a case whose file was archived.
    Source: zrc-007, zrc-022.
    """
    with in_registertaal():
        stand.eis_open(stand_van(zaak), geforceerd=geforceerd)
