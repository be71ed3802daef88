"""What the midoffice wants from foreign systems; adapters in ``verbinding`` give it, ``config.koppelingen`` binds them."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from eenloket.kern.doel import Doel
from eenloket.kern.sleutels.api import Nummersoort


@dataclass(frozen=True, slots=True)
class Registerwaarde:
    """What a register says: value in the shape of the question's kind, register and date of the fact."""

    waarde: Any
    register: str
    peildatum: dt.date
    in_onderzoek: bool = False


class Registers(Protocol):
    """Base registers (M-B4). Each call is bounded in time; a register that is down gives no facts but a name in ``gestoord``."""

    def bekend(
        self, soort: Nummersoort, nummer: str, bronnen: Sequence[str], velden: Sequence[str], doel: Doel
    ) -> "Bekend":
        """The facts behind ``bronnen`` ("brp.naam", "kvk.adres") of one client. ``velden`` are the register's own field paths
        that the purpose allows; nothing else is asked for. Other persons come as options {id, label}: a pseudonym of the domain
        *aanvragen*, or ``zonder-nummer-…`` for who has no number. The caller has logged nothing yet: the adapter logs each lookup."""
        ...

    def adres(
        self, postcode: str, huisnummer: int, huisletter: str = "", toevoeging: str = ""
    ) -> "Adresuitkomst":
        """The address in the register of addresses."""
        ...


@dataclass(frozen=True, slots=True)
class Bekend:
    """``geheimhouding``: the person asked the register to keep the data from others (Wet BRP art. 2.59)."""

    feiten: Mapping[str, Registerwaarde]
    gestoord: tuple[str, ...] = ()
    geheimhouding: bool = False


@dataclass(frozen=True, slots=True)
class Adresuitkomst:
    """``gevonden`` has the shape of an adres answer, or is None; ``gestoord`` when the register didn't answer."""

    gevonden: Mapping[str, Any] | None
    gestoord: bool = False


class Bijhouding(Protocol):
    """Reporting a granted change to the register that owns the fact; ``diensten`` are the services (slugs) it can process."""

    diensten: frozenset[str]

    def verwerk(self, dienst: str, kenmerk: str, nummer: str, antwoorden: Mapping[str, Any]) -> None:
        """Process a granted service in the person register (idempotent by ``kenmerk``).

        Raises: BuitenBereik when it must be tried again later, ValueError (the register's own code) when it never will."""
        ...


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What a partner is asked to do: only what its task needs (M-B15). ``kenmerk`` is our case number."""

    kenmerk: str
    soort: str  # "opdracht" or "advies"
    dienst: str
    gegevens: Mapping[str, Any]


class Partners(Protocol):
    def draag_over(
        self, koppeling: str, opdracht: Opdracht, *, aanvraag_id: Any, zaak_id: Any, taak_id: Any = None
    ) -> None:
        """Put a hand-over in the outbox of the connection, in the present transaction; delivered with retries."""
        ...


@dataclass(slots=True)
class _Poorten:
    registers: Registers | None = None
    bijhouding: Bijhouding | None = None
    partners: Partners | None = None


poorten = _Poorten()
"""Bound at start by ``config.koppelingen``."""


Vernietiger = Callable[[Sequence[uuid.UUID]], Sequence[uuid.UUID]]
"""Gets the ids of requests that go with their last case, in that transaction; removes what its room keeps of them, and gives the ids of
main things that went with them, whose trail goes too."""
_vernietigers: list[Vernietiger] = []


def bij_vernietigen_van_aanvragen(functie: Vernietiger) -> Vernietiger:
    """Function decorator: runs when requests go with their last case."""
    _vernietigers.append(functie)
    return functie


def vernietigers() -> Sequence[Vernietiger]:
    """All of them."""
    return _vernietigers
