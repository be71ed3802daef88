"""Parts of a case type version: the rules for all parts, and the parts without rules of their own (role
types, object types).

A part belongs to one version of one case type and has the period of that version.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from typing import Any, NotRequired, TypedDict, TypeVar, Unpack

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.registertaal import neem_over

from ..fouten import OnbekendType
from ..models import (
    Eigenschap,
    Resultaattype,
    Roltype,
    Statustype,
    Zaakobjecttype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
)
from .regels import catalogushandeling, eis_uniek, verwijder

D = TypeVar("D", Statustype, Resultaattype, Roltype, Eigenschap, ZaaktypeInformatieobjecttype, Zaakobjecttype)


def zaaktype_voor(id_: uuid.UUID | None, organisatie_id: uuid.UUID, *, correctie: bool) -> Zaaktype:
    """Return the case type of a new part, locked against publishing.

    Raises: Registerfout.
    Source: ztc-010 (nothing is added to a published one, except as a correction).
    """
    eigen = Zaaktype.objects.select_for_update(no_key=True).filter(organisatie_id=organisatie_id)
    zaaktype = eigen.filter(id=id_).first() if id_ else None
    if zaaktype is None:
        raise Registerfout(
            "zaaktype", "does_not_exist", _("Geef een geldige URL op van een bestaand zaaktype.")
        )
    eis_concept(zaaktype, correctie=correctie)
    return zaaktype


def eis_concept(zaaktype: Zaaktype, *, correctie: bool) -> None:
    """Refuse to change parts of a published case type (ztc-010).

    Raises: Registerfout.
    """
    if not zaaktype.concept and not correctie:
        raise Registerfout(
            "nonFieldErrors",
            "non-concept-zaaktype",
            _("Het zaaktype is gepubliceerd. Maak een nieuwe versie van het zaaktype."),
        )


def eis_begin(zaaktype: Zaaktype, begin: dt.date | None) -> None:
    """Check that a part begins with its case type (section beginGeldigheid of the standard).

    Raises: Registerfout.
    """
    if begin is not None and begin != zaaktype.begin_geldigheid:
        raise Registerfout(
            "beginGeldigheid",
            "invalid-begin-geldigheid",
            _("De begindatum moet gelijk zijn aan de begindatum van het zaaktype."),
        )


def eis_zelfde_catalogus(zaaktype: Zaaktype, catalogus_id: uuid.UUID | None) -> None:
    """Check that the catalogue in a body is that of the case type (ztc-013).

    Raises: Registerfout.
    """
    if catalogus_id is not None and catalogus_id != zaaktype.catalogus_id:
        raise Registerfout(
            "nonFieldErrors",
            "relations-incorrect-catalogus",
            _("De catalogus is een andere dan die van het zaaktype."),
        )


def eis_zelfde_zaaktype(zaaktype: Zaaktype, statustype_id: uuid.UUID | None) -> None:
    """Check that the status type of a part belongs to the same case type version (ztc-013).

    Raises: Registerfout.
    """
    if (
        statustype_id is not None
        and not Statustype.objects.filter(id=statustype_id, zaaktype=zaaktype).exists()
    ):
        raise Registerfout(
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


class Deelvraag(TypedDict):
    """What is said beside the values of a part: what the body gives of its case type, what the client may, and who it is."""

    catalogus_id: NotRequired[uuid.UUID | None]
    begin: NotRequired[dt.date | None]
    correctie: bool
    door: Actor


def maak_deel(
    deel: D,
    organisatie_id: uuid.UUID,
    *,
    regels: Callable[[D], None] = eis_uniek,
    erna: Callable[[D], None] | None = None,
    eerst: Callable[[D, uuid.UUID], None] | None = None,
    **vraag: Unpack[Deelvraag],
) -> D:
    """Save a part; ``regels`` are its own rules, and ``erna`` saves what hangs on it. ``eerst`` is asked before
    the rules of every part, unless the client may correct published types. Raises: Registerfout.
    """
    with catalogushandeling(vraag["door"], f"{deel._meta.model_name}.maken"):
        if eerst is not None and not vraag["correctie"]:
            eerst(deel, organisatie_id)
        deel.zaaktype = zaaktype_voor(deel.zaaktype_id, organisatie_id, correctie=vraag["correctie"])
        eis_zelfde_catalogus(deel.zaaktype, vraag.get("catalogus_id"))
        eis_begin(deel.zaaktype, vraag.get("begin"))
        regels(deel)
        deel.save(force_insert=True)
        if erna is not None:
            erna(deel)
    return deel


def wijzig_deel(
    model: type[D],
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    *,
    regels: Callable[[D], None] = eis_uniek,
    erna: Callable[[D], None] | None = None,
    **vraag: Unpack[Deelvraag],
) -> D:
    """Change a part; ``regels`` and ``erna`` as in ``maak_deel``. Raises: OnbekendType, Registerfout."""
    with catalogushandeling(vraag["door"], f"{model._meta.model_name}.wijzigen"):
        deel = _pas_aan(model, organisatie_id, id_, waarden, vraag)
        regels(deel)
        deel.save()
        if erna is not None:
            erna(deel)
    return deel


def _pas_aan(
    model: type[D], organisatie_id: uuid.UUID, id_: uuid.UUID, waarden: Mapping[str, Any], vraag: Deelvraag
) -> D:
    """Return a locked part with new values, not saved. The part can't move to another case type.

    Raises: OnbekendType, Registerfout.
    """
    deel = vergrendel_deel(model, organisatie_id, id_)
    eis_concept(deel.zaaktype, correctie=vraag["correctie"])
    if (nieuw := waarden.get("zaaktype_id", deel.zaaktype_id)) != deel.zaaktype_id:
        zaaktype_voor(
            nieuw, organisatie_id, correctie=vraag["correctie"]
        )  # what is wrong with it comes first
    eis_begin(deel.zaaktype, vraag.get("begin"))
    neem_over(deel, waarden, vast={"zaaktype_id": "zaaktype"})
    eis_zelfde_catalogus(deel.zaaktype, vraag.get("catalogus_id"))
    return deel


def verwijder_deel(
    model: type[D], organisatie_id: uuid.UUID, id_: uuid.UUID, *, geforceerd: bool, door: Actor
) -> None:
    """Delete a part of a concept; by force also a published part that isn't in use.

    Raises: OnbekendType, Registerfout, TypeInGebruik.
    """
    with catalogushandeling(door, f"{model._meta.model_name}.verwijderen"):
        deel = vergrendel_deel(model, organisatie_id, id_)
        eis_concept(deel.zaaktype, correctie=geforceerd)
        verwijder(deel)
