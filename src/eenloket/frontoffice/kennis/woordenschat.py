"""The vocabulary of an index, in memory: which words we know, their roots, and what an unknown word may stand for."""

import string
import uuid
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from eenloket.kern.geheugen import Houdbaar

from .models import Index, Woord
from .woorden import wortels

_KORTSTE_TIKFOUT = 4
_KORTSTE_BEGIN, _KORTSTE_BINNEN = 4, 5


@dataclass(frozen=True, slots=True)
class Bekend:
    """A word of the vocabulary in one language."""

    woord: str
    taal: str
    stam: str
    wortel: str
    gewicht: float


@dataclass(slots=True)
class Woordenschat:
    """All words of one index. About five thousand words, two megabytes."""

    per_woord: dict[str, list[Bekend]] = field(default_factory=lambda: defaultdict(list))
    per_wortel: dict[str, list[Bekend]] = field(default_factory=lambda: defaultdict(list))
    gesorteerd: list[str] = field(default_factory=list)

    def kent(self, woord: str) -> list[Bekend]:
        """The word itself, in both languages."""
        return self.per_woord.get(woord, [])

    def verwant(self, woord: str) -> list[Bekend]:
        """Other forms of the same Dutch word."""
        return [b for wortel in wortels(woord) for b in self.per_wortel.get(wortel, []) if b.woord != woord]

    def begint_of_bevat(self, woord: str) -> list[Bekend]:
        """Longer words that begin with this one or hold it: "volkstuin" for volkstuinverhuur."""
        gevonden: set[str] = set()
        for begin in {woord, *wortels(woord)}:
            if len(begin) >= _KORTSTE_BEGIN:
                plaats = bisect_left(self.gesorteerd, begin)
                while plaats < len(self.gesorteerd) and self.gesorteerd[plaats].startswith(begin):
                    gevonden.add(self.gesorteerd[plaats])
                    plaats += 1
        if len(woord) >= _KORTSTE_BINNEN:
            gevonden.update(w for w in self.gesorteerd if woord in w)
        return [b for w in sorted(gevonden - {woord}) for b in self.per_woord[w]]

    def een_tikfout_van(self, woord: str) -> list[Bekend]:
        """Words at one edit: a letter too many, too few, another, or two swapped."""
        if len(woord) < _KORTSTE_TIKFOUT:
            return []
        return [b for w in _een_edit(woord) if w in self.per_woord for b in self.per_woord[w]]


def _een_edit(woord: str) -> set[str]:
    helften = [(woord[:i], woord[i:]) for i in range(len(woord) + 1)]
    letters = string.ascii_lowercase
    weg = {a + b[1:] for a, b in helften if b}
    om = {a + b[1] + b[0] + b[2:] for a, b in helften if len(b) > 1}
    anders = {a + c + b[1:] for a, b in helften if b for c in letters}
    erbij = {a + c + b for a, b in helften for c in letters}
    return (weg | om | anders | erbij) - {woord}


_versie = Houdbaar[uuid.UUID, uuid.UUID](2.0)
"""A process may go on for so long with the words of an index that was rebuilt since."""


def woordenschat(organisatie_id: uuid.UUID) -> Woordenschat:
    """The vocabulary of an organisation. Cost: none, or one indexed row each two seconds, and all words after a rebuild."""
    rijen = Index.objects.filter(organisatie_id=organisatie_id).values_list("versie", flat=True)
    versie = _versie.haal(organisatie_id, rijen.first)
    return _lees(organisatie_id, versie) if versie else Woordenschat()


@lru_cache(maxsize=8)
def _lees(organisatie_id: uuid.UUID, versie: uuid.UUID) -> Woordenschat:
    rijen = Woord.objects.filter(organisatie_id=organisatie_id).order_by("woord", "taal")
    return van_rijen(rijen.values_list("woord", "taal", "stam", "wortel", "gewicht"))


def van_rijen(rijen: Iterable[tuple[str, str, str, str, float]]) -> Woordenschat:
    """A vocabulary of (word, language, stem, root, weight)."""
    schat = Woordenschat()
    for rij in rijen:
        bekend = Bekend(*rij)
        schat.per_woord[bekend.woord].append(bekend)
        if bekend.taal == "nl":
            schat.per_wortel[bekend.wortel].append(bekend)
    schat.gesorteerd = sorted(schat.per_woord)
    return schat


def vergeet() -> None:
    """Drop what this process remembers (tests, and after a rebuild in this process)."""
    _versie.vergeet()
    _lees.cache_clear()
