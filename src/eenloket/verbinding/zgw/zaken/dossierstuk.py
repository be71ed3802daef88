"""A document that comes with its case in one call."""

from typing import Any

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakinformatieobject

from ..fouten import veldfout
from ..vraag import Vraag
from .onder import Onderzaak
from .zaakinformatieobject import ZAAKINFORMATIEOBJECT


def bewaar_stuk(vraag: Vraag, onder: Onderzaak, lichaam: dict[str, Any], pad: str) -> Zaakinformatieobject:
    """Put a document of ours in the file of a new case. Raises: OngeldigVerzoek, Registerfout.

    One in another register must be told of its case, which isn't there yet for anybody else: that takes a call of its own.
    """
    stuk = Zaakinformatieobject(**ZAAKINFORMATIEOBJECT.naar_kolommen(lichaam, vraag, f"{pad}."))
    if stuk.informatieobject_url:
        raise veldfout(
            f"{pad}.informatieobject",
            "bad-url",
            "Koppel een document uit een ander register nadat de zaak is geregistreerd.",
        )
    return zaken.leg_dossierstuk_vast(
        onder.zaak, stuk, onder.soort, door=vraag.door, geforceerd=True, pad=pad
    )
