"""The place of each item of a package, so that a check can name a line."""

from dataclasses import dataclass, field

from .bevindingen import Bevinding, Ernst
from .bronnen import Bronbestand, Pad, als_pad


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """The place of an item: its file and its path in that file."""

    bron: Bronbestand
    pad: Pad

    def regel(self, *verder: str | int) -> int:
        """Return the line of a part of the item."""
        return self.bron.regel((*self.pad, *verder))


@dataclass(slots=True)
class Vindplaatsen:
    """The places of all items in the files, by part and name; also of items that couldn't be read."""

    _per_deel: dict[str, dict[str, Vindplaats]] = field(default_factory=dict)

    def noteer(self, deel: str, naam: str, plaats: Vindplaats) -> None:
        """Store ``plaats``, unless this item has a place already."""
        self._per_deel.setdefault(deel, {}).setdefault(naam, plaats)

    def zoek(self, deel: str, naam: str) -> Vindplaats | None:
        """Return the place of an item; None when there is none."""
        return self._per_deel.get(deel, {}).get(naam)

    def namen(self, deel: str) -> set[str]:
        """Return the names of the items of a part."""
        return set(self._per_deel.get(deel, {}))

    def bevinding(
        self, deel: str, naam: str, pad: Pad, probleem: str, remedie: str, *, ernst: Ernst = Ernst.FOUT
    ) -> Bevinding:
        """Return a finding at ``pad`` inside item ``naam`` of ``deel``; without a line when the package
        wasn't read from files.
        """
        plaats = self.zoek(deel, naam)
        if plaats is None:
            return Bevinding(f"{deel}/{naam}", 0, als_pad(pad), probleem, remedie, ernst)
        return Bevinding(
            plaats.bron.bestand, plaats.regel(*pad), als_pad((*plaats.pad, *pad)), probleem, remedie, ernst
        )
