"""Queries on cases. Every list has a limit, and an index for its order."""

import re
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import Bereik

from .models import Resultaat, Rol, Status, Taak, Termijnwijziging, Zaak, Zaakeigenschap

_INITIATOR = "initiator"
_HEEL = re.compile(r"Z[0-9]{4}-[0-9]{7}")


def zoek_op_nummer(
    organisatie_id: uuid.UUID, tekst: str, *, bereik: Bereik, heel: bool = False, limiet: int = 20
) -> list[Zaak]:
    """Return cases whose number contains ``tekst`` (at least three characters; as typed or in capitals), newest
    first; open and ended cases. ``heel``: whose whole number it is.

    A whole number is found with index zaak_identificatie, a part with zaak_zoek. A whole number shares nearly
    all its trigrams with the other cases of its year, so zaak_zoek would be slow for it.
    """
    tekst = tekst.strip()
    if len(tekst) < 3:
        return []
    rijen = Zaak.objects.filter(bereik.voorwaarde(), organisatie_id=organisatie_id)
    rijen = (
        rijen.filter(identificatie=tekst.upper())
        if heel or _HEEL.fullmatch(tekst.upper())
        else rijen.filter(Q(identificatie__contains=tekst) | Q(identificatie__contains=tekst.upper()))
    )
    return list(rijen.order_by("-registratiedatum", "-id")[:limiet])


def zaak_op_nummer(organisatie_id: uuid.UUID, nummer: str, *, bereik: Bereik) -> Zaak:
    """Return the case with exactly this number (or id) in this organisation, within ``bereik``.

    Raises: NietGevonden.
    """
    zaak = (
        Zaak.objects.select_related("behandelaar")
        .filter(bereik.voorwaarde(), organisatie_id=organisatie_id, **Zaak.op_sleutel(nummer))
        .first()
    )
    if zaak is None:
        raise NietGevonden()
    return zaak


@dataclass(frozen=True, slots=True)
class Zaakdossier:
    """A case with all its parts, oldest first."""

    zaak: Zaak
    statussen: Sequence[Status]
    rollen: Sequence[Rol]
    eigenschappen: Sequence[Zaakeigenschap]
    taken: Sequence[Taak]
    termijnwijzigingen: Sequence[Termijnwijziging]
    resultaat: Resultaat | None
    initiator: Rol | None = field(default=None)


def zaakdossier(zaak: Zaak) -> Zaakdossier:
    """Return all parts of ``zaak``; the given row of the case itself is used and not read again. Cost: six
    queries, always.
    """
    statussen = Status.objects.filter(zaak=zaak).select_related("statustype")
    rollen = list(Rol.objects.filter(zaak=zaak).order_by("id"))
    return Zaakdossier(
        zaak=zaak,
        statussen=list(statussen.order_by("datum_status_gezet")),
        rollen=rollen,
        eigenschappen=list(Zaakeigenschap.objects.filter(zaak=zaak).order_by("naam")),
        taken=list(Taak.objects.filter(zaak=zaak).order_by("id")),
        termijnwijzigingen=list(Termijnwijziging.objects.filter(zaak=zaak).order_by("id")),
        resultaat=Resultaat.objects.select_related("resultaattype").filter(zaak=zaak).first(),
        initiator=next((r for r in rollen if r.omschrijving_generiek == _INITIATOR), None),
    )


def initiator_van(zaak: Zaak) -> Rol | None:
    """Return the role of the person or organisation that started the case. One query."""
    return Rol.objects.filter(zaak=zaak, omschrijving_generiek=_INITIATOR).order_by("id").first()


def open_taken(zaak_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[str, ...]]:
    """The sorts of what is still to be done for each of these cases, in the order asked. One query."""
    per_zaak: dict[uuid.UUID, list[str]] = defaultdict(list)
    for zaak_id, soort in (
        Taak.objects.filter(zaak_id__in=zaak_ids, klaar_op=None)
        .order_by("id")
        .values_list("zaak_id", "soort")
    ):
        per_zaak[zaak_id].append(soort)
    return {zaak_id: tuple(soorten) for zaak_id, soorten in per_zaak.items()}
