"""Words of a question: normal form, roots, and how much each tells. Pure functions, no database."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import yaml

LANGSTE_VRAAG = 200
"""Characters of a question that are looked at; nobody's question is longer, and hostile input may be."""

MEESTE_WOORDEN = 12

_MAP = Path(__file__).parent / "gegevens"
_GEEN_TEKEN = re.compile(r"[^a-z0-9]+")
_BEZIT = re.compile(r"['’`]s?\b")
_SCHEIDBAAR = re.compile(r"^(aan|achter|af|bij|door|in|los|mee|na|om|op|over|toe|uit|voor|weg)ge(?=.{3})")


def normaal(tekst: str, langste: int = LANGSTE_VRAAG) -> str:
    """Lower case, without accents, signs and control characters: only a-z, 0-9 and single spaces."""
    plat = unicodedata.normalize("NFKD", tekst[:langste]).replace("\u0131", "i").lower()
    plat = "".join(teken for teken in plat if not unicodedata.combining(teken))
    return _GEEN_TEKEN.sub(" ", _BEZIT.sub("", plat)).strip()


def woorden(tekst: str, langste: int = LANGSTE_VRAAG) -> list[str]:
    """The words of ``tekst`` in normal form, in order."""
    return normaal(tekst, langste).split()


@cache
def lijst(naam: str) -> frozenset[str]:
    """A list of words from ``gegevens/woordenlijsten.yaml``: stop_nl, stop_en, zwak, delen."""
    alle = yaml.safe_load((_MAP / "woordenlijsten.yaml").read_text(encoding="utf-8"))
    return frozenset(alle[naam].split())


def zegt_weinig(woord: str) -> bool:
    """Words of wanting and asking ("aanvragen", "regelen", "need"): they fit every service."""
    return woord in lijst("zwak")


def betekenisvol(vraag: list[str]) -> list[str]:
    """The words that carry a question; when nothing is left, the question as it was."""
    stop = lijst("stop_nl") | lijst("stop_en")
    over = [w for w in dict.fromkeys(vraag) if w not in stop and (len(w) > 1 or w.isdigit())]
    return (over or list(dict.fromkeys(vraag)))[:MEESTE_WOORDEN]


def wortel(woord: str) -> str:
    """The root that Dutch forms of one word share: verhuizen, verhuisd, verhuizing give "verhuis".

    Coarser than the stemmer of PostgreSQL, so it only widens a question, never an answer.
    """
    if len(woord) < 4 or not woord.isalpha():
        return woord
    stam = _SCHEIDBAAR.sub(r"\1", woord)
    deelwoord = woord.endswith(("d", "t"))
    if deelwoord and (stam != woord or (len(woord) > 6 and woord.startswith(_VOORVOEGSELS))):
        stam = stam[:-1]
    elif deelwoord and len(woord) > 5 and woord.startswith("ge"):
        stam = woord[2:-1]
    else:
        stam = _zonder_einde(stam)
    return _gelijke_klank(stam)


def wortels(woord: str) -> set[str]:
    """Roots to ask for: of the word itself, and as a verb form on -t, -d or -dt ("woont", "vindt") or a small word ("feestje")."""
    gevonden = {wortel(woord)}
    for einde in ("dt", "t", "d", "je"):
        if len(woord) >= 5 and woord.endswith(einde):
            gevonden.add(_gelijke_klank(woord[: -len(einde)]))
    return gevonden


_VOORVOEGSELS = ("ver", "be", "ont", "her")
_EINDEN = ("ingen", "ing", "tjes", "pjes", "jes", "tje", "pje", "je", "en", "e", "s")


def _zonder_einde(stam: str) -> str:
    for einde in _EINDEN:
        if stam.endswith(einde) and len(stam) - len(einde) >= 3:
            return stam[: -len(einde)]
    return stam


def _gelijke_klank(stam: str) -> str:
    if len(stam) > 2 and stam[-1] == stam[-2] and stam[-1] not in "aeiou":
        stam = stam[:-1]
    stam = re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]$)", lambda m: m[0][0], stam)
    return stam[:-1] + {"z": "s", "v": "f"}.get(stam[-1], stam[-1])


def afstand(een: str, ander: str, hoogstens: int = 2) -> int:
    """Edits between two words: insert, delete, replace, swap neighbours. ``hoogstens + 1`` when there are more."""
    if abs(len(een) - len(ander)) > hoogstens:
        return hoogstens + 1
    voor_vorige: list[int] = []
    vorige = list(range(len(ander) + 1))
    for i, a in enumerate(een, 1):
        rij = [i]
        for j, b in enumerate(ander, 1):
            kosten = min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + (a != b))
            if i > 1 and j > 1 and a == ander[j - 2] and een[i - 2] == b:
                kosten = min(kosten, voor_vorige[j - 2] + 1)
            rij.append(kosten)
        if min(rij) > hoogstens:
            return hoogstens + 1
        voor_vorige, vorige = vorige, rij
    return min(vorige[-1], hoogstens + 1)


def gelijkenis(een: str, ander: str) -> float:
    """Share of trigrams that two texts have in common, 0 to 1; as PostgreSQL's pg_trgm counts it."""
    a, b = _trigrammen(een), _trigrammen(ander)
    return len(a & b) / len(a | b) if a and b else 0.0


@lru_cache(maxsize=4096)
def _trigrammen(tekst: str) -> frozenset[str]:
    return frozenset(f"  {w} "[i : i + 3] for w in tekst.split() for i in range(len(w) + 1))
