"""From the client's own words to what fits (M-A3)."""

import uuid
from dataclasses import dataclass

from eenloket.kern import klok
from eenloket.midoffice.aanbod import api as aanbod_api

from .models import Vindsoort
from .queries import Gevonden, vind
from .vraag import ontleed
from .woorden import gelijkenis
from .zoekvraag import Zoekvraag

_PLAATS = {Vindsoort.PATROON: "vraag", Vindsoort.DIENST: "dienst", Vindsoort.UPL: "landelijk"}

# What a hit is worth by kind: what we do together, then one service, then what somebody else does, then a page.
_VOORRANG = {Vindsoort.PATROON: 1.12, Vindsoort.DIENST: 1.0, Vindsoort.UPL: 0.82, Vindsoort.PAGINA: 0.75}
_ANDERE_TAAL = 0.9
_DREMPEL = 0.16


@dataclass(frozen=True, slots=True)
class Treffer:
    """One result. ``pad`` is its address without the first slash; ``score`` is between 0 and about 2."""

    soort: str
    sleutel: str
    titel: str
    samenvatting: str
    score: float

    @property
    def pad(self) -> str:
        plaats = _PLAATS.get(Vindsoort(self.soort))
        return f"{plaats}/{self.sleutel}" if plaats else self.sleutel


def zichtbaar(organisatie_id: uuid.UUID) -> list[str]:
    """The patterns and services that are published today, as the queries want them; none without an offer. Cost: as ``aanbod.huidig``."""
    try:
        aanbod, dag = aanbod_api.huidig(organisatie_id), klok.vandaag()
    except aanbod_api.GeenAanbod:
        return []
    return [
        *(f"{Vindsoort.PATROON}/{p.slug}" for p in aanbod.zichtbare_patronen(dag)),
        *(f"{Vindsoort.DIENST}/{d.slug}" for d in aanbod.zichtbare_diensten(dag)),
    ]


def zoek(organisatie_id: uuid.UUID, q: str, taal: str = "nl", limiet: int = 10) -> list[Treffer]:
    """What fits the words ``q`` best of what is published today, best first; empty when nothing does.

    Any input is safe: only letters and digits are used, of the first 200 characters. Cost: one query, two when a word is far from
    every word that we know.
    """
    vraag = ontleed(organisatie_id, q)
    if not vraag.groepen:
        return []
    beste: dict[tuple[str, str], Treffer] = {}
    for gevonden in vind(organisatie_id, vraag, taal, zichtbaar(organisatie_id)):
        treffer = Treffer(
            gevonden.soort,
            gevonden.sleutel,
            gevonden.titel,
            gevonden.samenvatting,
            _score(gevonden, vraag, taal),
        )
        sleutel = (treffer.soort, treffer.sleutel)
        if treffer.score >= _DREMPEL and (sleutel not in beste or beste[sleutel].score < treffer.score):
            beste[sleutel] = treffer
    return sorted(beste.values(), key=lambda t: (-t.score, t.titel))[:limiet]


def _score(g: Gevonden, vraag: Zoekvraag, taal: str) -> float:
    woorden = g.rang / vraag.gewicht if vraag.gewicht else 0.0
    zin = max((vraag.lijkt_op(regel.split(), g.taal) for regel in g.zinnen.splitlines()), default=0.0)
    naam = max(0.0, gelijkenis(g.zoeknaam, vraag.geheel) - 0.3) / 0.7
    score = 0.55 * woorden + 0.55 * zin + 0.5 * naam
    return score * _VOORRANG[Vindsoort(g.soort)] * (1.0 if g.taal == taal else _ANDERE_TAAL)
