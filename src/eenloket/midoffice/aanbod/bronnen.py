"""Read one file of a package to plain values, with the line of each value.

YAML is read strictly: only true/false are booleans (not "no" or "on"), only digits are numbers (not 12:30),
dates stay text; anchors and merges are refused, and so is a double key.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from .bevindingen import Bevinding

MAX_BESTAND = 1024 * 1024
MAX_DIEPTE = 60
Pad = tuple[str | int, ...]

_GETAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_KOMMAGETAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_VASTE = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Bronbestand:
    """A file that was read: ``data`` is None when it couldn't be read. ``regels`` gives the line of each
    path.
    """

    bestand: str
    data: Any = None
    regels: dict[Pad, int] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)

    def regel(self, pad: Pad) -> int:
        """Return the line of ``pad``, or of the nearest value around it; 1 when that is unknown."""
        for lengte in range(len(pad), -1, -1):
            if pad[:lengte] in self.regels:
                return self.regels[pad[:lengte]]
        return 1

    def meld(self, regel: int, probleem: str, remedie: str, pad: Pad = ()) -> None:
        self.bevindingen.append(Bevinding(self.bestand, regel, als_pad(pad), probleem, remedie))


def als_pad(pad: Pad) -> str:
    """Return ("leden", 2, "na") as "leden[2].na"."""
    tekst = ""
    for deel in pad:
        tekst += f"[{deel}]" if isinstance(deel, int) else f".{deel}" if tekst else str(deel)
    return tekst


def lees_bron(map_: Path, bestand: Path) -> Bronbestand:
    """Read a YAML or JSON file of the package in ``map_``. Never raises: errors are in ``bevindingen``."""
    bron = Bronbestand(bestand.relative_to(map_).as_posix())
    try:
        if bestand.stat().st_size > MAX_BESTAND:
            bron.meld(0, _("Het bestand is groter dan 1 MB."), _("Verdeel de inhoud over meer bestanden."))
            return bron
        tekst = bestand.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        bron.meld(0, _("Het bestand is geen UTF-8."), _("Sla het bestand op als UTF-8."))
        return bron
    except OSError:
        bron.meld(0, _("Het bestand is niet te lezen."), _("Controleer of het bestand er is en leesbaar is."))
        return bron
    if bestand.suffix == ".json":
        _lees_json(bron, tekst)
    else:
        _lees_yaml(bron, tekst)
    return bron


def _lees_json(bron: Bronbestand, tekst: str) -> None:
    def uniek(paren: list[tuple[str, Any]]) -> dict[str, Any]:
        sleutels = [s for s, _w in paren]
        for dubbel in sorted({s for s in sleutels if sleutels.count(s) > 1}):
            bron.meld(0, _("De sleutel '{naam}' staat er dubbel.").format(naam=dubbel), _("Haal er één weg."))
        return dict(paren)

    try:
        bron.data = json.loads(tekst, object_pairs_hook=uniek)
    except json.JSONDecodeError as fout:
        bron.meld(
            fout.lineno,
            _("Dit is geen JSON: {fout}").format(fout=fout.msg),
            _("Verbeter de JSON op deze regel."),
        )
    except RecursionError:
        bron.meld(0, _("De inhoud is te diep genest."), _("Maak de inhoud platter."))
    bron.regels = {(): 1}
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        for naam in re.findall(r'"_?id"\s*:\s*"([^"]+)"', regel):
            bron.regels.setdefault((naam,), nummer)


def _lees_yaml(bron: Bronbestand, tekst: str) -> None:
    try:
        knoop = yaml.compose(tekst, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as fout:
        plek = fout.problem_mark or fout.context_mark
        uitleg = " ".join(deel for deel in (fout.context, fout.problem) if deel)
        bron.meld(
            plek.line + 1 if plek else 0,
            _("Dit is geen YAML: {fout}").format(fout=uitleg),
            _("Kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel."),
        )
        return
    except (yaml.YAMLError, RecursionError) as fout:
        bron.meld(
            0,
            _("Dit is geen YAML: {fout}").format(fout=str(fout).splitlines()[0]),
            _("Verbeter het bestand."),
        )
        return
    if knoop is None:
        bron.meld(1, _("Het bestand is leeg."), _("Vul het bestand of verwijder het."))
        return
    bron.data = _waarde(bron, knoop, (), set())


def _waarde(bron: Bronbestand, knoop: yaml.Node, pad: Pad, gezien: set[int]) -> Any:
    regel = knoop.start_mark.line + 1
    bron.regels.setdefault(pad, regel)
    if len(pad) > MAX_DIEPTE:
        bron.meld(regel, _("De inhoud is te diep genest."), _("Maak de inhoud platter."), pad)
        return None
    if id(knoop) in gezien and not isinstance(knoop, yaml.ScalarNode):
        bron.meld(regel, _("Verwijzingen met & en * mogen niet."), _("Schrijf de inhoud uit."), pad)
        return None
    gezien.add(id(knoop))
    if isinstance(knoop, yaml.MappingNode):
        return _afbeelding(bron, knoop, pad, gezien)
    if isinstance(knoop, yaml.SequenceNode):
        return [_waarde(bron, kind, (*pad, i), gezien) for i, kind in enumerate(knoop.value)]
    return _enkel(knoop) if isinstance(knoop, yaml.ScalarNode) else None


def _afbeelding(bron: Bronbestand, knoop: yaml.MappingNode, pad: Pad, gezien: set[int]) -> dict[str, Any]:
    resultaat: dict[str, Any] = {}
    for sleutelknoop, waardeknoop in knoop.value:
        regel = sleutelknoop.start_mark.line + 1
        if not isinstance(sleutelknoop, yaml.ScalarNode):
            bron.meld(regel, _("Een sleutel is een woord."), _("Maak van de sleutel een woord."), pad)
            continue
        sleutel = str(sleutelknoop.value)
        if sleutel in resultaat:
            bron.meld(
                regel,
                _("De sleutel '{naam}' staat er dubbel.").format(naam=sleutel),
                _("Haal er één weg; de eerste staat op regel {regel}.").format(
                    regel=bron.regels[(*pad, sleutel)]
                ),
                (*pad, sleutel),
            )
            continue
        bron.regels[(*pad, sleutel)] = regel
        resultaat[sleutel] = _waarde(bron, waardeknoop, (*pad, sleutel), gezien)
    return resultaat


def _enkel(knoop: yaml.ScalarNode) -> str | int | float | bool | None:
    tekst = str(knoop.value)
    if knoop.style:  # quoted or a block: always text (plain is None, or "" from the C parser)
        return tekst
    if tekst in _VASTE:
        return _VASTE[tekst]
    if _GETAL.match(tekst):
        return int(tekst) if len(tekst) < 19 else tekst
    return float(tekst) if _KOMMAGETAL.match(tekst) else tekst
