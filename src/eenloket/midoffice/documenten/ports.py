"""The ports of this room: the virus scanner for uploads, and the rooms that refer to documents. This room
doesn't import them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Model


class Virusscan(Protocol):
    """A virus scanner."""

    def scan(self, stukken: Iterable[bytes]) -> str:
        """Return "schoon", or the name of the virus that was found.

        Raises: BuitenBereik when the scanner doesn't answer.
        """
        ...

    def controleer(self) -> None:
        """Check the connection with the scanner.

        Raises: BuitenBereik.
        """
        ...


class _Poorten:
    virusscan: Virusscan | None = None


poorten = _Poorten()


@dataclass(frozen=True, slots=True)
class Verwijzer:
    """A room with things that have documents. A document that such a thing refers to can't be destroyed.

    ``soort`` is the standard's name for such a thing (``zaak``), ``ding`` its model (with
    ``organisatie_id``), ``relatie`` the model of its relations with documents (with ``informatieobject_id``),
    and ``kolom`` the column of that model that refers to the thing (``zaak_id``).
    """

    soort: str
    ding: type[Model]
    relatie: type[Model]
    kolom: str


_verwijzers: dict[str, Verwijzer] = {}


def verwijst_naar_documenten(verwijzer: Verwijzer) -> None:
    """Register a room whose things have documents; the room calls this when Django starts."""
    _verwijzers[verwijzer.soort] = verwijzer


def verwijzers() -> Mapping[str, Verwijzer]:
    """Return all registered rooms, by the name of their things."""
    return _verwijzers
