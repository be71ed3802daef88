"""A document that is added in the same call that makes its case."""

from typing import Any

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakinformatieobject

from ..fouten import veldfout
from ..vraag import Vraag
from .onder import Onderzaak
from .zaakinformatieobject import ZAAKINFORMATIEOBJECT


def bewaar_stuk(vraag: Vraag, onder: Onderzaak, lichaam: dict[str, Any], pad: str) -> Zaakinformatieobject:
    """Add a document of ours to the file of a new case.

    A document in another register isn't possible here: that register would look up the case, which isn't
    committed yet. That needs a separate call.
    Raises: OngeldigVerzoek, Registerfout.
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
