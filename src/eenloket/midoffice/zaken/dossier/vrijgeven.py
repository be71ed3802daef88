"""Letting the client see what was made before it could be handed over."""

import uuid
from collections.abc import Collection, Sequence

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.documenten import api as documenten

from ..models import Zaakinformatieobject


def toon_aan_client(
    zaak_ids: Sequence[uuid.UUID], document_ids: Collection[uuid.UUID], *, door: Actor
) -> None:
    """Show these documents of these cases to the client, here and to who reads the register. Cost: three queries.

    The last version itself gets the mark: nothing of the document changes by being shown.
    """
    with handeling(door, "document.tonen"):
        rijen = Zaakinformatieobject.objects.filter(
            zaak_id__in=zaak_ids, informatieobject_id__in=document_ids, voor_client=False
        )
        getoond = set(rijen.values_list("informatieobject__laatste_id", flat=True))
        if getoond:
            rijen.update(voor_client=True)
            documenten.toon_versies(getoond)
