"""Destroy the decisions of cases that are destroyed, because decisions are part of the file (Archiefwet,
zrc-023).
"""

import uuid
from collections.abc import Sequence

from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Besluit, Besluitinformatieobject


@bij_vernietigen(20)
def vernietig_besluiten(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Destroy the decisions of these cases with their reasons, and the documents that belong only to these
    decisions.

    Cost: some twelve queries, whatever the number; one without decisions.
    """
    besluiten = Besluit.objects.filter(zaak_id__in=zaak_ids)
    ids = list(besluiten.values_list("id", flat=True))
    if not ids:
        return []
    bijlagen = Besluitinformatieobject.objects.filter(besluit_id__in=ids, informatieobject__isnull=False)
    stukken = set(bijlagen.values_list("informatieobject_id", flat=True))
    besluiten.delete()
    return [*ids, *documenten.vernietig_losse({id_ for id_ in stukken if id_})]
