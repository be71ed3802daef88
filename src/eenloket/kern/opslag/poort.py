"""Where the bytes of documents live: one port, disk or S3-compatible behind it."""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What was stored: ``sleutel`` to get it back, ``grootte`` in bytes, ``sha256`` in hex."""

    sleutel: str
    grootte: int
    sha256: str


class Opslag(Protocol):
    """Storage of immutable blobs. Each method streams; nothing holds a whole file in memory."""

    def bewaar(self, stukken: Iterable[bytes]) -> Bewaard:
        """Store the bytes durably (they survive a crash once this returns)."""
        ...

    def lees(self, sleutel: str, begin: int = 0, lengte: int | None = None) -> Iterator[bytes]:
        """The bytes, or a range of them; beyond the end is nothing. Raises: FileNotFoundError, at the call itself."""
        ...

    def verwijder(self, sleutel: str) -> None:
        """Remove; nothing happens when it's gone already."""
        ...

    def sleutels(self, map_: str = "", ouder_dan: float = 0.0) -> Iterator[str]:
        """Every key, for the check on orphans; of one folder (two hex digits), or written more than so many seconds ago."""
        ...

    def ruim_op(self) -> int:
        """Remove what interrupted writes left behind; returns how many."""
        ...


def nieuwe_sleutel() -> str:
    """A random key, spread over folders of two hex digits."""
    naam = uuid.uuid4().hex
    return f"{naam[:2]}/{naam[2:]}"


_SLEUTEL = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}")


def is_sleutel(tekst: str) -> bool:
    """Whether ``tekst`` can be a key that we gave out."""
    return _SLEUTEL.fullmatch(tekst) is not None
