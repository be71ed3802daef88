"""All queries of this room, with their cost."""

import datetime as dt
import uuid

from .models import Uitgave, UitgaveZaaktype


def huidige_uitgave_id(organisatie_id: uuid.UUID, dag: dt.date) -> uuid.UUID | None:
    """Return the newest release in force on ``dag``. One row from index uitgave_huidig."""
    in_werking = Uitgave.objects.filter(organisatie_id=organisatie_id, geldig_vanaf__lte=dag)
    return in_werking.order_by("-geldig_vanaf", "-nummer").values_list("id", flat=True).first()


def laatste_uitgave(organisatie_id: uuid.UUID) -> Uitgave | None:
    """Return the release that was loaded last, in force or not. One row from index uitgave_nummer."""
    return Uitgave.objects.filter(organisatie_id=organisatie_id).order_by("-nummer").first()


def zaaktypen_van(uitgave_id: uuid.UUID) -> dict[str, uuid.UUID]:
    """Return the ids of the case type versions of a release, by service. One query."""
    rijen = UitgaveZaaktype.objects.filter(uitgave_id=uitgave_id)
    return dict(rijen.values_list("dienst", "zaaktype_id"))
