"""How far a right of staff reaches: to which services, and up to which level of confidentiality (M-F1, M-F4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

HOOGSTE = 8
"""The highest of the eight national levels of confidentiality: very secret."""


@dataclass(frozen=True, slots=True)
class Strook:
    """A part of a reach: these services (slugs; None: every service, and cases without one), up to and including this level."""

    diensten: frozenset[str] | None
    hoogste: int

    def omvat(self, dienst: str, niveau: int) -> bool:
        """Whether a thing of this service and level lies within it."""
        return niveau <= self.hoogste and (self.diensten is None or dienst in self.diensten)


@dataclass(frozen=True, slots=True)
class Bereik:
    """What one right reaches: everything that lies in one of the parts. Without parts it reaches nothing."""

    stroken: tuple[Strook, ...]

    @property
    def diensten(self) -> frozenset[str] | None:
        """Every service that it reaches at some level; None: all of them."""
        uit: frozenset[str] = frozenset()
        for strook in self.stroken:
            if strook.diensten is None:
                return None
            uit |= strook.diensten
        return uit

    def omvat(self, dienst: str, niveau: int) -> bool:
        """Whether a thing of this service and level may be seen."""
        return any(strook.omvat(dienst, niveau) for strook in self.stroken)

    def voorwaarde(self, pad: str = "") -> Q:
        """The same as a condition of a query, so that a limit counts only what may be seen.

        ``pad`` leads from the row to the case ("zaak__"); the case has ``dienst`` and ``vertrouwelijkheidaanduiding``.
        """
        uit = Q(pk__in=[])
        for strook in self.stroken:
            deel = Q()
            if strook.hoogste < HOOGSTE:
                deel &= Q(**{f"{pad}vertrouwelijkheidaanduiding__lte": strook.hoogste})
            if strook.diensten is not None:
                deel &= Q(**{f"{pad}dienst__in": sorted(strook.diensten)})
            if not deel:
                return deel
            uit |= deel
        return uit


def maak_bereik(stroken: Iterable[Strook]) -> Bereik:
    """A reach without parts that lie within another part."""
    uniek = list(dict.fromkeys(stroken))
    return Bereik(tuple(s for s in uniek if not any(_binnen(s, ander) for ander in uniek if ander != s)))


def _binnen(klein: Strook, groot: Strook) -> bool:
    if klein.hoogste > groot.hoogste:
        return False
    return groot.diensten is None or (klein.diensten is not None and klein.diensten <= groot.diensten)


def doorsnede(een: frozenset[str] | None, ander: frozenset[str] | None) -> frozenset[str] | None:
    """The services of both; None stands for every service."""
    if een is None or ander is None:
        return ander if een is None else een
    return een & ander


OVERAL = Bereik((Strook(None, HOOGSTE),))
"""Reaches everything."""
