"""The only version engine of the catalogue: which version of a type is valid when, and how a new version
follows it.

Versions of one thing follow each other without overlap: each is valid from its begin up to but not including
its end. Both the Catalogi API and content releases use these rules, and constraints of the database check
them too. A published version is never deleted, and only its end changes when a new version follows; so
running cases keep the version with which they began.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from eenloket.kern.fouten import Registerfout

from .modellen.velden import Versie
from .models import Catalogus

V = TypeVar("V", bound=Versie)
B = TypeVar("B", bound=BaseModel)
_LEEG = Q(einde_geldigheid=F("begin_geldigheid"))
"""Condition: replaced before it began, so valid on no day."""


@dataclass(frozen=True, slots=True)
class Opvolging(Generic[V, B]):
    """The result of following: ``nieuw`` are rows to save with their descriptions, ``einden`` ids of versions
    that end.

    ``ids`` gives for each description the version in force, new or existing.
    """

    nieuw: list[tuple[V, B]]
    einden: list[uuid.UUID]
    ids: list[uuid.UUID]


def geldig_op(dag: dt.date) -> Q:
    """Return the condition: valid on ``dag``, so begun and not ended on or before it."""
    return Q(begin_geldigheid__lte=dag) & (Q(einde_geldigheid__isnull=True) | Q(einde_geldigheid__gt=dag))


def niet_voorbij(model: type[V], catalogus_id: uuid.UUID, dag: dt.date) -> QuerySet[V]:
    """Return the published versions that are valid on ``dag`` or later."""
    open_ = Q(einde_geldigheid__isnull=True) | Q(einde_geldigheid__gt=dag)
    rijen: QuerySet[V] = model._default_manager.filter(open_, catalogus_id=catalogus_id, concept=False)
    return rijen.exclude(_LEEG)


def geldige_ids(model: type[V], sleutel: str, catalogus: Catalogus, dag: dt.date) -> dict[str, uuid.UUID]:
    """Return the ids of published versions by name: the version valid on ``dag``, else the next one. One
    query.
    """
    versies = niet_voorbij(model, catalogus.id, dag).order_by("-begin_geldigheid")
    return dict(versies.values_list(sleutel, "id"))  # the earliest comes last and stays


def volg_op(
    model: type[V],
    sleutel: str,
    vormen: Sequence[B],
    catalogus: Catalogus,
    begin: dt.date,
    *,
    zelfde: Callable[[Sequence[tuple[V, B]]], Collection[uuid.UUID]],
    kolommen: Callable[[B], Mapping[str, Any]],
    vervallen: Callable[[V], bool] = lambda _versie: False,
) -> Opvolging[V, B]:
    """Return published versions from ``begin`` for the descriptions ``vormen``; nothing is saved, because
    ends must be saved first.

    ``zelfde`` gets pairs (version valid on ``begin``, description) and returns the versions that don't
    change. ``kolommen`` gives the values of a new row; ``vervallen`` the valid versions that end because no
    description names them. A new version lasts until the version before it would have ended, or until the
    next one begins.
    Cost: one query, and those of ``zelfde``.
    """
    geldig: dict[str, V] = {}
    volgende: dict[str, dt.date] = {}
    for versie in niet_voorbij(model, catalogus.id, begin).order_by("-begin_geldigheid"):
        if versie.begin_geldigheid > begin:
            volgende[getattr(versie, sleutel)] = versie.begin_geldigheid
        else:
            geldig[getattr(versie, sleutel)] = versie
    namen = [str(getattr(vorm, sleutel)) for vorm in vormen]
    blijft = zelfde([(geldig[n], vorm) for n, vorm in zip(namen, vormen, strict=True) if n in geldig])
    uit: Opvolging[V, B] = Opvolging([], [], [])
    for naam, vorm in zip(namen, vormen, strict=True):
        oud = geldig.get(naam)
        if oud is not None and oud.id in blijft:
            uit.ids.append(oud.id)
            continue
        grenzen = (oud.einde_geldigheid if oud is not None else None, volgende.get(naam))
        rij = model(
            organisatie_id=catalogus.organisatie_id,
            catalogus=catalogus,
            begin_geldigheid=begin,
            einde_geldigheid=min((grens for grens in grenzen if grens is not None), default=None),
            concept=False,
            **kolommen(vorm),
        )
        uit.nieuw.append((rij, vorm))
        uit.ids.append(rij.id)
        if oud is not None:
            uit.einden.append(oud.id)
    uit.einden.extend(v.id for naam, v in geldig.items() if naam not in set(namen) and vervallen(v))
    return uit


def bewaar(model: type[V], opvolging: Opvolging[V, Any], begin: dt.date) -> None:
    """End the replaced versions on ``begin``, then save the new ones: the database refuses an overlap at
    once. Two statements.
    """
    model._default_manager.filter(id__in=opvolging.einden).update(einde_geldigheid=begin)
    model._default_manager.bulk_create(rij for rij, _vorm in opvolging.nieuw)


def eis_vrije_periode(versie: Versie, sleutel: str, velden: Iterable[str] = ()) -> None:
    """Check that the period of a published version is valid and free; a concept may still be wrong. ``velden``: the names in the body; when only the
    end is given, the error names the end.
    """
    if not versie.concept:
        eis_periode(versie)
    eis_geen_overlap(
        versie, sleutel, veld="eindeGeldigheid" if set(velden) == {"eindeGeldigheid"} else "beginGeldigheid"
    )


def eis_periode(versie: Versie) -> None:
    """Check that the last valid day isn't before the first; the column holds the day after the last valid
    day.
    """
    if versie.einde_geldigheid is not None and versie.einde_geldigheid <= versie.begin_geldigheid:
        raise Registerfout(
            "eindeGeldigheid", "date-mismatch", _("De einddatum mag niet voor de begindatum liggen.")
        )


def eis_geen_overlap(versie: Versie, sleutel: str, *, veld: str = "beginGeldigheid") -> None:
    """Check that no two published versions of one thing are valid on one day (ztc-016). Call this with the
    catalogue locked.
    """
    if versie.concept:
        return
    catalogus_id: uuid.UUID = versie.catalogus_id  # type: ignore[attr-defined]  # each version has one
    anderen = niet_voorbij(type(versie), catalogus_id, versie.begin_geldigheid)
    anderen = anderen.filter(**{sleutel: getattr(versie, sleutel)}).exclude(id=versie.id)
    if versie.einde_geldigheid is not None:
        anderen = anderen.filter(begin_geldigheid__lt=versie.einde_geldigheid)
    if anderen.exists():
        raise Registerfout(
            veld, "overlap", _("Er is al een gepubliceerde versie in deze geldigheidsperiode.")
        )
