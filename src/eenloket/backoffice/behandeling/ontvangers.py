"""Who work may be handed over to: colleagues and teams that may do it, or it would lie where nobody can touch it."""

import uuid
from collections.abc import Sequence

from django.db.models import Q

from eenloket.kern.gebruikers.models import Groep, Medewerker
from eenloket.kern.gebruikers.rechten import Recht

MEESTE = 500


def collegas(organisatie_id: uuid.UUID, rechten: Sequence[Recht]) -> list[Medewerker]:
    """Active staff of this organisation with one of these rights, by name. Cost: one query."""
    eis = Q()
    for recht in rechten:
        eis |= Q(rollen__rechten__contains=[recht]) | Q(groepen__rollen__rechten__contains=[recht])
    rijen = Medewerker.objects.filter(eis, organisatie_id=organisatie_id, is_active=True)
    return list(rijen.distinct().only("id", "naam").order_by("naam", "id")[:MEESTE])


def teams(organisatie_id: uuid.UUID, rechten: Sequence[Recht]) -> list[Groep]:
    """Teams of this organisation whose members have one of these rights, by name. Cost: one query."""
    eis = Q()
    for recht in rechten:
        eis |= Q(rollen__rechten__contains=[recht])
    rijen = Groep.objects.filter(eis, organisatie_id=organisatie_id)
    return list(rijen.distinct().order_by("naam")[:MEESTE])
