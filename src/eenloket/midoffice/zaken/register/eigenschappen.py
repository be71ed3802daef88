"""Properties of a case that other systems record (zrc-018), and the check of a value against its
specification (ztc-015).
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.rijen import voeg_toe
from eenloket.midoffice.aanbod.api import Eigenschapgegevens, Zaaktypegegevens

from .. import vindbaar
from ..fouten import Registerfout
from ..models import Zaak, Zaakeigenschap
from ..uitvoering.archiveren import EIGENSCHAP, herleid
from .gesloten import eis_open


def leg_eigenschappen_vast(
    zaak: Zaak,
    eigenschappen: Sequence[Zaakeigenschap],
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    geforceerd: bool = False,
    paden: Sequence[str] = (),
) -> list[Zaakeigenschap]:
    """Record properties of ``zaak`` (locked by the caller, or new); its type ``soort`` must have these
    properties.

    ``paden`` says where each property stood in the received data.
    Raises: Registerfout.
    Cost: one insert.
    Source: zrc-007, zrc-018.
    """
    with handeling(door, "zaak.eigenschap"):
        eis_open(zaak, geforceerd)
        for eigenschap, pad in zip(eigenschappen, paden or [""] * len(eigenschappen), strict=True):
            gevonden = soort.eigenschappen.get(eigenschap.eigenschap_id)
            if gevonden is None:
                raise Registerfout(
                    f"{pad}.nonFieldErrors" if pad else "nonFieldErrors",
                    "zaaktype-mismatch",
                    _("Deze eigenschap hoort niet bij het zaaktype van de zaak."),
                )
            eigenschap.zaak, eigenschap.naam = zaak, gevonden.naam
        with herleid(zaak, EIGENSCHAP):
            voeg_toe(eigenschappen)
        vindbaar.neem_op(vindbaar.van_eigenschappen(eigenschappen))
    return list(eigenschappen)


def wijzig_eigenschap(
    eigenschap: Zaakeigenschap, waarden: Mapping[str, Any], *, door: Actor, geforceerd: bool = False
) -> Zaakeigenschap:
    """Change the value of ``eigenschap`` (locked, with its case).

    Raises: Registerfout.
    """
    with handeling(door, "zaak.eigenschap_wijzigen"):
        eis_open(eigenschap.zaak, geforceerd)
        for kolom, naam in (("zaak_id", "zaak"), ("eigenschap_id", "eigenschap")):
            if kolom in waarden and waarden[kolom] != getattr(eigenschap, kolom):
                raise Registerfout(naam, "wijzigen-niet-toegelaten", _("Dit gegeven mag niet veranderen."))
        if waarden.get("waarde", eigenschap.waarde) != eigenschap.waarde:
            with herleid(eigenschap.zaak, EIGENSCHAP):
                eigenschap.waarde = waarden["waarde"]
                eigenschap.save(update_fields=["waarde"])
            vindbaar.vergeet(eigenschap.zaak_id, eigenschap.id)
            vindbaar.neem_op(vindbaar.van_eigenschappen([eigenschap]))
    return eigenschap


def verwijder_eigenschap(eigenschap: Zaakeigenschap, *, door: Actor, geforceerd: bool = False) -> None:
    """Remove ``eigenschap`` (locked, with its case) from its case.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.eigenschap_verwijderen"):
        eis_open(eigenschap.zaak, geforceerd)
        vindbaar.vergeet(eigenschap.zaak_id, eigenschap.id)
        with herleid(eigenschap.zaak, EIGENSCHAP):
            eigenschap.delete()


def past(soort: Eigenschapgegevens, waarde: str) -> bool:
    """Return whether ``waarde`` fits the specification: dates as 20220728, moments as 20220728134022
    (ztc-015).
    """
    if soort.specificatie_waardenverzameling:
        return waarde in soort.specificatie_waardenverzameling
    if soort.specificatie_formaat == "datum":
        return _leest(waarde, "%Y%m%d", 8)
    if soort.specificatie_formaat in ("datum_tijd", "datum-tijd"):
        return _leest(waarde, "%Y%m%d%H%M%S", 14)
    heel, _komma, deel = soort.specificatie_lengte.replace(".", ",").partition(",")
    if not heel.isdigit():
        return True
    if soort.specificatie_formaat == "getal":
        breuk = rf"([.,]\d{{1,{deel}}})?" if deel.isdigit() and int(deel) else ""
        return re.fullmatch(rf"\d{{1,{heel}}}{breuk}", waarde) is not None
    return len(waarde) <= int(heel)


def _leest(waarde: str, vorm: str, lengte: int) -> bool:
    if len(waarde) != lengte or not (waarde.isascii() and waarde.isdigit()):
        return False
    try:
        dt.datetime.strptime(waarde, vorm).replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    return True
