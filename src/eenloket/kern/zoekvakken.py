"""Search for a part of an encrypted text (ADR 0012).

Trigrams of the text are hashed with a key to bucket numbers. The buckets select candidates; the caller
decrypts and compares those.
"""

from collections.abc import Iterable

from .sleutels import kluis

VAKKEN = 4096
"""The number of buckets: small enough that each bucket holds several trigrams of a language, large enough
that a word of five letters selects few candidates.
"""


def vouw(tekst: str) -> str:
    """Return ``tekst`` without difference between capitals and small letters.

    When a text contains a part, the folded text contains the folded part.
    """
    return tekst.casefold()


def vakken(teksten: Iterable[str], gebruik: str) -> list[int]:
    """Return the bucket numbers of all trigrams of ``teksten``, sorted; an empty list when every text is
    shorter than three characters.

    ``gebruik`` is the name from which the key is derived.
    """
    stukken = set[str]()
    for tekst in teksten:
        gevouwen = vouw(tekst)
        stukken.update(gevouwen[n : n + 3] for n in range(len(gevouwen) - 2))
    return sorted({int.from_bytes(kluis.zoekwaarde(stuk, gebruik)[:2], "big") % VAKKEN for stuk in stukken})
