"""Taking a question apart: its words, what they may stand for in our vocabulary, and how much each tells."""

import uuid

from .queries import lijkt_op
from .splitsen import delen
from .woorden import afstand, betekenisvol, lijst, woorden, zegt_weinig
from .woordenschat import Bekend, Woordenschat, woordenschat
from .zoekvraag import ZWAK, Groep, Zoekvraag

_WORTEL, _TIKFOUT, _TWEE_TIKFOUTEN = 0.9, 0.75, 0.5
_BEGIN, _BEGIN_NAAR_LENGTE = 0.25, 0.5
_DEEL, _DEEL_VAN_BEKEND = 0.65, 0.3
_ONBEKEND = 6.0
"""Weight of a word that we don't know at all: as telling as a rare word, so it lowers what the others reach."""


def ontleed(organisatie_id: uuid.UUID, q: str) -> Zoekvraag:
    """Take ``q`` apart against the vocabulary of an organisation.

    No query when every word is known or one edit away from a known word, otherwise one.
    """
    alle = woorden(q)
    schat = woordenschat(organisatie_id)
    groepen = [groep for woord in betekenisvol(alle) for groep in _groepen(woord, schat)]
    if onbekend := {g.woord: g for g in groepen if not g.alternatieven and len(g.woord) >= 6}:
        for woord, gelijkend in lijkt_op(organisatie_id, list(onbekend)):
            if afstand(woord, gelijkend, 2) <= 2:
                for bekend in schat.kent(gelijkend):
                    onbekend[woord].neem(bekend, _TWEE_TIKFOUTEN)
    gewicht = sum(max(g.alternatieven.values(), default=_ONBEKEND * g.telt) for g in groepen)
    return Zoekvraag(" ".join(alle), groepen, gewicht)


def _groepen(woord: str, schat: Woordenschat) -> list[Groep]:
    groep = Groep(woord, ZWAK if zegt_weinig(woord) else 1.0)
    for bekend in schat.verwant(woord):
        groep.neem(bekend, _WORTEL)
    for bekend in schat.kent(woord):
        groep.neem(bekend, 1.0)
    onderdelen = _onderdelen(woord, schat)
    if groep.alternatieven:
        return [groep, *(deel.weeg(_DEEL_VAN_BEKEND * groep.telt) for deel in onderdelen)]
    for bekend in schat.een_tikfout_van(woord):
        groep.neem(bekend, _TIKFOUT)
    for bekend in schat.begint_of_bevat(woord):
        groep.neem(bekend, _BEGIN + _BEGIN_NAAR_LENGTE * len(woord) / len(bekend.woord))
    if onderdelen:
        beste = [deel.weeg(_DEEL * groep.telt) for deel in onderdelen]
        return [groep, *beste] if groep.alternatieven else beste
    return [groep]


def _onderdelen(woord: str, schat: Woordenschat) -> list[Groep]:
    def passend(stuk: str) -> list[Bekend]:
        eigen = [b for b in schat.kent(stuk) if b.taal == "nl"]
        return eigen or (schat.verwant(stuk) if len(stuk) > 3 else [])

    groepen = []
    for stuk in delen(woord, lambda stuk: stuk in lijst("delen") or bool(passend(stuk))):
        groep = Groep(stuk, ZWAK if zegt_weinig(stuk) else 1.0)
        for bekend in passend(stuk):
            groep.neem(bekend, 1.0)
        groepen.append(groep)
    return [groep for groep in groepen if groep.alternatieven]
