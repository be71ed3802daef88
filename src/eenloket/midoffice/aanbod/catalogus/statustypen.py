"""Status types with their checklist, and properties."""

import re
import uuid
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Unpack

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout

from ..models import Checklistitem, Eigenschap, Statustype
from .delen import Deelvraag, eis_zelfde_zaaktype, maak_deel, wijzig_deel
from .regels import eis_uniek

LENGTE = {"datum": "8", "datum_tijd": "14"}
"""The length of a date in a property (ztc-015): YYYYMMDD, YYYYMMDDhhmmss."""


def maak_statustype(
    statustype: Statustype,
    organisatie_id: uuid.UUID,
    *,
    checklist: Sequence[Checklistitem] = (),
    eigenschappen: Sequence[uuid.UUID] = (),
    **vraag: Unpack[Deelvraag],
) -> Statustype:
    """Save a status type with its checklist. Raises: Registerfout."""
    erna = partial(_zet, checklist=checklist, eigenschappen=eigenschappen)
    return maak_deel(statustype, organisatie_id, erna=erna, **vraag)


def wijzig_statustype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    *,
    checklist: Sequence[Checklistitem] | None = None,
    eigenschappen: Sequence[uuid.UUID] | None = None,
    **vraag: Unpack[Deelvraag],
) -> Statustype:
    """Change a status type; None doesn't change its checklist and properties.

    Raises: OnbekendType, Registerfout.
    """
    erna = partial(_zet, checklist=checklist, eigenschappen=eigenschappen)
    return wijzig_deel(Statustype, organisatie_id, id_, waarden, erna=erna, **vraag)


def _zet(
    statustype: Statustype,
    *,
    checklist: Sequence[Checklistitem] | None,
    eigenschappen: Sequence[uuid.UUID] | None,
) -> None:
    if checklist is not None:
        statustype.checklistitems.all().delete()
        _zet_checklist(statustype, checklist)
    if eigenschappen is not None:
        _zet_eigenschappen(statustype, eigenschappen)


def _zet_checklist(statustype: Statustype, items: Sequence[Checklistitem]) -> None:
    for nummer, item in enumerate(items, start=1):
        item.statustype, item.volgnummer = statustype, nummer
    Checklistitem.objects.bulk_create(items)


def _zet_eigenschappen(statustype: Statustype, ids: Sequence[uuid.UUID]) -> None:
    eigen = Eigenschap.objects.filter(zaaktype_id=statustype.zaaktype_id)
    if eigen.filter(id__in=ids).count() != len(set(ids)):
        raise Registerfout(
            "nonFieldErrors",
            "relations-incorrect-zaaktype",
            _("Deze eigenschap hoort niet bij het zaaktype."),
        )
    eigen.filter(statustype=statustype).exclude(id__in=ids).update(statustype=None)
    eigen.filter(id__in=ids).update(statustype=statustype)


def maak_eigenschap(
    eigenschap: Eigenschap, organisatie_id: uuid.UUID, **vraag: Unpack[Deelvraag]
) -> Eigenschap:
    """Save a property. Raises: Registerfout. Source: ztc-015."""
    return maak_deel(eigenschap, organisatie_id, regels=_controleer_eigenschap, **vraag)


def wijzig_eigenschap(
    organisatie_id: uuid.UUID, id_: uuid.UUID, waarden: Mapping[str, Any], **vraag: Unpack[Deelvraag]
) -> Eigenschap:
    """Change a property. Raises: OnbekendType, Registerfout. Source: ztc-015."""
    return wijzig_deel(Eigenschap, organisatie_id, id_, waarden, regels=_controleer_eigenschap, **vraag)


def _controleer_eigenschap(eigenschap: Eigenschap) -> None:
    eis_zelfde_zaaktype(eigenschap.zaaktype, eigenschap.statustype_id)
    eis_uniek(eigenschap)
    lengte = LENGTE.get(eigenschap.specificatie_formaat)
    if lengte is None:
        return
    if eigenschap.specificatie_lengte != lengte:
        raise Registerfout(
            "specificatie.lengte", "invalid-length", _("Een datum heeft lengte 8, een datum met tijd 14.")
        )
    if not all(
        re.fullmatch(rf"[0-9]{{{lengte}}}", waarde) for waarde in eigenschap.specificatie_waardenverzameling
    ):
        raise Registerfout(
            "specificatie.waardenverzameling",
            "invalid",
            _("Schrijf een datum als JJJJMMDD, een datum met tijd als JJJJMMDDuummss."),
        )
