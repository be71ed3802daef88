"""The reach of a right: the services and the highest level of confidentiality for which an employee has the
right (M-F1, M-F4).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

HOOGSTE = 8
"""The highest of the eight national levels of confidentiality: very secret."""


@dataclass(frozen=True, slots=True)
class Strook:
    """One part of a reach: these services, up to and including this level of confidentiality.

    ``diensten`` holds slugs; None means every service, and also cases without a service.
    """

    diensten: frozenset[str] | None
    hoogste: int

    def omvat(self, dienst: str, niveau: int) -> bool:
        """Return whether a service and a level lie within this part."""
        return niveau <= self.hoogste and (self.diensten is None or dienst in self.diensten)


@dataclass(frozen=True, slots=True)
class Bereik:
    """The reach of one right: everything that lies in at least one of its parts. A reach without parts holds
    nothing.
    """

    stroken: tuple[Strook, ...]

    @property
    def diensten(self) -> frozenset[str] | None:
        """Every service that the right reaches at some level; None means all services."""
        uit: frozenset[str] = frozenset()
        for strook in self.stroken:
            if strook.diensten is None:
                return None
            uit |= strook.diensten
        return uit

    def omvat(self, dienst: str, niveau: int) -> bool:
        """Return whether the employee may see something with this service and this level."""
        return any(strook.omvat(dienst, niveau) for strook in self.stroken)

    def voorwaarde(self, pad: str = "") -> Q:
        """Return the reach as a condition for a query, so that the limit of the query counts only rows that
        the employee may see.

        ``pad`` leads from the row to the case ("zaak__"); the case has ``dienst`` and
        ``vertrouwelijkheidaanduiding``.
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
    """Return a reach; a part that lies completely within another part is left out."""
    uniek = list(dict.fromkeys(stroken))
    return Bereik(tuple(s for s in uniek if not any(_binnen(s, ander) for ander in uniek if ander != s)))


def _binnen(klein: Strook, groot: Strook) -> bool:
    if klein.hoogste > groot.hoogste:
        return False
    return groot.diensten is None or (klein.diensten is not None and klein.diensten <= groot.diensten)


def doorsnede(een: frozenset[str] | None, ander: frozenset[str] | None) -> frozenset[str] | None:
    """Return the services that both sets have; None stands for every service."""
    if een is None or ander is None:
        return ander if een is None else een
    return een & ander


OVERAL = Bereik((Strook(None, HOOGSTE),))
"""The reach of everything."""
