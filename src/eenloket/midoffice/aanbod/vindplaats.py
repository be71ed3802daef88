"""Where each item of a package stands, so that a check can point at a line."""

from dataclasses import dataclass, field

from .bevindingen import Bevinding, Ernst
from .bronnen import Bron, Pad, als_pad


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """An item: its file and its path in it."""

    bron: Bron
    pad: Pad

    def regel(self, *verder: str | int) -> int:
        """The line of something inside the item."""
        return self.bron.regel((*self.pad, *verder))


@dataclass(slots=True)
class Vindplaatsen:
    """All items that stand in the files, also those that couldn't be read, by part and name."""

    _per_deel: dict[str, dict[str, Vindplaats]] = field(default_factory=dict)

    def noteer(self, deel: str, naam: str, plaats: Vindplaats) -> None:
        """Remember ``plaats``; the first one stays."""
        self._per_deel.setdefault(deel, {}).setdefault(naam, plaats)

    def zoek(self, deel: str, naam: str) -> Vindplaats | None:
        return self._per_deel.get(deel, {}).get(naam)

    def namen(self, deel: str) -> set[str]:
        return set(self._per_deel.get(deel, {}))

    def bevinding(
        self, deel: str, naam: str, pad: Pad, probleem: str, remedie: str, *, ernst: Ernst = Ernst.FOUT
    ) -> Bevinding:
        """A finding at ``pad`` inside item ``naam`` of ``deel``; without a file when the package wasn't read from one."""
        plaats = self.zoek(deel, naam)
        if plaats is None:
            return Bevinding(f"{deel}/{naam}", 0, als_pad(pad), probleem, remedie, ernst)
        return Bevinding(
            plaats.bron.bestand, plaats.regel(*pad), als_pad((*plaats.pad, *pad)), probleem, remedie, ernst
        )
