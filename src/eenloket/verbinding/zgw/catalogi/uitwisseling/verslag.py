"""The report of an import, or of a trial."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eenloket.midoffice.aanbod.api import catalogus as aanbod


@dataclass(frozen=True, slots=True)
class Regel:
    """One catalogue or type. ``teken``: + new, ~ a next version, = already there. ``verschillen`` are with the newest version there was."""

    teken: str
    soort: str
    naam: str
    verschillen: tuple[aanbod.Verschil, ...] = ()

    def __str__(self) -> str:
        binnen = "".join("\n  " + str(v).replace("\n", "\n  ") for v in self.verschillen)
        return f"{self.teken} {self.soort}/{self.naam}{binnen}"


@dataclass(frozen=True, slots=True)
class Verslag:
    """``catalogus_id`` is None after a trial that would have made it; ``aantallen`` what was made, by file, parts included."""

    catalogus_id: uuid.UUID | None
    proef: bool
    regels: Sequence[Regel]
    aantallen: Mapping[str, int]

    @property
    def samenvatting(self) -> Mapping[str, int]:
        """How many lines there are of each sign."""
        return Counter(regel.teken for regel in self.regels)
