"""A document that is added in the same call that makes its case."""

from typing import Any

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakinformatieobject

from ..aanroep import Aanroep
from ..fouten import veldfout
from .onder import Onderzaak
from .zaakinformatieobject import ZAAKINFORMATIEOBJECT


def bewaar_stuk(
    aanroep: Aanroep, onder: Onderzaak, lichaam: dict[str, Any], pad: str
) -> Zaakinformatieobject:
    """Add a document of ours to the file of a new case.

    A document in another register isn't possible here: that register would look up the case, which isn't
    committed yet. That needs a separate call.
    Raises: OngeldigVerzoek, Registerfout.
    """
    stuk = Zaakinformatieobject(**ZAAKINFORMATIEOBJECT.naar_kolommen(lichaam, aanroep, f"{pad}."))
    if stuk.informatieobject_url:
        raise veldfout(
            f"{pad}.informatieobject",
            "bad-url",
            "Koppel een document uit een ander register nadat de zaak is geregistreerd.",
        )
    return zaken.leg_dossierstuk_vast(
        onder.zaak, stuk, onder.soort, door=aanroep.door, geforceerd=True, pad=pad
    )
