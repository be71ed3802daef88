"""Case types: make, change, correct, publish, delete."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.registertaal import neem_over

from ..models import Besluittype, Informatieobjecttype, Zaaktype, Zaaktyperelatie
from ..versies import eis_geen_overlap, eis_periode, eis_vrije_periode
from .regels import (
    Aanduiding,
    catalogushandeling,
    eis_verwijderbaar,
    eis_wijzigbaar,
    vergrendel_catalogus,
    vergrendel_versie,
    verwijder,
)
from .relaties import eis_concepten, eis_uitbreiding, verplaats, vind, zet
from .selectielijst import procestype

SLEUTEL = "identificatie"
_GROEIT = {"trefwoorden": "trefwoorden", "producten_of_diensten": "productenOfDiensten"}
"""Lists from which a correction removes nothing, because cases may use their values."""
_BRON = {
    "broncatalogus": ("url", "domein", "rsin"),
    "bronzaaktype": ("url", "identificatie", "omschrijving"),
}


@dataclass(frozen=True, slots=True)
class Gerelateerd:
    """A related case type: by name, or by ``url`` in another catalogue service."""

    wie: Aanduiding | None
    url: str
    aard: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Relaties:
    """The relations in a body; None: the body doesn't give them."""

    besluittypen: Sequence[Aanduiding] | None = None
    deelzaaktypen: Sequence[Aanduiding] | None = None
    gerelateerd: Sequence[Gerelateerd] | None = None


def maak_zaaktype(
    zaaktype: Zaaktype, relaties: Relaties, *, correctie: bool = False, door: Actor
) -> Zaaktype:
    """Save a new version as a concept.

    Raises: Registerfout.
    Source: ztc-001, ztc-013.
    """
    with catalogushandeling(door, "zaaktype.maken"):
        catalogus = vergrendel_catalogus(zaaktype.catalogus_id, zaaktype.organisatie_id)
        zaaktype.catalogus, zaaktype.concept = catalogus, True
        zaaktype.versiedatum = zaaktype.versiedatum or zaaktype.begin_geldigheid
        _controleer_zaaktype(zaaktype)
        eis_vrije_periode(zaaktype, SLEUTEL)
        zaaktype.save(force_insert=True)
        _zet_relaties(zaaktype, relaties, alleen_erbij=False, correctie=correctie)
    return zaaktype


def wijzig_zaaktype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    relaties: Relaties,
    *,
    velden: Collection[str],
    correctie: bool,
    door: Actor,
) -> Zaaktype:
    """Change a concept, end a published version, or correct it. ``velden``: the names in the body.

    Raises: OnbekendType, Registerfout.
    Source: ztc-009, ztc-016, section Correctie.
    """
    with catalogushandeling(door, "zaaktype.wijzigen"):
        zaaktype = vergrendel_versie(Zaaktype, id_, organisatie_id)
        eis_wijzigbaar(zaaktype, velden, correctie=correctie)
        vergrendel_catalogus(zaaktype.catalogus_id, organisatie_id)
        for kolom, naam in _GROEIT.items():
            if kolom in waarden:
                eis_uitbreiding(
                    getattr(zaaktype, kolom), waarden[kolom], naam, alleen_erbij=not zaaktype.concept
                )
        neem_over(zaaktype, waarden, vast={"catalogus_id": "catalogus"})
        if set(velden) != {"eindeGeldigheid"}:
            _controleer_zaaktype(zaaktype, lijst="selectielijst_procestype" in waarden)
        eis_vrije_periode(zaaktype, SLEUTEL, velden)
        zaaktype.save()
        _zet_relaties(zaaktype, relaties, alleen_erbij=not zaaktype.concept, correctie=correctie)
    return zaaktype


def publiceer_zaaktype(organisatie_id: uuid.UUID, id_: uuid.UUID, *, door: Actor) -> Zaaktype:
    """Publish a concept; publishing a published version changes nothing.

    Raises: OnbekendType, Registerfout.
    Source: ztc-012 (everything related is published), ztc-016 (no overlap).
    """
    with catalogushandeling(door, "zaaktype.publiceren"):
        zaaktype = vergrendel_versie(Zaaktype, id_, organisatie_id)
        if zaaktype.concept:
            vergrendel_catalogus(zaaktype.catalogus_id, organisatie_id)
            _eis_gepubliceerd(zaaktype)
            zaaktype.concept = False
            eis_periode(zaaktype)
            eis_geen_overlap(zaaktype, SLEUTEL)
            zaaktype.save(update_fields=["concept"])
    return zaaktype


def verwijder_zaaktype(organisatie_id: uuid.UUID, id_: uuid.UUID, *, geforceerd: bool, door: Actor) -> None:
    """Delete a concept with its parts; relations with it move to its other versions.

    Raises: OnbekendType, Registerfout, TypeInGebruik.
    Source: ztc-009.
    """
    with catalogushandeling(door, "zaaktype.verwijderen"):
        zaaktype = vergrendel_versie(Zaaktype, id_, organisatie_id)
        eis_verwijderbaar(zaaktype, geforceerd=geforceerd)
        verplaats(zaaktype)
        verwijder(zaaktype)


