"""Every read of this room, named, with its cost."""

import datetime as dt
import uuid

from django.db.models import Prefetch

from .models import (
    Besluittype,
    Eigenschap,
    Resultaattype,
    Roltype,
    Statustype,
    Uitgave,
    Zaaktype,
)
from .models import ZaaktypeInformatieobjecttype as Ziot


def huidige_uitgave_id(organisatie_id: uuid.UUID, dag: dt.date) -> uuid.UUID | None:
    """The newest release in force on ``dag``. One row from index uitgave_huidig."""
    in_werking = Uitgave.objects.filter(organisatie_id=organisatie_id, geldig_vanaf__lte=dag)
    return in_werking.order_by("-geldig_vanaf", "-nummer").values_list("id", flat=True).first()


def laatste_uitgave(organisatie_id: uuid.UUID) -> Uitgave | None:
    """The release that was loaded last, in force or not. One row from index uitgave_nummer."""
    return Uitgave.objects.filter(organisatie_id=organisatie_id).order_by("-nummer").first()


def zaaktype_met_delen(uitgave_id: uuid.UUID, dienst: str) -> Zaaktype | None:
    """The case type version of ``dienst`` in a release with all its parts prefetched. Seven queries, cached by the caller."""
    return (
        Zaaktype.objects.filter(uitgaven__uitgave_id=uitgave_id, uitgaven__dienst=dienst)
        .prefetch_related(
            Prefetch("statustypen", Statustype.objects.order_by("volgnummer")),
            Prefetch("resultaattypen", Resultaattype.objects.order_by("omschrijving")),
            Prefetch("roltypen", Roltype.objects.order_by("omschrijving")),
            Prefetch("eigenschappen", Eigenschap.objects.order_by("naam")),
            Prefetch("zaaktypeinformatieobjecttypen", Ziot.objects.select_related("informatieobjecttype")),
            Prefetch("besluittypen", Besluittype.objects.filter(concept=False).order_by("-begin_geldigheid")),
        )
        .first()
    )
