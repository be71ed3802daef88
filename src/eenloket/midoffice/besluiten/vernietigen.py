"""A case with a decision isn't destroyed: its decisions go first, each by its own rules (zrc-023, brc-009; ADR
0026).
"""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout
from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Besluit


@bij_vernietigen(20)
def eis_zonder_besluiten(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Refuse to destroy these cases while one of them has a decision. Cost: one query.

    Raises: Registerfout.
    """
    if Besluit.objects.filter(zaak_id__in=zaak_ids).exists():
        raise Registerfout(
            "nonFieldErrors",
            "pending-relations",
            _("Deze zaak heeft nog besluiten. Verwijder eerst deze besluiten."),
        )
    return []
