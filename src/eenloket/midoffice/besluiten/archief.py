"""The days of decisions from which the archive dates of a case may follow (zrc-021)."""

import uuid
from collections.abc import Sequence

from eenloket.midoffice.zaken.ports import Besluitdagen, bij_archiveren

from .models import Besluit

_HOOGSTENS = 1000


@bij_archiveren
def besluitdagen(zaak_id: uuid.UUID) -> Sequence[Besluitdagen]:
    """Return the days of at most a thousand decisions on a case. Cost: one query (index besluit_zaak)."""
    rijen = Besluit.objects.filter(zaak_id=zaak_id).values_list("ingangsdatum", "vervaldatum")
    return [Besluitdagen(*rij) for rij in rijen[:_HOOGSTENS]]
