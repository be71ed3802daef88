"""Events: typed facts about what happened, in the outbox of the same transaction, delivered at least once.

An event is a frozen dataclass with a ``naam``; its fields are ids and codes, never personal data. A subscriber is a
function registered by ``abonnee``; it may be called twice for the same event and its own database changes happen once.
"""

import dataclasses
import uuid
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, dataclass_transform

from ..actoren import Actor


@dataclasses.dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """Base of events. ``naam`` is public and stable; fields are str, int, bool, UUID, or lists of these."""

    naam: ClassVar[str] = ""

    def inhoud(self) -> dict[str, Any]:
        """The fields as JSON values."""

        def json(waarde: Any) -> Any:
            if isinstance(waarde, uuid.UUID):
                return str(waarde)
            return [json(w) for w in waarde] if isinstance(waarde, list | tuple) else waarde

        return {veld.name: json(getattr(self, veld.name)) for veld in dataclasses.fields(self)}


G = TypeVar("G", bound=Gebeurtenis)
Functie = Callable[[Any, Actor], None]
SOORTEN: dict[str, type[Gebeurtenis]] = {}
ABONNEES: dict[str, dict[str, "Abonnement"]] = {}


@dataclasses.dataclass(frozen=True, slots=True)
class Abonnement:
    """A subscriber. ``volgorde`` names the field whose events it gets one at a time, as they were written; ``wanneer`` says which it wants."""

    functie: Functie
    volgorde: str = ""
    wanneer: Callable[[Any], bool] | None = None


@dataclass_transform(kw_only_default=True, frozen_default=True)
def gebeurtenis(naam: str) -> Callable[[type[G]], type[G]]:
    """Class decorator: a frozen dataclass event known as ``naam`` ("zaak.gesloten")."""

    def maak(klasse: type[G]) -> type[G]:
        soort = dataclasses.dataclass(frozen=True, kw_only=True)(klasse)
        soort.naam = naam
        if SOORTEN.setdefault(naam, soort) is not soort:
            raise ValueError(f"gebeurtenis {naam} bestaat al")
        return soort

    return maak


def abonnee(
    soort: type[G], naam: str, *, volgorde: str = "", wanneer: Callable[[G], bool] | None = None
) -> Callable[[Callable[[G, Actor], None]], Callable[[G, Actor], None]]:
    """Function decorator: ``functie(gebeurtenis, door)`` runs for each event of ``soort``, in a handling of its own.

    ``naam`` is stable: it remembers which events this subscriber has had. Events may arrive in any order, unless
    ``volgorde`` names a field ("zaak_id"): those with the same value then come one at a time in the order in which they were
    written, and one that fails holds up the ones behind it. ``wanneer`` looks at the event alone: no job is made for one that it refuses.
    """
    if volgorde and volgorde not in {veld.name for veld in dataclasses.fields(soort)}:
        raise ValueError(f"{soort.naam} heeft geen veld {volgorde}")

    def registreer(functie: Callable[[G, Actor], None]) -> Callable[[G, Actor], None]:
        abonnement = Abonnement(functie, volgorde, wanneer)
        if ABONNEES.setdefault(soort.naam, {}).setdefault(naam, abonnement) != abonnement:
            raise ValueError(f"abonnee {naam} bestaat al")
        return functie

    return registreer
