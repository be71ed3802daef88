"""The differences between two versions of a case type, per part and per field, for pages and the command
line.
"""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..beschrijving import beschrijf
from ..fouten import OnbekendType
from ..inhoud.zaaktype import Zaaktypebeschrijving
from ..models import Zaaktype
from ..verschil import Verschilsoort

SLEUTELS: Mapping[str, tuple[str, ...]] = {
    "statustypen": ("omschrijving",),
    "resultaattypen": ("omschrijving",),
    "roltypen": ("omschrijving",),
    "eigenschappen": ("naam",),
    "documenten": ("informatieobjecttype", "richting"),
    "zaakobjecttypen": ("relatie_omschrijving", "objecttype"),
    "gerelateerd": ("zaaktype", "url", "aard_relatie"),
}
"""Parts that are lists, with the fields that identify the same item in another version."""
_LEEG: tuple[Any, ...] = (None, "", [])
ZELF = "zaaktype"
"""Name of the part that holds the fields of the case type itself."""


@dataclass(frozen=True, slots=True)
class Veldverschil:
    """A field with both values, as JSON values."""

    veld: str
    oud: Any
    nieuw: Any


@dataclass(frozen=True, slots=True)
class Verschil:
    """One item of ``deel`` ("statustypen") that was added, removed or changed.

    ``velden`` are the changed fields; for an added or removed item all filled fields in their own order,
    without its name.
    """

    soort: Verschilsoort
    deel: str
    naam: str
    velden: tuple[Veldverschil, ...] = ()

    def __str__(self) -> str:
        anders = self.velden if self.soort is Verschilsoort.GEWIJZIGD else ()
        velden = "".join(f"\n    {v.veld}: {_kort(v.oud)} → {_kort(v.nieuw)}" for v in anders)
        return f"{self.soort.teken} {self.deel}/{self.naam}{velden}"


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two versions and their differences, without dates and concept."""

    oud: Zaaktype
    nieuw: Zaaktype
    verschillen: tuple[Verschil, ...]


def vergelijk_versies(organisatie_id: uuid.UUID, oud: uuid.UUID, nieuw: uuid.UUID) -> Vergelijking:
    """Compare two versions of this organisation, of one case type or of two, also when content doesn't allow
    them.

    This is the only comparison of versions: pages and the command line both show it.
    Raises: OnbekendType.
    Cost: some seventeen queries.
    """
    rijen = {z.id: z for z in Zaaktype.objects.filter(organisatie_id=organisatie_id, id__in=[oud, nieuw])}
    if oud not in rijen or nieuw not in rijen:
        raise OnbekendType()
    beelden = beschrijf([oud, nieuw])
    return Vergelijking(rijen[oud], rijen[nieuw], tuple(vergelijk(beelden[oud], beelden[nieuw])))


def versies(organisatie_id: uuid.UUID, identificatie: str) -> list[Zaaktype]:
    """Return all versions of a case type, newest first; those of several catalogues when these share the
    identification. One query.
    """
    eigen = Zaaktype.objects.filter(organisatie_id=organisatie_id, identificatie=identificatie)
    return list(eigen.select_related("catalogus").order_by("-begin_geldigheid", "-id")[:1000])


def vergelijk(oud: Zaaktypebeschrijving, nieuw: Zaaktypebeschrijving) -> Iterator[Verschil]:
    """Yield the differences: the case type itself first, then its parts in the order of their names."""
    zelf = tuple(_velden(oud, nieuw, set(Zaaktypebeschrijving.model_fields) - set(SLEUTELS)))
    if zelf:
        yield Verschil(Verschilsoort.GEWIJZIGD, ZELF, nieuw.identificatie, zelf)
    for deel, sleutel in SLEUTELS.items():
        voor, na = _op_naam(getattr(oud, deel), sleutel), _op_naam(getattr(nieuw, deel), sleutel)
        for naam in sorted(voor.keys() | na.keys()):
            if naam not in voor:
                nieuws = _gevuld(na[naam], sleutel)
                yield Verschil(
                    Verschilsoort.NIEUW, deel, naam, tuple(Veldverschil(v, None, w) for v, w in nieuws)
                )
            elif naam not in na:
                weg = _gevuld(voor[naam], sleutel)
                yield Verschil(
                    Verschilsoort.VERVALLEN, deel, naam, tuple(Veldverschil(v, w, None) for v, w in weg)
                )
            elif velden := tuple(_velden(voor[naam], na[naam], set(type(na[naam]).model_fields))):
                yield Verschil(Verschilsoort.GEWIJZIGD, deel, naam, velden)


def _velden(oud: BaseModel, nieuw: BaseModel, namen: set[str]) -> Iterator[Veldverschil]:
    voor, na = _als_json(oud), _als_json(nieuw)
    for naam in sorted(namen):
        if voor[naam] != na[naam]:
            yield Veldverschil(naam, voor[naam], na[naam])


def _gevuld(ding: BaseModel, zonder: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield the filled fields, without the fields that name the item."""
    for naam, waarde in _als_json(ding).items():
        if naam not in zonder and waarde not in _LEEG:
            yield naam, waarde


def _als_json(ding: BaseModel) -> dict[str, Any]:
    return ding.model_dump(mode="json", warnings=False)


def _op_naam(dingen: Sequence[BaseModel], sleutel: Sequence[str]) -> dict[str, BaseModel]:
    """Return the items by name; a second item with the same name gets a number."""
    gezien: Counter[str] = Counter()
    uit = {}
    for ding in dingen:
        naam = " ".join(str(getattr(ding, veld)) for veld in sleutel if getattr(ding, veld))
        gezien[naam] += 1
        uit[naam if gezien[naam] == 1 else f"{naam} ({gezien[naam]})"] = ding
    return uit


def _kort(waarde: Any) -> str:
    tekst = "(leeg)" if waarde in _LEEG else str(waarde)
    return tekst if len(tekst) <= 80 else tekst[:79] + "…"
