"""Reads of decisions."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.zaken.models import Zaak

from .models import Besluit
from .woorden import resultaat


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision as the client reads it. ``resultaat`` is the outcome in words; ``bezwaar_tot`` the last day to object."""

    besluit_id: uuid.UUID
    zaak_id: uuid.UUID
    dienst: str
    resultaat: str
    positief: bool
    motivering: str
    regels: Sequence[str]
    datum: dt.date
    bezwaar_tot: dt.date | None


def besluiten_op(zaak: Zaak) -> list[Besluit]:
    """Decisions on a case, newest first. One query (index besluit_zaak)."""
    return list(Besluit.objects.filter(zaak_id=zaak.id).order_by("-op"))


def besluiten_van(zaak_ids: Sequence[uuid.UUID], taal: str) -> list[Besluitregel]:
    """Decisions on several cases, newest first, in ``taal``. One query, whatever their number."""
    rijen = Besluit.objects.filter(zaak_id__in=zaak_ids).select_related("zaak").order_by("-op", "-id")
    return [_regel(b, b.zaak, taal) for b in rijen if b.zaak is not None]


def _regel(b: Besluit, zaak: Zaak, taal: str) -> Besluitregel:
    dienst = aanbod.uitgave(zaak.uitgave_id).dienst(zaak.dienst) if zaak.uitgave_id else None
    return Besluitregel(
        besluit_id=b.id,
        zaak_id=zaak.id,
        dienst=dienst.naam.in_taal(taal) if dienst else zaak.omschrijving,
        resultaat=resultaat(dienst, b.resultaat, taal) if dienst else b.resultaat,
        positief=b.positief,
        motivering=b.motivering["en" if taal.startswith("en") else "nl"],
        regels=b.regels,
        datum=b.datum,
        bezwaar_tot=b.uiterlijke_reactiedatum,
    )
