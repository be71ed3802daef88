"""Relations between types, by name: they hold for every version of the other type (ztc-011, ztc-013).

A row of a relation refers to one version; the version in an answer is chosen when the answer is read.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Manager, Model
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout

from ..models import (
    Besluittype,
    Informatieobjecttype,
    Resultaattype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
    Zaaktyperelatie,
)
from .regels import Aanduiding

NAAM: Mapping[type[Model], str] = {
    Zaaktype: "identificatie",
    Besluittype: "omschrijving",
    Informatieobjecttype: "omschrijving",
}
"""The column with the name of a type within its catalogue."""

VERWIJZERS: Mapping[type[Model], Sequence[tuple[type[Model], str, str]]] = {
    Zaaktype: (
        (Zaaktype.deelzaaktypen.through, "to_zaaktype_id", "from_zaaktype_id"),
        (Zaaktyperelatie, "gerelateerd_id", ""),
    ),
    Besluittype: (
        (Besluittype.zaaktypen.through, "besluittype_id", "zaaktype_id"),
        (Resultaattype.besluittypen.through, "besluittype_id", "resultaattype_id"),
    ),
    Informatieobjecttype: (
        (Besluittype.informatieobjecttypen.through, "informatieobjecttype_id", "besluittype_id"),
        (Resultaattype.informatieobjecttypen.through, "informatieobjecttype_id", "resultaattype_id"),
        (ZaaktypeInformatieobjecttype, "informatieobjecttype_id", ""),
    ),
}
"""Per type the relations that refer to it: table, column, and the owner column where the relation may exist
only once.
"""


def vind(
    model: type[Model], catalogus_id: uuid.UUID, aanduidingen: Iterable[Aanduiding], veld: str
) -> dict[str, uuid.UUID]:
    """Return name → id of a version of each type, published versions first.

    Raises: Registerfout with ``does_not_exist``, or ``relations-incorrect-catalogus`` for a type of another
    catalogue (ztc-013).
    Cost: one query for names, one for addresses.
    """
    aanduidingen = list(aanduidingen)
    ids = [a for a in aanduidingen if isinstance(a, uuid.UUID)]
    namen = [a for a in aanduidingen if not isinstance(a, uuid.UUID)]
    sleutel = NAAM[model]
    gevonden: dict[str, uuid.UUID] = {}
    if ids:
        rijen = {
            id_: (naam, catalogus)
            for id_, naam, catalogus in model._default_manager.filter(id__in=ids).values_list(
                "id", sleutel, "catalogus_id"
            )
        }
        for id_ in ids:
            naam, catalogus = rijen.get(id_, ("", None))
            if catalogus is None:
                raise _onbekend(veld)
            if catalogus != catalogus_id:
                raise Registerfout(
                    "nonFieldErrors",
                    "relations-incorrect-catalogus",
                    _("Gerelateerde typen moeten in dezelfde catalogus staan."),
                )
            gevonden[naam] = id_
    if namen:
        versies = model._default_manager.filter(**{f"{sleutel}__in": namen}, catalogus_id=catalogus_id)
        bekend: dict[str, uuid.UUID] = {}
        for naam, id_ in versies.order_by("concept", "-begin_geldigheid").values_list(sleutel, "id"):
            bekend.setdefault(naam, id_)
        for naam in namen:
            if naam not in bekend:
                raise _onbekend(veld)
            gevonden.setdefault(naam, bekend[naam])
    return gevonden


def _onbekend(veld: str) -> Registerfout:
    return Registerfout(veld, "does_not_exist", _("Dit type bestaat niet in de catalogus."))


def zet(
    relatie: "Manager[Any]",
    catalogus_id: uuid.UUID,
    aanduidingen: Sequence[Aanduiding],
    veld: str,
    *,
    alleen_erbij: bool,
    correctie: bool = True,
) -> None:
    """Set a many-to-many relation to exactly these types. ``alleen_erbij``: a correction of a published type
    removes nothing. ``correctie``: the client may relate published types by address.

    Cost: at most five queries.
    """
    nieuw = vind(relatie.model, catalogus_id, aanduidingen, veld)
    oud = dict(relatie.values_list(NAAM[relatie.model], "id"))
    if not correctie:
        eis_concepten(relatie.model, list(oud.values()), aanduidingen)
    eis_uitbreiding(oud, nieuw, veld, alleen_erbij=alleen_erbij)
    relatie.set([oud.get(naam, id_) for naam, id_ in nieuw.items()])  # type: ignore[attr-defined]  # a related manager


def niet_in_concept() -> Registerfout:
    """Return the refusal of a relation with a published type in the form before 1.3."""
    return Registerfout(
        "nonFieldErrors",
        "non-concept-relation",
        _(
            "Een relatie met een gepubliceerd type verandert niet. Noem het type bij zijn naam, of maak een concept."
        ),
    )


def eis_concepten(model: type[Model], oud: Collection[uuid.UUID], aanduidingen: Iterable[Aanduiding]) -> None:
    """Refuse a list of addresses, the form before 1.3, that adds or drops a relation with a published type
    (ztc-010).

    ``oud`` are the versions that the relation has already: what an answer gave may be sent back.
    Raises: Registerfout.
    Cost: four queries at most, none for names.
    """
    aanduidingen = list(aanduidingen)
    ids = {a for a in aanduidingen if isinstance(a, uuid.UUID)}
    if not ids:
        return
    naam = NAAM[model]
    bekend = (
        set(model._default_manager.filter(id__in=oud).values_list("catalogus_id", naam)) if oud else set()
    )
    rijen = model._default_manager.filter(id__in=ids, concept=False).values_list("catalogus_id", naam)
    genoemd = set(model._default_manager.filter(id__in=ids).values_list("catalogus_id", naam))
    vervalt = model._default_manager.filter(id__in=oud, concept=False).values_list("catalogus_id", naam)
    if set(rijen) - bekend or (len(ids) == len(set(aanduidingen)) and set(vervalt) - genoemd):
        raise niet_in_concept()


def eis_uitbreiding(oud: Iterable[Any], nieuw: Iterable[Any], veld: str, *, alleen_erbij: bool) -> None:
    """Check that a correction only adds (section Correctie of the standard).

    Raises: Registerfout.
    """
    if alleen_erbij and not set(oud) <= set(nieuw):
        raise Registerfout(
            veld,
            "relations-removed",
            _("Van een gepubliceerde versie kunnen relaties niet worden verwijderd. Maak een nieuwe versie."),
        )


def verplaats(rij: Model) -> None:
    """Before a version is deleted, move the relations with it to another version of the same name, when there
    is one.

    Cost: one query, and one per relation when there is another version.
    """
    model = type(rij)
    sleutel = NAAM[model]
    ander = (
        model._default_manager.filter(
            **{sleutel: getattr(rij, sleutel), "catalogus_id": rij.catalogus_id}  # type: ignore[attr-defined]  # each type has one
        )
        .exclude(pk=rij.pk)
        .order_by("concept", "-begin_geldigheid")
        .first()
    )
    if ander is None:
        return
    for tabel, kolom, eigenaar in VERWIJZERS[model]:
        wijzend = tabel._default_manager.filter(**{kolom: rij.pk})
        if eigenaar:
            al = tabel._default_manager.filter(**{kolom: ander.pk}).values(eigenaar)
            wijzend = wijzend.exclude(**{f"{eigenaar}__in": al})
        wijzend.update(**{kolom: ander.pk})
