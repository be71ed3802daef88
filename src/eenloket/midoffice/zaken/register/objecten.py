"""The objects of a case (its subjects): record, change and remove them. Numbers of persons are replaced by
pseudonyms (M-F2).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.handelingen import handeling
from eenloket.kern.registertaal import neem_over
from eenloket.midoffice.aanbod.models import Zaakobjecttype

from .. import vindbaar
from ..models import Zaak, Zaakobject
from ..uitvoering.archiveren import OBJECT, herleid
from .gesloten import eis_open
from .persoonsnummers import verberg

_VAST = {
    "zaak_id": "zaak",
    "object": "object",
    "object_type": "objectType",
    "zaakobjecttype_id": "zaakobjecttype",
}
"""The columns that never change, with their names in the standard."""


def leg_object_vast(
    zaak: Zaak, zaakobject: Zaakobject, *, door: Actor, geforceerd: bool = False, pad: str = ""
) -> Zaakobject:
    """Record an object of ``zaak`` (locked by the caller, or new). ``objectidentificatie`` is as the caller
    received it.

    ``pad`` says where the object stood in the received data.
    Raises: Registerfout.
    Source: zrc-007, M-F2.
    """
    begin = f"{pad}." if pad else ""
    with handeling(door, "zaak.object"):
        eis_open(zaak, geforceerd)
        zaakobject.zaak = zaak
        _controleer_zaakobject(zaakobject, begin)
        _controleer_type(zaakobject, zaak, begin)
        _verberg(zaakobject, begin)
        with herleid(zaak, OBJECT):
            Zaakobject.objects.bulk_create([zaakobject])
        vindbaar.neem_op(vindbaar.van_object(zaakobject))
    return zaakobject


def wijzig_object(
    zaakobject: Zaakobject, waarden: Mapping[str, Any], *, door: Actor, geforceerd: bool = False
) -> Zaakobject:
    """Change ``zaakobject`` (locked, with its case); ``waarden`` are new values by column.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.object_wijzigen"):
        eis_open(zaakobject.zaak, geforceerd)
        neem_over(zaakobject, waarden, vast=_VAST)
        _controleer_zaakobject(zaakobject, "")
        _verberg(zaakobject, "")
        with herleid(zaakobject.zaak, OBJECT):
            zaakobject.save()
        vindbaar.vergeet(zaakobject.zaak_id, zaakobject.id)
        vindbaar.neem_op(vindbaar.van_object(zaakobject))
    return zaakobject


def verwijder_object(zaakobject: Zaakobject, *, door: Actor, geforceerd: bool = False) -> None:
    """Remove ``zaakobject`` (locked, with its case) from its case.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.object_verwijderen"):
        eis_open(zaakobject.zaak, geforceerd)
        vindbaar.vergeet(zaakobject.zaak_id, zaakobject.id)
        with herleid(zaakobject.zaak, OBJECT):
            zaakobject.delete()


def _controleer_zaakobject(o: Zaakobject, begin: str) -> None:
    if o.object_type_overige_definitie and not o.object:
        raise Registerfout(
            f"{begin}object", "required", _("Geef bij objectTypeOverigeDefinitie de URL van het object op.")
        )
    if not o.object and not o.objectidentificatie:
        raise Registerfout(
            f"{begin}nonFieldErrors", "invalid-zaakobject", _("Geef object of objectIdentificatie op.")
        )
    if o.object_type == "overige" and not (o.object_type_overige or o.object_type_overige_definitie):
        raise Registerfout(
            f"{begin}nonFieldErrors",
            "missing-object-type-overige",
            _("Geef bij objectType 'overige' ook objectTypeOverige of objectTypeOverigeDefinitie op."),
        )
    if o.object_type != "overige" and (o.object_type_overige or o.object_type_overige_definitie):
        raise Registerfout(
            f"{begin}nonFieldErrors",
            "invalid-object-type-overige-usage",
            _("Gebruik objectTypeOverige en objectTypeOverigeDefinitie alleen bij objectType 'overige'."),
        )


def _controleer_type(o: Zaakobject, zaak: Zaak, begin: str) -> None:
    if o.zaakobjecttype_id is None:
        return
    if not Zaakobjecttype.objects.filter(id=o.zaakobjecttype_id, zaaktype_id=zaak.zaaktype_id).exists():
        raise Registerfout(
            f"{begin}nonFieldErrors",
            "zaaktype-mismatch",
            _("Dit zaakobjecttype hoort niet bij het zaaktype van de zaak."),
        )


def _verberg(o: Zaakobject, begin: str) -> None:
    o.objectidentificatie = verberg([o.objectidentificatie], [f"{begin}objectIdentificatie"])[0] or None
