"""The plan of a request, as a pure function over facts (M-B6).

Facts are outcomes of services (granted, refused, withdrawn); the state of every node follows from the set of facts and
not from the order in which they came. What must be done is the difference between the states kept and the states that follow, so
repeating it does nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eenloket.midoffice.aanbod.inhoud import Tekst


class Uitkomst(StrEnum):
    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


class Planstaat(StrEnum):
    """Where a service of a request stands, as the plan works it out: the values of ``models.Knoopstaat``."""

    STRAKS = "straks"
    LOOPT = "loopt"
    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen"
    INGETROKKEN = "ingetrokken"

    @property
    def eind(self) -> bool:
        return self not in (Planstaat.STRAKS, Planstaat.LOOPT)


@dataclass(frozen=True, slots=True)
class Gevolg:
    """The refusal of ``van`` makes ``voor`` lapse (or, when not ``vervalt``, be looked at by a person)."""

    van: str
    voor: frozenset[str]
    vervalt: bool
    uitleg: Tekst


@dataclass(frozen=True, slots=True)
class Plan:
    """Nodes with what they wait for (no cycles: the content is checked), and what refusals mean. ``samen``: deliver once."""

    na: Mapping[str, frozenset[str]]
    gevolgen: Sequence[Gevolg]
    samen: bool


@dataclass(frozen=True, slots=True)
class Toestand:
    """State of a node; ``door`` names the node it is because of, ``uitleg`` says so in words when the content has them."""

    staat: Planstaat
    door: str = ""
    uitleg: Tekst | None = None


def toestanden(plan: Plan, feiten: Mapping[str, Uitkomst]) -> dict[str, Toestand]:
    """The state of every node, given the outcomes so far. Facts about other nodes are ignored."""
    uit: dict[str, Toestand] = {}

    def van(dienst: str) -> Toestand:
        if dienst not in uit:
            uit[dienst] = _toestand(dienst)
        return uit[dienst]

    def _toestand(dienst: str) -> Toestand:
        if feit := feiten.get(dienst):
            return Toestand(
                Planstaat(feit)
            )  # what happened stands; what it should mean to others is ``te_herzien``
        if gevolg := _vervalt_door(plan, dienst, feiten):
            return Toestand(Planstaat.VERVALLEN, gevolg.van, gevolg.uitleg)
        voorgangers = {p: van(p).staat for p in sorted(plan.na[dienst]) if p in plan.na}
        for voorganger, staat in voorgangers.items():
            if staat.eind and staat is not Planstaat.TOEGEKEND:
                return Toestand(Planstaat.VERVALLEN, voorganger)
        if any(staat is not Planstaat.TOEGEKEND for staat in voorgangers.values()):
            return Toestand(Planstaat.STRAKS)
        return Toestand(Planstaat.LOOPT)

    for dienst in plan.na:
        van(dienst)
    return uit


def _vervalt_door(plan: Plan, dienst: str, feiten: Mapping[str, Uitkomst]) -> Gevolg | None:
    """The refusal that makes ``dienst`` lapse, if any. The first in the order of the content, whatever came first."""
    return next(
        (
            g
            for g in plan.gevolgen
            if g.vervalt and dienst in g.voor and feiten.get(g.van) is Uitkomst.GEWEIGERD
        ),
        None,
    )


def te_herzien(plan: Plan, feiten: Mapping[str, Uitkomst]) -> set[tuple[str, str]]:
    """Pairs (node, because of): granted already when a refusal came that touches it.

    A granted decision is a right (Awb 3:41, legal certainty): the plan doesn't take it back, a person decides whether
    anybody may, and tells the client.
    """
    return {
        (dienst, gevolg.van)
        for gevolg in plan.gevolgen
        if feiten.get(gevolg.van) is Uitkomst.GEWEIGERD
        for dienst in gevolg.voor
        if dienst in plan.na and feiten.get(dienst) is Uitkomst.TOEGEKEND
    }


def te_beoordelen(plan: Plan, feiten: Mapping[str, Uitkomst]) -> set[tuple[str, str]]:
    """Pairs (node, because of) that a person must look at after a refusal, while it is still being handled."""
    huidig = toestanden(plan, feiten)
    return {
        (dienst, gevolg.van)
        for gevolg in plan.gevolgen
        if not gevolg.vervalt and feiten.get(gevolg.van) is Uitkomst.GEWEIGERD
        for dienst in gevolg.voor
        if dienst in huidig and huidig[dienst].staat is Planstaat.LOOPT
    }


def te_leveren(plan: Plan, huidig: Mapping[str, Toestand], geleverd: frozenset[str]) -> list[str]:
    """Nodes to hand over now: together when all has ended, or each as it comes. Lapsed and withdrawn ones are told apart."""
    klaar = [
        d
        for d, t in huidig.items()
        if t.staat in (Planstaat.TOEGEKEND, Planstaat.GEWEIGERD) and d not in geleverd
    ]
    if plan.samen and not all(t.staat.eind for t in huidig.values()):
        return []
    return klaar


def afgerond(huidig: Mapping[str, Toestand]) -> bool:
    """Everything has an end state."""
    return all(t.staat.eind for t in huidig.values())
