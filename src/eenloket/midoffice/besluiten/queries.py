"""Reads of decisions."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.zaken.models import Taak, Zaak

from .leven import mandaat
from .models import Besluit
from .woorden import resultaat


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision as the client reads it. ``resultaat`` is the outcome in words; ``bezwaar_tot`` the last day to object."""

    besluit_id: uuid.UUID
    zaak_id: uuid.UUID
    dienst: str
    resultaat: str
    positief: bool | None
    motivering: str
    regels: Sequence[str]
    datum: dt.date
    bezwaar_tot: dt.date | None


def besluiten_op(zaak: Zaak) -> list[Besluit]:
    """Decisions on a case, newest first, each with its type. One query (index besluit_zaak)."""
    return list(Besluit.objects.filter(zaak_id=zaak.id).select_related("besluittype").order_by("-op"))


def besluiten_van(zaak_ids: Sequence[uuid.UUID], taal: str) -> list[Besluitregel]:
    """Decisions on several cases that a client may see, newest first, in ``taal``. One query, whatever their number.

    One that another system registered is there from the day it was sent: before that nobody made it known (Awb 3:41).
    """
    bekend = ~Q(resultaat="") | Q(verzenddatum__lte=vandaag())
    rijen = (
        Besluit.objects.filter(bekend, zaak_id__in=zaak_ids)
        .select_related("zaak", "besluittype")
        .order_by("-op", "-id")
    )
    return [_regel(b, b.zaak, taal) for b in rijen if b.zaak is not None]


def uitkomst_van(besluit: Besluit) -> str:
    """What was decided, as the content calls it; of another system's decision its type (select it along)."""
    return besluit.resultaat or (besluit.besluittype.omschrijving if besluit.besluittype else "")


def uitleg_van(besluit: Besluit, taal: str) -> str:
    """Why it was decided so; another system gives an explanation in Dutch, or none."""
    if besluit.motivering is None:
        return besluit.toelichting
    return str(besluit.motivering["en" if taal.startswith("en") else "nl"])


def klaar_voor(dienst: Dienst, zaak: Zaak, taken: Iterable[Taak] | None = None) -> set[str]:
    """Keys of the tasks of a case that a grant needs and that are done. One query, none for who has the ``taken`` of the case already
    or when the service needs none."""
    nodig = mandaat.nodig(dienst)
    if taken is None:
        taken = Taak.objects.filter(zaak_id=zaak.id, sleutel__in=nodig) if nodig else []
    return {taak.sleutel for taak in taken if taak.klaar_op is not None}


def openstaand(dienst: Dienst, zaak: Zaak, taken: Iterable[Taak] | None = None) -> list[str]:
    """Keys of what a grant still waits for: ``checklist:0`` (compulsory items by place), ``advies:politie``. Cost: as ``klaar_voor``."""
    return mandaat.openstaand(dienst, klaar_voor(dienst, zaak, taken))


def _regel(b: Besluit, zaak: Zaak, taal: str) -> Besluitregel:
    dienst = aanbod.uitgave(zaak.uitgave_id).dienst(zaak.dienst) if zaak.uitgave_id else None
    return Besluitregel(
        besluit_id=b.id,
        zaak_id=zaak.id,
        dienst=dienst.naam.in_taal(taal) if dienst else zaak.omschrijving,
        resultaat=resultaat(dienst, b.resultaat, taal) if dienst and b.van_ons else uitkomst_van(b),
        positief=b.positief,
        motivering=uitleg_van(b, taal),
        regels=b.regels,
        datum=b.datum,
        bezwaar_tot=b.uiterlijke_reactiedatum,
    )
