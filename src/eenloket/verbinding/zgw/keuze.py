"""The fields that an answer must hold, for operations with ``fields`` (``_zoek``, zrc-029), as a tree beside
the expansions.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .fouten import Onbekend, veldfout
from .velden import sql_tekst

if TYPE_CHECKING:
    from .bron import Bron

_NAAM = re.compile(r"[A-Za-z_]{1,80}")
_DIEPST, _MEEST = 5, 500


class Keuze(dict[str, Any]):
    """A tree of expansions. ``velden`` are the names of the wanted fields, in small letters, with the wanted
    parts of a group (None: all parts).

    Empty ``velden``: all fields.
    """

    def __init__(self) -> None:
        super().__init__()
        self.velden: dict[str, set[str] | None] | None = {}


def lees_keuze(bron_: "Bron", velden: Any) -> Keuze:
    """Return the tree that ``fields`` describes: names, ``*`` for all fields, and objects with the wanted
    fields of a reference or group.

    Case doesn't matter, and an unknown name is ignored: the example in the standard has both.
    Raises: OngeldigVerzoek for another form, Onbekend for an expansion that doesn't exist or that goes back
    and forth (zrc-027, zrc-028).
    """
    return _lees(bron_, velden, [0], 0)


def _lees(
    bron_: "Bron", velden: Any, teller: list[int], diepte: int, langs: frozenset[str] = frozenset()
) -> Keuze:
    """``langs``: the relations with many ends on the path so far, which aren't followed again (see
    ``lezen.lees_uitbreiding``).
    """
    from .bron import bron

    if not isinstance(velden, list) or diepte > _DIEPST:
        raise veldfout("fields", "invalid", "Geef een lijst met namen van velden op.")
    uit, alles = Keuze(), False
    assert uit.velden is not None
    uitbreidingen = {naam.lower(): naam for naam in bron_.uitbreidingen}
    for deel in velden:
        teller[0] += 1
        if teller[0] > _MEEST:
            raise veldfout("fields", "max_length", f"Vraag hoogstens {_MEEST} velden.")
        if isinstance(deel, str):
            alles = alles or deel == "*"
            uit.velden[deel.lower()] = None
        elif isinstance(deel, Mapping):
            for naam, binnen in deel.items():
                if (echt := uitbreidingen.get(naam.lower())) is not None:
                    if echt in langs:
                        raise Onbekend()
                    uitbreiding = bron_.uitbreidingen[echt]
                    doel = bron(*uitbreiding.bron.split("/"))
                    verder = langs if uitbreiding.enkel else langs | {echt}
                    uit[echt] = _lees(doel, binnen, teller, diepte + 1, verder)
                else:
                    uit.velden[_groep(bron_, naam)] = _namen(binnen, teller)
        else:
            raise veldfout("fields", "invalid", "Geef een lijst met namen van velden op.")
    if alles:
        uit.velden = None
    return uit


def _groep(bron_: "Bron", naam: str) -> str:
    if naam.lower() not in {v.naam.lower() for v in bron_.velden}:
        raise Onbekend()
    return naam.lower()


def _namen(velden: Any, teller: list[int]) -> set[str] | None:
    if not isinstance(velden, list) or not all(isinstance(v, str) for v in velden):
        raise veldfout("fields", "invalid", "Geef een lijst met namen van velden op.")
    teller[0] += len(velden)
    return None if "*" in velden else {v.lower() for v in velden if _NAAM.fullmatch(v)}


def gekozen(boom: Mapping[str, Any], naam: str, lees: str) -> str | None:
    """Return the SQL of a field when ``boom`` wants it; None when it doesn't."""
    velden = boom.velden if isinstance(boom, Keuze) else None
    if velden is None:
        return lees
    if naam.lower() not in velden:
        return None
    return lees if (delen := velden[naam.lower()]) is None else _deel(lees, sorted(delen))


def _deel(lees: str, delen: Sequence[str]) -> str:
    namen = ", ".join(sql_tekst(d) for d in delen)
    return (
        f"(SELECT json_object_agg(g.key, g.value) FROM json_each(to_json({lees})) g"
        f" WHERE lower(g.key) = ANY(ARRAY[{namen}]::text[]))"
    )
