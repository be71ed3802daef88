"""Make the catalogue agree with a release: a changed type gets a new version, an unchanged type keeps its
version (see ``versies``).

The case type of a service is first written in its long form (``catalogusvorm``); from then on it is treated
as any described type. A type keeps its version when it was made from the same content, also when another
system corrected it since; and when its rows already agree with the description, whoever made them.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from .beschrijving import beschrijf, beschrijf_besluittypen, beschrijf_documenttypen, kolommen
from .beschrijvingdelen import schrijf_delen
from .catalogusvorm import zaaktypevorm
from .inhoud import Pakket
from .modellen.velden import Versie
from .models import Besluittype, Catalogus, Informatieobjecttype, Zaaktype
from .versies import Opvolging, bewaar, geldige_ids, volg_op
from .vorm import digest_van
from .woordenlijst import koppel_brieven, zorg_voor_woorden

V = TypeVar("V", bound=Versie)
B = TypeVar("B", bound=BaseModel)
Beschrijver = Callable[[Iterable[uuid.UUID]], Mapping[uuid.UUID, BaseModel]]


def werk_bij(pakket: Pakket, *, organisatie_id: uuid.UUID, begin: dt.date) -> dict[str, uuid.UUID]:
    """Make case type versions for ``pakket`` from ``begin``; return the version id by service.

    Runs in the caller's transaction and lock. Cost: some forty statements at most, whatever the number of
    types.
    """
    catalogus = _catalogus(pakket, organisatie_id)
    van_diensten = [zaaktypevorm(pakket, dienst) for dienst in pakket.diensten.values()]
    _werk_woorden_bij(pakket, catalogus, begin)
    zorg_voor_woorden(van_diensten, catalogus, begin)
    opvolging = volg_op(
        Zaaktype,
        "identificatie",
        [*van_diensten, *pakket.zaaktypen.values()],
        catalogus,
        begin,
        zelfde=lambda paren: _ongewijzigd(paren, beschrijf),
        kolommen=lambda vorm: {
            **kolommen(vorm, Zaaktype), "versiedatum": begin, "bron_digest": _digest(vorm)
        },
        vervallen=lambda versie: bool(versie.bron_digest),
    )  # fmt: skip
    bewaar(Zaaktype, opvolging, begin)
    documenten = geldige_ids(Informatieobjecttype, "omschrijving", catalogus, begin)
    besluiten = geldige_ids(Besluittype, "omschrijving", catalogus, begin)
    schrijf_delen(
        opvolging.nieuw,
        documenten=documenten,
        besluiten=besluiten,
        zaaktypen=geldige_ids(Zaaktype, "identificatie", catalogus, begin),
    )
    nieuw = {vorm.identificatie for _rij, vorm in opvolging.nieuw}
    koppel_brieven([vorm for vorm in van_diensten if vorm.identificatie in nieuw], documenten, besluiten)
    return dict(zip(pakket.diensten, opvolging.ids, strict=False))


def _catalogus(pakket: Pakket, organisatie_id: uuid.UUID) -> Catalogus:
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


def _werk_woorden_bij(pakket: Pakket, catalogus: Catalogus, begin: dt.date) -> None:
    """Make the document types and decision types that the package describes. Cost: some eight queries, none
    without them.
    """
    _volg_woorden_op(Informatieobjecttype, pakket.documenttypen, beschrijf_documenttypen, catalogus, begin)
    nieuw = _volg_woorden_op(Besluittype, pakket.besluittypen, beschrijf_besluittypen, catalogus, begin)
    documenten = geldige_ids(Informatieobjecttype, "omschrijving", catalogus, begin)
    koppel = Besluittype.informatieobjecttypen.through
    koppel.objects.bulk_create(
        koppel(besluittype_id=rij.id, informatieobjecttype_id=documenten[naam])
        for rij, vorm in nieuw.nieuw
        for naam in vorm.informatieobjecttypen
    )


def _volg_woorden_op(
    model: type[V],
    vormen: Mapping[str, B],
    beschrijver: Beschrijver,
    catalogus: Catalogus,
    begin: dt.date,
) -> Opvolging[V, B]:
    if not vormen:
        return Opvolging([], [], [])
    opvolging = volg_op(
        model,
        "omschrijving",
        list(vormen.values()),
        catalogus,
        begin,
        zelfde=lambda paren: _ongewijzigd(paren, beschrijver),
        kolommen=lambda vorm: kolommen(vorm, model),
    )
    bewaar(model, opvolging, begin)
    return opvolging


def _ongewijzigd(paren: Sequence[tuple[V, B]], beschrijver: Beschrijver) -> set[uuid.UUID]:
    """Return the versions that were made from the same content, and those whose rows agree with the
    description.
    """
    zelfde = {rij.id for rij, vorm in paren if getattr(rij, "bron_digest", "") == _digest(vorm)}
    rest = [(rij, vorm) for rij, vorm in paren if rij.id not in zelfde]
    beelden: Mapping[Any, BaseModel] = beschrijver(rij.id for rij, _vorm in rest) if rest else {}
    return zelfde | {rij.id for rij, vorm in rest if beelden[rij.id] == _gesorteerd(vorm)}


def _digest(vorm: BaseModel) -> str:
    return digest_van(_gesorteerd(vorm).model_dump(mode="json"))


def _gesorteerd(vorm: B) -> B:
    """Return the description with its parts in the order of the rows, because an editor may write parts in
    any order.
    """
    ruw = vorm.model_dump()
    for deel, waarde in ruw.items():
        if isinstance(waarde, list) and deel not in _OP_VOLGORDE:
            ruw[deel] = sorted(waarde, key=_plaats)
            for ding in ruw[deel]:
                if isinstance(ding, dict):
                    for binnen in ("besluittypen", "informatieobjecttypen", "statustypen", "resultaattypen"):
                        if binnen in ding:
                            ding[binnen] = sorted(ding[binnen])
    return type(vorm).model_validate(ruw)


_OP_VOLGORDE = frozenset({"trefwoorden", "trefwoord", "verantwoordingsrelatie", "producten_of_diensten"})
_SLEUTELS = (
    ("volgnummer",), ("relatie_omschrijving", "objecttype", "ander_objecttype"), ("zaaktype", "url", "aard_relatie"), ("naam",), ("omschrijving",),
)  # fmt: skip


def _plaats(ding: object) -> tuple[object, ...]:
    if not isinstance(ding, dict):
        return (ding,)
    sleutel = next(namen for namen in _SLEUTELS if namen[0] in ding)
    return tuple(ding[naam] for naam in sleutel)
