"""Queries on decisions."""

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
    """A decision as the client reads it. ``resultaat`` is the outcome in words; ``bezwaar_tot`` is the last
    day to object.
    """

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
    """Return the decisions on a case with their types, newest first. One query (index besluit_zaak)."""
    return list(Besluit.objects.filter(zaak_id=zaak.id).select_related("besluittype").order_by("-op"))


def besluiten_van(zaak_ids: Sequence[uuid.UUID], taal: str) -> list[Besluitregel]:
    """Return the decisions on several cases that a client may see, newest first, in ``taal``. One query,
    whatever their number.

    A decision that another system registered is included from its date of dispatch: before that day it isn't
    made known (Awb 3:41).
    """
    bekend = ~Q(resultaat="") | Q(verzenddatum__lte=vandaag())
    rijen = (
        Besluit.objects.filter(bekend, zaak_id__in=zaak_ids)
        .select_related("zaak", "besluittype")
        .order_by("-op", "-id")
    )
    return [_regel(b, b.zaak, taal) for b in rijen if b.zaak is not None]


def uitkomst_van(besluit: Besluit) -> str:
    """Return the outcome by its name in the content; for a decision of another system the name of its type
    (load ``besluittype`` too).
    """
    return besluit.resultaat or (besluit.besluittype.omschrijving if besluit.besluittype else "")


def uitleg_van(besluit: Besluit, taal: str) -> str:
    """Return the reasons of the decision; another system gives an explanation in Dutch, or none."""
    if besluit.motivering is None:
        return besluit.toelichting
    return str(besluit.motivering["en" if taal.startswith("en") else "nl"])


def klaar_voor(dienst: Dienst, zaak: Zaak, taken: Iterable[Taak] | None = None) -> set[str]:
    """Return the keys of the tasks of a case that a grant requires and that are done.

    ``taken`` are the tasks of the case, when the caller has them already. One query; none with ``taken``, or
    when the service requires no tasks.
    """
    nodig = mandaat.nodig(dienst)
    if taken is None:
        taken = Taak.objects.filter(zaak_id=zaak.id, sleutel__in=nodig) if nodig else []
    return {taak.sleutel for taak in taken if taak.klaar_op is not None}


def openstaand(dienst: Dienst, zaak: Zaak, taken: Iterable[Taak] | None = None) -> list[str]:
    """Return the keys of the required tasks that aren't done: ``checklist:0`` (compulsory items by position),
    ``advies:politie``.

    Cost: as ``klaar_voor``.
    """
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
