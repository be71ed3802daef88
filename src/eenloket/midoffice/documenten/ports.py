"""The virus scanner behind uploads."""

from collections.abc import Iterable
from typing import Protocol


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
