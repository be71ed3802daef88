"""Make documents visible for the client that were made before they could be delivered."""

import uuid
from collections.abc import Collection, Sequence

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.documenten import api as documenten

from ..models import Zaakinformatieobject


def toon_aan_client(
    zaak_ids: Sequence[uuid.UUID], document_ids: Collection[uuid.UUID], *, door: Actor
) -> None:
    """Show these documents of these cases to the client, in our pages and to readers of the register.

    The mark is set on the last version itself; the document gets no new version. Cost: three queries.
    """
    with handeling(door, "document.tonen"):
        rijen = Zaakinformatieobject.objects.filter(
            zaak_id__in=zaak_ids, informatieobject_id__in=document_ids, voor_client=False
        )
        getoond = set(rijen.values_list("informatieobject__laatste_id", flat=True))
        if getoond:
            rijen.update(voor_client=True)
            documenten.toon_versies(getoond)
