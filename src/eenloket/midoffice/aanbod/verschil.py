"""The changes between two packages: shown before loading, and returned by loading."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .inhoud import Pakket
from .vorm import OP_VOLGORDE, SLEUTELS, naar_inhoud, normaal

_NAMEN = {**SLEUTELS, "levensgebeurtenissen": "slug", "zoekwoorden": "doel"}


class Verschilsoort(StrEnum):
    """What happened to an item between two versions."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    VERVALLEN = "vervallen"

    @property
    def teken(self) -> str:
        """The sign that is written in front of the item."""
        return {"nieuw": "+", "gewijzigd": "~", "vervallen": "-"}[self.value]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change: ``deel`` of the package ("diensten"), ``naam`` of the item, and the changed ``velden``
    (paths, sorted).
    """

    soort: Verschilsoort
    deel: str
    naam: str
    velden: tuple[str, ...] = ()

    def __str__(self) -> str:
        velden = f": {', '.join(self.velden)}" if self.velden else ""
        return f"{self.soort.teken} {self.deel}/{self.naam}{velden}"


def verschil(oud: Pakket | None, nieuw: Pakket) -> list[Wijziging]:
    """Return the changes from ``oud`` (None: no package) to ``nieuw``, by part and name. Empty exactly when
    the digests are equal.
    """
    voor = _delen(oud) if oud is not None else {}
    na = _delen(nieuw)
    wijzigingen = [w for deel in na for w in _vergelijk(deel, voor.get(deel, {}), na[deel])]
    for deel in sorted(OP_VOLGORDE | {"levensgebeurtenissen"}):
        if list(voor.get(deel, {})) != list(na[deel]) and not any(
            w.deel == deel and w.soort is not Verschilsoort.GEWIJZIGD for w in wijzigingen
        ):
            wijzigingen.append(Wijziging(Verschilsoort.GEWIJZIGD, deel, "volgorde"))
    return wijzigingen


def _delen(pakket: Pakket) -> dict[str, dict[str, Any]]:
    inhoud = naar_inhoud(normaal(pakket))
    delen: dict[str, dict[str, Any]] = {"pakket": {"kop": inhoud["kop"]}}
    for deel, sleutel in _NAMEN.items():
        delen[deel] = {item[sleutel]: item for item in inhoud.get(deel, ())}
    delen["regels"] = inhoud["regels"]
    delen["diagnose"] = {"diagnose": inhoud["diagnose"]} if inhoud["diagnose"] else {}
    return delen


def _vergelijk(deel: str, voor: dict[str, Any], na: dict[str, Any]) -> Iterator[Wijziging]:
    for naam in sorted(voor.keys() | na.keys()):
        if naam not in voor:
            yield Wijziging(Verschilsoort.NIEUW, deel, naam)
        elif naam not in na:
            yield Wijziging(Verschilsoort.VERVALLEN, deel, naam)
        elif voor[naam] != na[naam]:
            yield Wijziging(
                Verschilsoort.GEWIJZIGD, deel, naam, tuple(sorted(set(_paden(voor[naam], na[naam]))))
            )


def _paden(voor: Any, na: Any, pad: str = "") -> Iterator[str]:
    """Yield the paths at which two JSON values differ; lists of different length differ as a whole."""
    if isinstance(voor, dict) and isinstance(na, dict):
        for sleutel in voor.keys() | na.keys():
            yield from _paden(voor.get(sleutel), na.get(sleutel), f"{pad}.{sleutel}" if pad else str(sleutel))
    elif isinstance(voor, list) and isinstance(na, list) and len(voor) == len(na):
        for i, (links, rechts) in enumerate(zip(voor, na, strict=True)):
            yield from _paden(links, rechts, f"{pad}[{i}]")
    elif voor != na:
        yield pad
