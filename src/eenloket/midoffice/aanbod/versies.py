"""The one version engine of the catalogue: which version of a type is valid when, and how a new one follows it.

Versions of one thing follow each other without overlap: valid from their begin up to but not including their end. A change by another
system through the Catalogi API and a new content release both keep to what stands here, and the database holds it too. Nothing that was
published is deleted, and nothing but its end changes when a new version follows, so running cases keep what they began with.
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
"""Superseded before it began: valid on no day."""


@dataclass(frozen=True, slots=True)
class Opvolging(Generic[V, B]):
    """What followed: ``nieuw`` are rows to save with what they are made from, ``einden`` ids of versions that end, ``ids`` the version
    that holds for each form, new or as it was."""

    nieuw: list[tuple[V, B]]
    einden: list[uuid.UUID]
    ids: list[uuid.UUID]


def geldig_op(dag: dt.date) -> Q:
    """Valid on ``dag``: begun, and not ended on or before it."""
    return Q(begin_geldigheid__lte=dag) & (Q(einde_geldigheid__isnull=True) | Q(einde_geldigheid__gt=dag))


def niet_voorbij(model: type[V], catalogus_id: uuid.UUID, dag: dt.date) -> QuerySet[V]:
    """Published versions that are valid on ``dag`` or later."""
    open_ = Q(einde_geldigheid__isnull=True) | Q(einde_geldigheid__gt=dag)
    rijen: QuerySet[V] = model._default_manager.filter(open_, catalogus_id=catalogus_id, concept=False)
    return rijen.exclude(_LEEG)


def geldige_ids(model: type[V], sleutel: str, catalogus: Catalogus, dag: dt.date) -> dict[str, uuid.UUID]:
    """Ids of published versions by name: the one valid on ``dag``, else the next. One query."""
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
    """Published versions from ``begin`` for what ``vormen`` describe, one by one; nothing is saved yet, because ends go first.

    ``zelfde`` says of pairs (version valid on ``begin``, form) which versions stay, ``kolommen`` what a new row is made of, ``vervallen``
    which valid versions end because no form names them. A new version lasts until the one before it would have ended, or until the next
    begins. Cost: one query, and those of ``zelfde``.
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
    """End what was followed on ``begin``, then save what is new: the database refuses an overlap at once. Two statements."""
    model._default_manager.filter(id__in=opvolging.einden).update(einde_geldigheid=begin)
    model._default_manager.bulk_create(rij for rij, _vorm in opvolging.nieuw)


def eis_vrije_periode(versie: Versie, sleutel: str, velden: Iterable[str] = ()) -> None:
    """The period of a version is one, and is free. ``velden``: the names in the body; an end alone is then what is wrong."""
    eis_periode(versie)
    eis_geen_overlap(
        versie, sleutel, veld="eindeGeldigheid" if set(velden) == {"eindeGeldigheid"} else "beginGeldigheid"
    )


def eis_periode(versie: Versie) -> None:
    """The last valid day isn't before the first; the end is kept as the day after it."""
    if versie.einde_geldigheid is not None and versie.einde_geldigheid <= versie.begin_geldigheid:
        raise Registerfout(
            "eindeGeldigheid", "date-mismatch", _("De einddatum mag niet voor de begindatum liggen.")
        )


def eis_geen_overlap(versie: Versie, sleutel: str, *, veld: str = "beginGeldigheid") -> None:
    """No two published versions of one thing are valid on one day (ztc-016). Call with the catalogue locked."""
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
