"""A finding in a content package: where, what, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """A mistake stops the package; a warning asks for a look."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, slots=True, order=True)
class Bevinding:
    """``bestand`` relative to the package's folder, ``regel`` from 1 (0: the whole file), ``pad`` like "leden[2].na[0]"."""

    bestand: str
    regel: int
    pad: str
    probleem: str
    remedie: str
    ernst: Ernst = Ernst.FOUT

    def __str__(self) -> str:
        plaats = f"{self.bestand}:{self.regel}" if self.regel else self.bestand
        pad = f" ({self.pad})" if self.pad else ""
        return f"{plaats}: {self.ernst}: {self.probleem}{pad} → {self.remedie}"
