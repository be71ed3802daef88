"""Check a decision model. In zen a cell that can't be read silently counts as "doesn't match"; this check
reports such a cell.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .engine import als_tekst, compileer
from .fouten import Regelfout
from .tekens import namen_in, paden_in, tekens
from .uitdrukkingen import controleer_uitdrukking

UITKOMSTEN = frozenset({"'toekennen'", "'weigeren'", "'mens'", '"toekennen"', '"weigeren"', '"mens"'})
UITVOER = ("uitkomst", "reden_nl", "reden_en", "regel")
_EIGEN = frozenset({"id", "_id", "_description"})


@dataclass(frozen=True, slots=True)
class Modelprobleem:
    """A problem in a decision model. ``plaats`` is the id of the node or rule in the JSON file."""

    plaats: str
    probleem: str


def controleer_model(
    model: Mapping[str, Any], bekend: Set[str], *, uitvoer: tuple[str, ...] = UITVOER
) -> list[Modelprobleem]:
    """Return all problems of a decision model; an empty list when the model is sound.

    ``bekend`` are the names that the model may use (question ids, ``client``, ``vandaag``); names that the
    model defines itself are added. ``uitvoer`` are the outputs that the last table must give.
    """
    try:
        compileer(als_tekst(model))
    except Regelfout as fout:
        return [Modelprobleem("", str(fout))]
    tabellen = [k for k in model["nodes"] if k.get("type") == "decisionTableNode"]
    problemen = [p for tabel in tabellen for p in _tabel(tabel)]
    namen = set(bekend) | {
        str(u.get("field", "")).split(".")[0] for t in tabellen for u in _kolommen(t, "outputs")
    }
    namen |= {
        str(e.get("key", "")) for k in model["nodes"] for e in (k.get("content") or {}).get("expressions", [])
    }
    for plaats, uitdrukking, cel in _uitdrukkingen(model):
        if probleem := controleer_uitdrukking(uitdrukking, cel=cel):
            problemen.append(Modelprobleem(plaats, f"{uitdrukking}: {probleem}"))
        elif vreemd := namen_in(uitdrukking) - namen:
            problemen.append(
                Modelprobleem(
                    plaats, _("Onbekende naam in de tabel: {namen}").format(namen=", ".join(sorted(vreemd)))
                )
            )
    gegeven = {str(u.get("field")) for t in tabellen for u in _kolommen(t, "outputs")}
    problemen += [
        Modelprobleem("", _("De tabel geeft geen uitvoer {naam}.").format(naam=naam))
        for naam in uitvoer
        if naam not in gegeven
    ]
    return problemen


def namen_van_model(model: Mapping[str, Any]) -> set[str]:
    """Return the first parts of the names that the columns, cells and expressions of the model read."""
    return {pad.split(".", 1)[0] for pad in paden_van_model(model)}


def paden_van_model(model: Mapping[str, Any]) -> set[str]:
    """Return the full names that the columns, cells and expressions of the model read: "client.leeftijd"."""
    return {pad for _plaats, uitdrukking, _cel in _uitdrukkingen(model) for pad in paden_in(uitdrukking)}


def _kolommen(tabel: Mapping[str, Any], soort: str) -> list[dict[str, Any]]:
    return list((tabel.get("content") or {}).get(soort) or [])


def _tabel(tabel: Mapping[str, Any]) -> Iterator[Modelprobleem]:
    kolommen = {str(k.get("id")) for soort in ("inputs", "outputs") for k in _kolommen(tabel, soort)}
    uitkomst = next(
        (str(u.get("id")) for u in _kolommen(tabel, "outputs") if u.get("field") == "uitkomst"), None
    )
    regels = (tabel.get("content") or {}).get("rules") or []
    if not regels:
        yield Modelprobleem(str(tabel.get("id")), _("De tabel heeft geen regels."))
    for regel in regels:
        plaats = str(regel.get("_id", tabel.get("id")))
        if vreemd := set(regel) - kolommen - _EIGEN:
            yield Modelprobleem(
                plaats,
                _("Cel in een kolom die niet bestaat: {kolom}").format(kolom=", ".join(sorted(vreemd))),
            )
        if uitkomst and str(regel.get(uitkomst, "")).strip() not in UITKOMSTEN:
            yield Modelprobleem(
                plaats, _("De uitkomst is 'toekennen', 'weigeren' of 'mens', tussen aanhalingstekens.")
            )


def _uitdrukkingen(model: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Yield each expression of the model: its place, its text, and whether it is a cell that tests its
    column.
    """
    for knoop in model["nodes"]:
        inhoud, plaats = knoop.get("content") or {}, str(knoop.get("id"))
        if not isinstance(inhoud, Mapping):
            continue
        for regel in inhoud.get("expressions") or []:
            yield plaats, str(regel.get("value", "")), False
        for tak in inhoud.get("statements") or []:
            if tak.get("condition"):
                yield plaats, str(tak["condition"]), False
        for kolom in _kolommen(knoop, "inputs"):
            if kolom.get("field"):
                yield plaats, str(kolom["field"]), False
        for regel in inhoud.get("rules") or []:
            for soort in ("inputs", "outputs"):
                for kolom in _kolommen(knoop, soort):
                    if waarde := str(regel.get(str(kolom.get("id")), "")).strip():
                        yield (
                            str(regel.get("_id", plaats)),
                            waarde,
                            soort == "inputs" and bool(kolom.get("field")),
                        )


def celwaarden(model: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (id of the rule, column, literal text) for each text with which a cell compares its column."""
    for knoop in model["nodes"]:
        if knoop.get("type") != "decisionTableNode":
            continue
        for regel in (knoop.get("content") or {}).get("rules") or []:
            for kolom in _kolommen(knoop, "inputs"):
                for teken in tekens(str(regel.get(str(kolom.get("id")), ""))) if kolom.get("field") else ():
                    if teken.soort == "tekst":
                        yield str(regel.get("_id", "")), str(kolom["field"]), teken.tekst[1:-1]
