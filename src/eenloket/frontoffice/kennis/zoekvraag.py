"""A question that was taken apart: its words, each with what it may stand for in our vocabulary. ``vraag`` makes it, ``queries`` looks it up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .woorden import zegt_weinig
from .woordenschat import Bekend

ZWAK = 0.2
"""Weight of a word that tells little."""


@dataclass(slots=True)
class Groep:
    """One word of the question: each alternative (language, stem) with what a match is worth."""

    woord: str
    telt: float = 1.0
    alternatieven: dict[tuple[str, str], float] = field(default_factory=dict)
    wortels: dict[tuple[str, str], float] = field(default_factory=dict)

    def neem(self, b: Bekend, factor: float) -> None:
        """Let a known word stand for this one."""
        waarde = factor * self.telt * b.gewicht
        stam, wortel = (b.taal, b.stam), (b.taal, b.wortel)
        self.alternatieven[stam] = max(self.alternatieven.get(stam, 0.0), waarde)
        self.wortels[wortel] = max(self.wortels.get(wortel, 0.0), factor)

    def weeg(self, factor: float) -> "Groep":
        """The same, worth ``factor`` of it: a part of a compound."""
        self.telt *= factor
        self.alternatieven = {stam: waarde * factor for stam, waarde in self.alternatieven.items()}
        return self


@dataclass
class Zoekvraag:
    """A question that was taken apart. ``gewicht`` is what a perfect match of all its words would reach."""

    geheel: str
    groepen: list[Groep]
    gewicht: float

    @cached_property
    def _bekend(self) -> set[tuple[str, str]]:
        return {wortel for groep in self.groepen for wortel in groep.wortels}

    def lijkt_op(self, zin: Sequence[str], taal: str) -> float:
        """How much an everyday phrase (roots) is this question: 0 nothing, 1 the same words."""
        if all((taal, w) not in self._bekend for w in zin):
            return 0.0
        open_ = list(zin)
        raak = som = 0.0
        for groep in self.groepen:
            som += groep.telt
            factor, plaats = max(
                ((groep.wortels.get((taal, w), 0.0), i) for i, w in enumerate(open_)), default=(0.0, -1)
            )
            if factor > 0:
                raak += factor * groep.telt
                open_.pop(plaats)
        rest = sum(ZWAK if zegt_weinig(w) else 1.0 for w in open_)
        return 2 * raak / (som + raak + rest) if raak else 0.0
