"""How the cases of a plan ended, read from the cases themselves.

Events say that something happened; what happened is asked of the case. So it doesn't matter in which order events come, whether
one comes twice, or whether one is still on its way.
"""

import uuid
from collections.abc import Iterable

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Resultaat, Zaak

from .plan import Uitkomst


def uitkomsten(zaak_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Uitkomst]:
    """The outcome of each case that has ended. The open ones stay open until the transaction ends: they are locked,
    in a fixed order. Cost: two queries."""
    ids = sorted(zaak_ids)
    rijen = {z.id: z for z in Zaak.objects.select_for_update(of=("self",)).filter(id__in=ids).order_by("id")}
    dicht = {id_: zaak for id_, zaak in rijen.items() if zaak.gesloten}
    if not dicht:
        return {}
    resultaten = Resultaat.objects.filter(zaak_id__in=dicht).values_list("zaak_id", "resultaattype_id")
    return {zaak_id: _uitkomst(dicht[zaak_id], soort) for zaak_id, soort in resultaten}


def _uitkomst(zaak: Zaak, resultaattype: uuid.UUID) -> Uitkomst:
    soort = zaken.zaaktype_van(zaak).resultaattypen[resultaattype]
    if soort.positief:
        return Uitkomst.TOEGEKEND
    return Uitkomst.INGETROKKEN if soort.omschrijving_generiek == "Ingetrokken" else Uitkomst.GEWEIGERD
