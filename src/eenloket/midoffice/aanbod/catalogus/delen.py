"""Parts of a case type version: the rules for all parts, and the parts without rules of their own (role
types, object types).

A part belongs to one version of one case type and has the period of that version.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor

from ..fouten import Catalogusfout, OnbekendType
from ..models import (
    Eigenschap,
    Resultaattype,
    Roltype,
    Statustype,
    Zaakobjecttype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
)
from .regels import catalogushandeling, eis_uniek, neem_over, verwijder

D = TypeVar("D", Statustype, Resultaattype, Roltype, Eigenschap, ZaaktypeInformatieobjecttype, Zaakobjecttype)


def zaaktype_voor(id_: uuid.UUID | None, organisatie_id: uuid.UUID, *, correctie: bool) -> Zaaktype:
    """Return the case type of a new part, locked against publishing.

    Raises: Catalogusfout.
    Source: ztc-010 (nothing is added to a published one, except as a correction).
    """
    eigen = Zaaktype.objects.select_for_update(no_key=True).filter(organisatie_id=organisatie_id)
    zaaktype = eigen.filter(id=id_).first() if id_ else None
    if zaaktype is None:
        raise Catalogusfout(
            "zaaktype", "does_not_exist", _("Geef een geldige URL op van een bestaand zaaktype.")
        )
    eis_concept(zaaktype, correctie=correctie)
    return zaaktype


def eis_concept(zaaktype: Zaaktype, *, correctie: bool) -> None:
    """Refuse to change parts of a published case type (ztc-010).

    Raises: Catalogusfout.
    """
    if not zaaktype.concept and not correctie:
        raise Catalogusfout(
            "nonFieldErrors",
            "non-concept-zaaktype",
            _("Het zaaktype is gepubliceerd. Maak een nieuwe versie van het zaaktype."),
        )


def eis_begin(zaaktype: Zaaktype, begin: dt.date | None) -> None:
    """Check that a part begins with its case type (section beginGeldigheid of the standard).

    Raises: Catalogusfout.
    """
    if begin is not None and begin != zaaktype.begin_geldigheid:
        raise Catalogusfout(
            "beginGeldigheid",
            "invalid-begin-geldigheid",
            _("De begindatum moet gelijk zijn aan de begindatum van het zaaktype."),
        )


def eis_zelfde_catalogus(zaaktype: Zaaktype, catalogus_id: uuid.UUID | None) -> None:
    """Check that the catalogue in a body is that of the case type (ztc-013).

    Raises: Catalogusfout.
    """
    if catalogus_id is not None and catalogus_id != zaaktype.catalogus_id:
        raise Catalogusfout(
            "nonFieldErrors",
            "relations-incorrect-catalogus",
            _("De catalogus is een andere dan die van het zaaktype."),
        )


def eis_zelfde_zaaktype(zaaktype: Zaaktype, statustype_id: uuid.UUID | None) -> None:
    """Check that the status type of a part belongs to the same case type version (ztc-013).

    Raises: Catalogusfout.
    """
    if (
        statustype_id is not None
        and not Statustype.objects.filter(id=statustype_id, zaaktype=zaaktype).exists()
    ):
        raise Catalogusfout(
            "nonFieldErrors",
            "relations-incorrect-zaaktype",
            _("Dit statustype hoort niet bij het zaaktype."),
        )


def vergrendel_deel(model: type[D], organisatie_id: uuid.UUID, id_: uuid.UUID) -> D:
    """Return a part with its case type, both locked: the case type first, as everywhere.

    Raises: OnbekendType.
    """
    van = (
        model._default_manager.filter(id=id_, zaaktype__organisatie_id=organisatie_id)
        .values_list("zaaktype_id", flat=True)
        .first()
    )
    zaaktype = Zaaktype.objects.select_for_update(no_key=True).filter(id=van).first() if van else None
    deel = model._default_manager.select_for_update(no_key=True).filter(id=id_).first() if zaaktype else None
    if zaaktype is None or deel is None:
        raise OnbekendType()
    deel.zaaktype = zaaktype
    return deel


def maak_deel(
    deel: D,
    organisatie_id: uuid.UUID,
    *,
    catalogus_id: uuid.UUID | None = None,
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> D:
    """Save a part without rules of its own.

    Raises: Catalogusfout.
    """
    with catalogushandeling(door, f"{deel._meta.model_name}.maken"):
        deel.zaaktype = zaaktype_voor(deel.zaaktype_id, organisatie_id, correctie=correctie)
        eis_zelfde_catalogus(deel.zaaktype, catalogus_id)
        eis_begin(deel.zaaktype, begin)
        eis_uniek(deel)
        deel.save(force_insert=True)
    return deel


def wijzig_deel(
    model: type[D],
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    *,
    catalogus_id: uuid.UUID | None = None,
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> D:
    """Change a part without rules of its own.

    Raises: OnbekendType, Catalogusfout.
    """
    with catalogushandeling(door, f"{model._meta.model_name}.wijzigen"):
        deel = pas_aan(model, organisatie_id, id_, waarden, begin=begin, correctie=correctie)
        eis_zelfde_catalogus(deel.zaaktype, catalogus_id)
        eis_uniek(deel)
        deel.save()
    return deel


def pas_aan(
    model: type[D],
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    *,
    begin: dt.date | None = None,
    correctie: bool,
) -> D:
    """Return a locked part with new values, not saved. The part can't move to another case type.

    Raises: OnbekendType, Catalogusfout.
    """
    deel = vergrendel_deel(model, organisatie_id, id_)
    eis_concept(deel.zaaktype, correctie=correctie)
    if (nieuw := waarden.get("zaaktype_id", deel.zaaktype_id)) != deel.zaaktype_id:
        zaaktype_voor(nieuw, organisatie_id, correctie=correctie)  # what is wrong with it comes first
    eis_begin(deel.zaaktype, begin)
    neem_over(deel, waarden, vast={"zaaktype_id": "zaaktype"})
    return deel


def verwijder_deel(
    model: type[D], organisatie_id: uuid.UUID, id_: uuid.UUID, *, geforceerd: bool, door: Actor
) -> None:
    """Delete a part of a concept; by force also a published part that isn't in use.

    Raises: OnbekendType, Catalogusfout, TypeInGebruik.
    """
    with catalogushandeling(door, f"{model._meta.model_name}.verwijderen"):
        deel = vergrendel_deel(model, organisatie_id, id_)
        eis_concept(deel.zaaktype, correctie=geforceerd)
        verwijder(deel)
