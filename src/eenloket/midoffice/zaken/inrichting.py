"""The case type and the service behind a case, as its content release has them. Cached by ``aanbod``: no queries."""

import datetime as dt
import uuid

from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.api import Aanbod, OnbekendeDienst, Statustypegegevens, Zaaktypegegevens
from eenloket.midoffice.aanbod.inhoud import Dienst

from .fasen import Fase
from .models import GEEN_DATUM, Zaak


def aanbod_van(zaak: Zaak) -> Aanbod:
    """The release that the case began with. Raises: OnbekendeDienst for a case of another system."""
    if zaak.uitgave_id is None:
        raise OnbekendeDienst()
    return aanbod.uitgave(zaak.uitgave_id)


def dienst_van(zaak: Zaak) -> Dienst:
    """Raises: OnbekendeDienst for a case of another system."""
    return aanbod_van(zaak).dienst(zaak.dienst)


def zaaktype_van(zaak: Zaak) -> Zaaktypegegevens:
    """Raises: OnbekendeDienst for a case of another system."""
    return aanbod.zaaktype_van(aanbod_van(zaak), zaak.dienst)


def eerste_status(zaaktype: Zaaktypegegevens) -> Statustypegegevens:
    """The status that a new case gets."""
    return zaaktype.status(Fase.INTAKE) or zaaktype.beginstatus


def vergrendeld(zaak_id: uuid.UUID) -> Zaak:
    """The case as it is now, locked until the transaction ends, so that a check on its state holds."""
    return Zaak.objects.select_for_update(of=("self",)).select_related("organisatie").get(id=zaak_id)


def werkdatum(zaak: Zaak) -> dt.date:
    """The earliest of the terms that run; none runs while they stand still or when the case has ended."""
    if zaak.opschorting_indicatie or zaak.einddatum is not None:
        return GEEN_DATUM
    return min(zaak.streefdatum or GEEN_DATUM, zaak.uiterlijke_einddatum_afdoening or GEEN_DATUM)
