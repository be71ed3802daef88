"""Split a zen expression into tokens, to find the names that it uses and its boolean structure.

zen doesn't give access to its own parser. Its strings have no escapes, so a small tokenizer is enough.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_TEKENS = re.compile(
    r"(?P<ruimte>\s+)|(?P<tekst>'[^']*'|\"[^\"]*\")|(?P<getal>\d+(?:_\d+)*(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"|(?P<naam>[A-Za-z_][A-Za-z0-9_]*)|(?P<teken>\?\?|==|!=|<=|>=|\.\.|[-+*/%^<>=!?:;,.#$()\[\]{}])|(?P<vreemd>.)",
    re.S,
)
WOORDEN = frozenset({"and", "or", "not", "in", "true", "false", "null"})


class Teken(NamedTuple):
    """A token: its kind, its text, and its begin and end in the expression."""

    soort: str
    tekst: str
    begin: int
    einde: int


@lru_cache(maxsize=4096)
def tekens(uitdrukking: str) -> tuple[Teken, ...]:
    """Return the tokens of ``uitdrukking`` without white space. Cost: linear."""
    gevonden = (
        Teken(str(m.lastgroup), m.group(), m.start(), m.end())
        for m in _TEKENS.finditer(uitdrukking)
        if m.lastgroup
    )
    return tuple(t for t in gevonden if t.soort != "ruimte")


@lru_cache(maxsize=4096)
def namen_in(uitdrukking: str) -> frozenset[str]:
    """Return the names of the variables in a zen expression: no reserved words, functions, strings, or
    members after a dot.
    """
    return frozenset(pad.split(".", 1)[0] for pad in paden_in(uitdrukking))


@lru_cache(maxsize=4096)
def paden_in(uitdrukking: str) -> frozenset[str]:
    """Return the variables as ``namen_in`` does, each with its members: ``client.leeftijd > 15`` reads the
    path "client.leeftijd".
    """
    rij = tekens(uitdrukking)
    paden = set()
    for i, teken in enumerate(rij):
        if teken.soort != "naam" or teken.tekst in WOORDEN or (i > 0 and rij[i - 1].tekst == "."):
            continue
        pad, verder = [teken.tekst], i + 1
        while verder + 1 < len(rij) and rij[verder].tekst == "." and rij[verder + 1].soort == "naam":
            pad.append(rij[verder + 1].tekst)
            verder += 2
        if verder < len(rij) and rij[verder].tekst == "(":  # the last name is a function
            pad.pop()
        if pad:
            paden.add(".".join(pad))
    return frozenset(paden)


def vergelijkingen(uitdrukking: str) -> list[tuple[str, str]]:
    """Return (name, literal text) for each comparison of a name with a text.

    Examples: ``soort == 'huur'``, ``'tuin' in wensen``, ``soort in ['huur', 'koop']``.
    """
    rij = tekens(uitdrukking)
    paren: list[tuple[str, str]] = []
    for i, teken in enumerate(rij):
        links, rechts = rij[i - 1] if i else None, rij[i + 1] if i + 1 < len(rij) else None
        if links is None or rechts is None:
            continue
        if teken.tekst in ("==", "!=") and {links.soort, rechts.soort} == {"naam", "tekst"}:
            naam, tekst = (links, rechts) if links.soort == "naam" else (rechts, links)
            paren.append((naam.tekst, tekst.tekst[1:-1]))
        elif teken.tekst == "in" and teken.soort == "naam":
            if links.soort == "tekst" and rechts.soort == "naam":
                paren.append((rechts.tekst, links.tekst[1:-1]))
            elif rechts.tekst == "[":
                naam_ = rij[i - 2] if links.tekst == "not" and i > 1 else links
                paren += [(naam_.tekst, t) for t in _teksten_tot(rij[i + 2 :], "]") if naam_.soort == "naam"]
    return [(naam, tekst) for naam, tekst in paren if naam not in WOORDEN]


def _teksten_tot(rij: tuple[Teken, ...], einde: str) -> list[str]:
    teksten = []
    for teken in rij:
        if teken.tekst == einde:
            break
        if teken.soort == "tekst":
            teksten.append(teken.tekst[1:-1])
    return teksten
