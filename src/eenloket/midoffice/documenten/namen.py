"""File names: the name from a client's computer made safe, and our own names, which say nothing about a
person.
"""

import re
import unicodedata

_VERBODEN = re.compile(r'[\\/:*?"<>|%\x00-\x1f\x7f]+')
_LANGST = 120


def veilige_naam(naam: str, extensie: str) -> str:
    """Return ``naam`` without folders, control characters and direction marks, ending in ``extensie``; never
    empty.
    """
    naam = unicodedata.normalize("NFC", naam).replace("\\", "/").rsplit("/", 1)[-1]
    naam = "".join(teken for teken in naam if unicodedata.category(teken) not in ("Cc", "Cf", "Cs", "Co"))
    stam = _VERBODEN.sub(" ", naam).rpartition(".")[0] or _VERBODEN.sub(" ", naam)
    stam = re.sub(r"\s+", " ", stam).strip(" .")[:_LANGST].strip(" .")
    return f"{stam or 'bestand'}.{extensie}"


def eigen_naam(titel: str, extensie: str) -> str:
    """Return a file name: ``Toestemming hoofdbewoner`` → ``toestemming-hoofdbewoner.pdf``."""
    kaal = unicodedata.normalize("NFKD", titel).encode("ascii", "ignore").decode().lower()
    return f"{re.sub(r'[^a-z0-9]+', '-', kaal).strip('-')[:80] or 'document'}.{extensie}"
