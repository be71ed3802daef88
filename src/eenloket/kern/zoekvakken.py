"""Finding a piece of an encrypted text: keyed buckets of its trigrams choose candidates, which are then opened and compared (ADR 0012)."""

from collections.abc import Iterable

from .sleutels import kluis

VAKKEN = 4096
"""Few enough that a bucket holds several trigrams of a language, many enough that a word of five letters leaves few candidates."""


def vouw(tekst: str) -> str:
    """``tekst`` without the difference between capitals and small letters. What holds a piece holds the folded piece when folded."""
    return tekst.casefold()


def vakken(teksten: Iterable[str], gebruik: str) -> list[int]:
    """The buckets of all trigrams of ``teksten``, in order; none for texts of less than three characters. ``gebruik`` gives the key."""
    stukken = set[str]()
    for tekst in teksten:
        gevouwen = vouw(tekst)
        stukken.update(gevouwen[n : n + 3] for n in range(len(gevouwen) - 2))
    return sorted({int.from_bytes(kluis.zoekwaarde(stuk, gebruik)[:2], "big") % VAKKEN for stuk in stukken})
