"""The types of decisions, cases and documents in the form in which the rules compare them: ours by id, others
by address.

A ``Kenmerk`` is the id of one of our rows as text, or the address of a thing in another register. The code
that reads the other register (``verbinding``) replaces addresses of our own things by their ids. So two
kenmerken are equal exactly when they mean the same thing.
"""

import uuid

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from eenloket.midoffice.aanbod.models import Besluittype
from eenloket.midoffice.zaken.models import Zaak

from ..leven.stand import Besluitsoort, Kenmerk


def besluitsoort(besluittype_id: uuid.UUID, organisatie_id: uuid.UUID) -> Besluitsoort | None:
    """Return the decision type with that id in this organisation; None when there is none. Cost: one query."""
    binnen = {"besluittype_id": OuterRef("pk")}
    zaaktypen, documenttypen = Besluittype.zaaktypen.through, Besluittype.informatieobjecttypen.through
    rij = (
        Besluittype.objects.filter(id=besluittype_id, organisatie_id=organisatie_id)
        .annotate(
            zt=ArraySubquery(zaaktypen.objects.filter(**binnen).values("zaaktype_id")),
            iot=ArraySubquery(documenttypen.objects.filter(**binnen).values("informatieobjecttype_id")),
        )
        .values_list("concept", "zt", "iot")
        .first()
    )
    return rij and Besluitsoort(rij[0], frozenset(map(str, rij[1])), frozenset(map(str, rij[2])))


def zaaktype_van(zaak_id: uuid.UUID, organisatie_id: uuid.UUID) -> Kenmerk | None:
    """Return the case type of a case of this organisation; None when there is no such case. Cost: one query."""
    gevonden = (
        Zaak.objects.filter(id=zaak_id, organisatie_id=organisatie_id)
        .values_list("zaaktype_id", flat=True)
        .first()
    )
    return str(gevonden) if gevonden else None
