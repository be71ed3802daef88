"""Taking a question apart: its words, what they may stand for in our vocabulary, and how much each tells."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from .queries_woorden import Kandidaat, kandidaten
from .splitsen import delen, stukken
from .woorden import afstand, betekenisvol, lijst, woorden, wortels, zegt_weinig

_ZWAK = 0.2
_WORTEL, _TIKFOUT, _TWEE_TIKFOUTEN = 0.9, 0.75, 0.5
_DEEL, _DEEL_VAN_BEKEND = 0.65, 0.3
_ONBEKEND = 6.0
"""Weight of a word that we don't know at all: as telling as a rare word, so it lowers what the others reach."""


@dataclass(slots=True)
class Groep:
    """One word of the question: each alternative (language, stem) with what a match is worth."""

    woord: str
    telt: float = 1.0
    alternatieven: dict[tuple[str, str], float] = field(default_factory=dict)
    wortels: dict[tuple[str, str], float] = field(default_factory=dict)

    def neem(self, k: Kandidaat, factor: float) -> None:
        stam, wortel = (k.taal, k.stam), (k.taal, k.wortel)
        waarde = factor * self.telt * k.gewicht
        self.alternatieven[stam] = max(self.alternatieven.get(stam, 0.0), waarde)
        self.wortels[wortel] = max(self.wortels.get(wortel, 0.0), factor)


@dataclass(slots=True)
class Zoekvraag:
    """A question that was taken apart. ``gewicht`` is what a perfect match of all its words would reach."""

    geheel: str
    woorden: list[str]
    groepen: list[Groep]
    gewicht: float

    def lijkt_op(self, zin: Sequence[str], taal: str) -> float:
        """How much an everyday phrase (roots) is this question: 0 nothing, 1 the same words."""
        if not zin:
            return 0.0
        open_ = list(zin)
        raak = som = 0.0
        for groep in self.groepen:
            som += groep.telt
            treffer = max(
                ((groep.wortels.get((taal, w), 0.0), i) for i, w in enumerate(open_)), default=(0.0, -1)
            )
            if treffer[0] > 0:
                raak += treffer[0] * groep.telt
                open_.pop(treffer[1])
        rest = sum(_ZWAK if zegt_weinig(w) else 1.0 for w in open_)
        return 2 * raak / (som + raak + rest) if som else 0.0


def ontleed(organisatie_id: uuid.UUID, q: str) -> Zoekvraag:
    """Take ``q`` apart against the vocabulary of an organisation. One query."""
    alle = woorden(q)
    over = betekenisvol(alle)
    if not over:
        return Zoekvraag("", [], [], 0.0)
    gevonden = kandidaten(organisatie_id, over, {w: stukken(w) for w in over})
    groepen: list[Groep] = []
    for woord in over:
        groepen += _groepen(woord, gevonden)
    gewicht = sum(max(g.alternatieven.values(), default=_ONBEKEND * g.telt) for g in groepen)
    return Zoekvraag(" ".join(alle), over, groepen, gewicht)


def _groepen(woord: str, gevonden: list[Kandidaat]) -> list[Groep]:
    telt = _ZWAK if zegt_weinig(woord) else 1.0
    groep = Groep(woord, telt)
    eigen = [k for k in gevonden if k.voor is None and k.woord == woord]
    familie = wortels(woord)
    verwant = [k for k in gevonden if k.voor is None and k.taal == "nl" and k.wortel in familie]
    for k in eigen:
        groep.neem(k, 1.0)
    for k in verwant:
        groep.neem(k, _WORTEL)
    onderdelen = _onderdelen(woord, gevonden)
    if not eigen and not verwant:
        _tikfouten(groep, [k for k in gevonden if k.voor == woord], bool(onderdelen))
    deel = _DEEL_VAN_BEKEND if groep.alternatieven else _DEEL
    for onderdeel in onderdelen:
        onderdeel.telt *= deel * telt
        onderdeel.alternatieven = {s: w * deel * telt for s, w in onderdeel.alternatieven.items()}
    if onderdelen and not groep.alternatieven:
        return onderdelen
    return [groep, *onderdelen]


def _onderdelen(woord: str, gevonden: list[Kandidaat]) -> list[Groep]:
    per_woord: dict[str, list[Kandidaat]] = {}
    per_wortel: dict[str, list[Kandidaat]] = {}
    for k in gevonden:
        if k.voor is None and k.taal == "nl":
            per_woord.setdefault(k.woord, []).append(k)
            per_wortel.setdefault(k.wortel, []).append(k)

    def passend(stuk: str) -> list[Kandidaat]:
        return per_woord.get(stuk) or [k for w in wortels(stuk) if len(stuk) > 3 for k in per_wortel.get(w, [])]

    groepen = []
    for stuk in delen(woord, lambda stuk: bool(passend(stuk)) or stuk in lijst("delen")):
        groep = Groep(stuk, _ZWAK if zegt_weinig(stuk) else 1.0)
        for k in passend(stuk):
            groep.neem(k, 1.0)
        groepen.append(groep)
    return [g for g in groepen if g.alternatieven]


def _tikfouten(groep: Groep, verwant: list[Kandidaat], samengesteld: bool) -> None:
    """Correct to the nearest known words: one edit, or two in a long word."""
    hoogstens = 1 if len(groep.woord) < 8 or samengesteld else 2
    met_afstand = [(afstand(groep.woord, k.woord, hoogstens), k) for k in verwant]
    dichtst = min((a for a, _ in met_afstand), default=99)
    for verschil, k in met_afstand:
        if verschil == dichtst <= hoogstens:
            groep.neem(k, _TIKFOUT if verschil == 1 else _TWEE_TIKFOUTEN)
