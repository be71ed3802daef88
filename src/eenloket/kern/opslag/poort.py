"""The port for file storage: disk and S3-compatible stores implement it."""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A stored file: ``sleutel`` is the key to read it again, ``grootte`` its size in bytes, ``sha256`` its
    hash in hex.
    """

    sleutel: str
    grootte: int
    sha256: str


class Opslag(Protocol):
    """Storage of files that never change. Each method works in a stream; none holds a whole file in memory."""

    def bewaar(self, stukken: Iterable[bytes]) -> Bewaard:
        """Store the bytes. When this method returns, the bytes survive a crash."""
        ...

    def lees(self, sleutel: str, begin: int = 0, lengte: int | None = None) -> Iterator[bytes]:
        """Return the bytes of a file, or a range of them; a range beyond the end gives nothing.

        Raises: FileNotFoundError, at the call itself and not at the first byte.
        """
        ...

    def verwijder(self, sleutel: str) -> None:
        """Delete the file; nothing happens when the file doesn't exist."""
        ...

    def sleutels(self, map_: str = "", ouder_dan: float = 0.0) -> Iterator[str]:
        """Return the keys of the stored files, for the check on files without a document.

        ``map_`` limits the keys to one folder (two hex digits), ``ouder_dan`` to files that were written more
        than so many seconds ago.
        """
        ...

    def ruim_op(self) -> int:
        """Delete the remains of interrupted writes; return how many there were."""
        ...


def nieuwe_sleutel() -> str:
    """Return a random key; the keys are spread over folders of two hex digits."""
    naam = uuid.uuid4().hex
    return f"{naam[:2]}/{naam[2:]}"


_SLEUTEL = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}")


def is_sleutel(tekst: str) -> bool:
    """Return whether ``tekst`` has the form of a key of this storage."""
    return _SLEUTEL.fullmatch(tekst) is not None
