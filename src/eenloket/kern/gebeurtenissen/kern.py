"""Events: typed facts about what happened. They are stored in the outbox by the transaction of the change,
and delivered at least once.

An event is a frozen dataclass with a ``naam``; its fields are ids and codes, never personal data. A
subscriber is a function that is registered by ``abonnee``. The function may be called twice for the same
event, but its own database changes are saved once.
"""

import dataclasses
import uuid
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, dataclass_transform

from ..actoren import Actor


@dataclasses.dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """Base class of events. ``naam`` is public and stable; the fields are str, int, bool, UUID, or lists of
    these.
    """

    naam: ClassVar[str] = ""

    def inhoud(self) -> dict[str, Any]:
        """Return the fields as JSON values."""

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
    """A subscriber.

    ``volgorde`` is the field by which events keep their order: events with the same value are delivered one
    at a time, in the order in which they were written. ``wanneer`` returns whether the subscriber wants a
    given event.
    """

    functie: Functie
    volgorde: str = ""
    wanneer: Callable[[Any], bool] | None = None


@dataclass_transform(kw_only_default=True, frozen_default=True)
def gebeurtenis(naam: str) -> Callable[[type[G]], type[G]]:
    """Class decorator: make the class a frozen dataclass event with the public name ``naam``
    ("zaak.gesloten").

    Raises: ValueError when another event has this name.
    """

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
    """Function decorator: call ``functie(gebeurtenis, door)`` for each event of ``soort``, each time in its
    own handling.

    ``naam`` must be stable: under this name the database remembers which events the subscriber has received.
    Events may arrive in any order, unless ``volgorde`` names a field ("zaak_id"): events with the same value
    of that field then arrive one at a time, in the order in which they were written, and a failing event
    holds up the next ones. ``wanneer`` decides on the event alone; no job is made for an event that
    ``wanneer`` refuses.
    Raises: ValueError when the event has no such field, or when another subscriber has this name.
    """
    if volgorde and volgorde not in {veld.name for veld in dataclasses.fields(soort)}:
        raise ValueError(f"{soort.naam} heeft geen veld {volgorde}")

    def registreer(functie: Callable[[G, Actor], None]) -> Callable[[G, Actor], None]:
        abonnement = Abonnement(functie, volgorde, wanneer)
        if ABONNEES.setdefault(soort.naam, {}).setdefault(naam, abonnement) != abonnement:
            raise ValueError(f"abonnee {naam} bestaat al")
        return functie

    return registreer
