"""Status types with their checklist, and properties."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor

from ..fouten import Catalogusfout
from ..models import Checklistitem, Eigenschap, Statustype
from .delen import eis_begin, eis_zelfde_zaaktype, pas_aan, zaaktype_voor
from .regels import catalogushandeling, eis_uniek

LENGTE = {"datum": "8", "datum_tijd": "14"}
"""The length of a date in a property (ztc-015): YYYYMMDD, YYYYMMDDhhmmss."""


def maak_statustype(
    statustype: Statustype,
    organisatie_id: uuid.UUID,
    *,
    checklist: Sequence[Checklistitem] = (),
    eigenschappen: Sequence[uuid.UUID] = (),
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> Statustype:
    """Save a status type with its checklist. Raises: Catalogusfout."""
    with catalogushandeling(door, "statustype.maken"):
        statustype.zaaktype = zaaktype_voor(statustype.zaaktype_id, organisatie_id, correctie=correctie)
        eis_begin(statustype.zaaktype, begin)
        eis_uniek(statustype)
        statustype.save(force_insert=True)
        _zet_checklist(statustype, checklist)
        _zet_eigenschappen(statustype, eigenschappen)
    return statustype


def wijzig_statustype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    *,
    checklist: Sequence[Checklistitem] | None = None,
    eigenschappen: Sequence[uuid.UUID] | None = None,
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> Statustype:
    """Change a status type; None doesn't change its checklist and properties.

    Raises: OnbekendType, Catalogusfout.
    """
    with catalogushandeling(door, "statustype.wijzigen"):
        statustype = pas_aan(Statustype, organisatie_id, id_, waarden, begin=begin, correctie=correctie)
        eis_uniek(statustype)
        statustype.save()
        if checklist is not None:
            statustype.checklistitems.all().delete()
            _zet_checklist(statustype, checklist)
        if eigenschappen is not None:
            _zet_eigenschappen(statustype, eigenschappen)
    return statustype


def _zet_checklist(statustype: Statustype, items: Sequence[Checklistitem]) -> None:
    for nummer, item in enumerate(items, start=1):
        item.statustype, item.volgnummer = statustype, nummer
    Checklistitem.objects.bulk_create(items)


def _zet_eigenschappen(statustype: Statustype, ids: Sequence[uuid.UUID]) -> None:
    eigen = Eigenschap.objects.filter(zaaktype_id=statustype.zaaktype_id)
    if eigen.filter(id__in=ids).count() != len(set(ids)):
        raise Catalogusfout(
            "nonFieldErrors",
            "relations-incorrect-zaaktype",
            _("Deze eigenschap hoort niet bij het zaaktype."),
        )
    eigen.filter(statustype=statustype).exclude(id__in=ids).update(statustype=None)
    eigen.filter(id__in=ids).update(statustype=statustype)


def maak_eigenschap(
    eigenschap: Eigenschap,
    organisatie_id: uuid.UUID,
    *,
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> Eigenschap:
    """Save a property. Raises: Catalogusfout. Source: ztc-015."""
    with catalogushandeling(door, "eigenschap.maken"):
        eigenschap.zaaktype = zaaktype_voor(eigenschap.zaaktype_id, organisatie_id, correctie=correctie)
        eis_begin(eigenschap.zaaktype, begin)
        _controleer(eigenschap)
        eigenschap.save(force_insert=True)
    return eigenschap


def wijzig_eigenschap(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    *,
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> Eigenschap:
    """Change a property. Raises: OnbekendType, Catalogusfout. Source: ztc-015."""
    with catalogushandeling(door, "eigenschap.wijzigen"):
        eigenschap = pas_aan(Eigenschap, organisatie_id, id_, waarden, begin=begin, correctie=correctie)
        _controleer(eigenschap)
        eigenschap.save()
    return eigenschap


def _controleer(eigenschap: Eigenschap) -> None:
    eis_zelfde_zaaktype(eigenschap.zaaktype, eigenschap.statustype_id)
    eis_uniek(eigenschap)
    lengte = LENGTE.get(eigenschap.specificatie_formaat)
    if lengte is None:
        return
    if eigenschap.specificatie_lengte != lengte:
        raise Catalogusfout(
            "specificatie.lengte", "invalid-length", _("Een datum heeft lengte 8, een datum met tijd 14.")
        )
    if not all(
        re.fullmatch(rf"[0-9]{{{lengte}}}", waarde) for waarde in eigenschap.specificatie_waardenverzameling
    ):
        raise Catalogusfout(
            "specificatie.waardenverzameling",
            "invalid",
            _("Schrijf een datum als JJJJMMDD, een datum met tijd als JJJJMMDDuummss."),
        )
