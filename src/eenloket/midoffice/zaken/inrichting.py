"""The case type and the service of a case, in the content release of the case. Cached by ``aanbod``: no
queries.
"""

from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.api import Aanbod, OnbekendeDienst, Zaaktypegegevens
from eenloket.midoffice.aanbod.inhoud import Dienst

from .models import Zaak


def aanbod_van(zaak: Zaak) -> Aanbod:
    """Return the release with which the case began.

    Raises: OnbekendeDienst for a case of another system.
    """
    if zaak.uitgave_id is None:
        raise OnbekendeDienst()
    return aanbod.uitgave(zaak.uitgave_id)


def dienst_van(zaak: Zaak) -> Dienst:
    """Return the service of the case.

    Raises: OnbekendeDienst for a case of another system.
    """
    return aanbod_van(zaak).dienst(zaak.dienst)


def zaaktype_van(zaak: Zaak) -> Zaaktypegegevens:
    """Return the case type of the case's service.

    Raises: OnbekendeDienst for a case of another system.
    """
    return aanbod.zaaktype_van(aanbod_van(zaak), zaak.dienst)
