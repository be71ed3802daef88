"""A finding in a content package: the place, the problem, and how to solve it."""

from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """The severity of a finding: a mistake stops the loading of the package, a warning asks the editor to
    check.
    """

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, slots=True, order=True)
class Bevinding:
    """One finding. ``bestand`` is relative to the folder of the package, ``regel`` counts from 1 (0: the
    whole file).

    ``pad`` is the place within the file, such as "leden[2].na[0]".
    """

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
