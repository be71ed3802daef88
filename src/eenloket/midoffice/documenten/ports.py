"""What this room asks of others without knowing them: the virus scanner behind uploads, and which rooms refer to documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Model


class Virusscan(Protocol):
    def scan(self, stukken: Iterable[bytes]) -> str:
        """ "schoon", or the name of what was found. Raises: BuitenBereik when the scanner doesn't answer."""
        ...

    def controleer(self) -> None:
        """Check the connection. Raises: BuitenBereik."""
        ...


class _Poorten:
    virusscan: Virusscan | None = None


poorten = _Poorten()


@dataclass(frozen=True, slots=True)
class Verwijzer:
    """A room whose things documents belong to. A document that one of them refers to can't be destroyed.

    ``soort`` is what the standard calls such a thing (``zaak``), ``ding`` its model (with ``organisatie_id``), ``relatie`` the model of its
    relations with documents (with ``informatieobject_id``), and ``kolom`` the column there that refers to the thing (``zaak_id``).
    """

    soort: str
    ding: type[Model]
    relatie: type[Model]
    kolom: str


_verwijzers: dict[str, Verwijzer] = {}


def verwijst_naar_documenten(verwijzer: Verwijzer) -> None:
    """Make a room known whose things documents belong to; call it when Django starts."""
    _verwijzers[verwijzer.soort] = verwijzer


def verwijzers() -> Mapping[str, Verwijzer]:
    """All of them, by the sort of their things."""
    return _verwijzers
