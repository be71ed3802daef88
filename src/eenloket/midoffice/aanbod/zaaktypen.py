"""Bring the catalogue in line with a release: what changed gets a next version, what didn't is used again.

Versions follow each other without overlap: a new one begins on the day of the release and the one before ends on that
day. Nothing is deleted and nothing published is changed except its end, so running cases keep what they began with.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from .catalogusladen import werk_woorden_bij, werk_zaaktypen_bij
from .catalogusvorm import zaaktypevorm
from .inhoud import Pakket
from .models import Catalogus, Zaaktype
from .vorm import digest_van
from .zaaktypedelen import Woordenlijst, schrijf_delen


@dataclass(frozen=True, slots=True)
class Stand:
    """The versions of one identification that matter on the day of the release."""

    geldig: Zaaktype | None
    volgende: dt.date | None


def werk_bij(pakket: Pakket, *, organisatie_id: UUID, begin: dt.date) -> dict[str, UUID]:
    """Case type versions for all services of ``pakket`` from ``begin``; gives the version id by service.

    Cost: some fifteen queries, whatever the number of services. Runs in the caller's transaction and lock.
    """
    catalogus = _catalogus(pakket, organisatie_id)
    werk_woorden_bij(pakket, catalogus, begin)
    vormen = {slug: zaaktypevorm(pakket, dienst) for slug, dienst in pakket.diensten.items()}
    standen = _standen(catalogus, begin)
    ids: dict[str, UUID] = {}
    nieuw: list[tuple[Zaaktype, dict[str, Any]]] = []
    einden: list[Zaaktype] = []
    for slug, vorm in vormen.items():
        stand = standen.pop(vorm["zaaktype"]["identificatie"], Stand(None, None))
        oud, digest = stand.geldig, digest_van(vorm)
        if oud is not None and oud.bron_digest == digest:
            ids[slug] = oud.id
            continue
        grenzen = (oud.einde_geldigheid if oud is not None else None, stand.volgende)
        einde = min((grens for grens in grenzen if grens is not None), default=None)
        zaaktype = Zaaktype(
            organisatie_id=organisatie_id,
            catalogus=catalogus,
            begin_geldigheid=begin,
            einde_geldigheid=einde,
            versiedatum=begin,
            concept=False,
            bron_digest=digest,
            **vorm["zaaktype"],
        )
        ids[slug] = zaaktype.id
        nieuw.append((zaaktype, vorm))
        if oud is not None:
            einden.append(oud)
    einden += [
        s.geldig
        for naam, s in standen.items()
        if s.geldig is not None and s.geldig.bron_digest and naam not in pakket.zaaktypen
    ]
    _beeindig(einden, begin)  # before the insert: the database refuses an overlap at once
    Zaaktype.objects.bulk_create(z for z, _vorm in nieuw)
    woorden = Woordenlijst.voor(catalogus, vormen.values(), begin)
    schrijf_delen(nieuw, woorden)
    werk_zaaktypen_bij(pakket, catalogus, begin)
    return ids


def _catalogus(pakket: Pakket, organisatie_id: UUID) -> Catalogus:
    kop = pakket.kop
    catalogus, nieuw = Catalogus.objects.get_or_create(
        organisatie_id=organisatie_id,
        domein=kop.catalogus_domein,
        rsin=kop.catalogus_rsin,
        defaults={"contactpersoon_beheer_naam": kop.contactpersoon, "naam": kop.naam},
    )
    if not nieuw and catalogus.contactpersoon_beheer_naam != kop.contactpersoon:
        catalogus.contactpersoon_beheer_naam = kop.contactpersoon
        catalogus.save(update_fields=["contactpersoon_beheer_naam"])
    return catalogus


def _standen(catalogus: Catalogus, begin: dt.date) -> dict[str, Stand]:
    """Per identification: the version valid on ``begin`` and the begin of the next one. One query."""
    na_begin = Q(begin_geldigheid__gt=begin)
    versies: QuerySet[Zaaktype] = Zaaktype.objects.filter(
        na_begin | geldig_op(begin), catalogus=catalogus, concept=False
    )
    standen: dict[str, Stand] = {}
    for versie in versies.order_by("-begin_geldigheid"):
        stand = standen.get(versie.identificatie, Stand(None, None))
        if versie.begin_geldigheid > begin:
            if (
                versie.einde_geldigheid != versie.begin_geldigheid
            ):  # an empty period: superseded before it began
                standen[versie.identificatie] = Stand(stand.geldig, versie.begin_geldigheid)
        else:
            standen[versie.identificatie] = Stand(versie, stand.volgende)
    return standen


def geldig_op(dag: dt.date) -> Q:
    """Valid on ``dag``: begun, and not ended on or before it."""
    return Q(begin_geldigheid__lte=dag) & (Q(einde_geldigheid__isnull=True) | Q(einde_geldigheid__gt=dag))


def _beeindig(versies: Iterable[Zaaktype], dag: dt.date) -> None:
    Zaaktype.objects.filter(id__in=[v.id for v in versies]).update(einde_geldigheid=dag)