def _controleer_zaaktype(zaaktype: Zaaktype, *, lijst: bool = True) -> None:
    if not zaaktype.identificatie:
        raise Registerfout("identificatie", "blank", _("Dit veld mag niet leeg zijn."))
    if zaaktype.verlenging_mogelijk and not zaaktype.verlengingstermijn:
        raise Registerfout(
            "nonFieldErrors",
            "verlenging-mismatch",
            _("Geef een verlengingstermijn op als verlenging mogelijk is."),
        )
    if not zaaktype.verlenging_mogelijk and zaaktype.verlengingstermijn:
        raise Registerfout(
            "verlengingstermijn",
            "must-be-empty",
            _("Als verlenging niet mogelijk is, is er geen verlengingstermijn."),
        )
    for groep, delen in _BRON.items():
        waarden = {deel: getattr(zaaktype, f"{groep}_{deel}") for deel in delen}
        leeg = next((deel for deel, waarde in waarden.items() if not waarde), None)
        if leeg and any(waarden.values()):
            raise Registerfout(f"{groep}.{leeg}", "required", _("Dit veld is vereist."))
    if lijst and zaaktype.selectielijst_procestype:
        gevonden = procestype(zaaktype.selectielijst_procestype)
        zaaktype.selectielijst_procestype_nummer = gevonden.nummer if gevonden else ""


def _zet_relaties(zaaktype: Zaaktype, relaties: Relaties, *, alleen_erbij: bool, correctie: bool) -> None:
    for naam in ("besluittypen", "deelzaaktypen"):
        if (aanduidingen := getattr(relaties, naam)) is not None:
            zet(
                getattr(zaaktype, naam),
                zaaktype.catalogus_id,
                aanduidingen,
                naam,
                alleen_erbij=alleen_erbij,
                correctie=correctie,
            )
    if relaties.gerelateerd is not None:
        _zet_gerelateerd(zaaktype, relaties.gerelateerd, alleen_erbij=alleen_erbij, correctie=correctie)


def _zet_gerelateerd(
    zaaktype: Zaaktype, gerelateerd: Sequence[Gerelateerd], *, alleen_erbij: bool, correctie: bool
) -> None:
    veld = "gerelateerdeZaaktypen"
    namen = vind(Zaaktype, zaaktype.catalogus_id, (g.wie for g in gerelateerd if g.wie is not None), veld)
    rijen = [
        Zaaktyperelatie(
            zaaktype=zaaktype,
            gerelateerd_id=namen[g.wie] if isinstance(g.wie, str) else g.wie,
            gerelateerd_url=g.url,
            aard_relatie=g.aard,
            toelichting=g.toelichting,
        )
        for g in gerelateerd
    ]
    oud = Zaaktyperelatie.objects.filter(zaaktype=zaaktype)
    if not correctie:
        bekend = [id_ for id_ in oud.values_list("gerelateerd_id", flat=True) if id_]
        eis_concepten(Zaaktype, bekend, (g.wie for g in gerelateerd if g.wie is not None))
    if alleen_erbij:
        eis_uitbreiding(
            oud.values_list("gerelateerd__identificatie", "gerelateerd_url", "aard_relatie"),
            _kenmerken(rijen),
            veld,
            alleen_erbij=True,
        )
    oud.delete()
    Zaaktyperelatie.objects.bulk_create(rijen)


def _kenmerken(rijen: Sequence[Zaaktyperelatie]) -> set[tuple[str | None, str, str]]:
    namen = dict(
        Zaaktype.objects.filter(id__in=[r.gerelateerd_id for r in rijen]).values_list("id", "identificatie")
    )
    return {
        (namen[r.gerelateerd_id] if r.gerelateerd_id else None, r.gerelateerd_url, r.aard_relatie)
        for r in rijen
    }


def _eis_gepubliceerd(zaaktype: Zaaktype) -> None:
    """Check that every decision type and document type of the case type has a published version (ztc-012).
    Cost: two queries.
    """
    for model, eigen in (
        (Besluittype, {"zaaktypen": zaaktype}),
        (Informatieobjecttype, {"zaaktypeinformatieobjecttypen__zaaktype": zaaktype}),
    ):
        gepubliceerd = model._default_manager.filter(
            catalogus=zaaktype.catalogus_id, omschrijving=OuterRef("omschrijving"), concept=False
        )
        if model._default_manager.filter(~Exists(gepubliceerd), **eigen).exists():
            raise Registerfout(
                "nonFieldErrors",
                "concept-relation",
                _("Publiceer eerst de besluittypen en informatieobjecttypen van dit zaaktype."),
            )
