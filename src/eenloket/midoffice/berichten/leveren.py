"""Handing over: one message about everything that is ready, with the decisions in it (M-B6, M-B11)."""

import uuid
from collections.abc import Sequence

from eenloket.kern.actoren import Actor
from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.aanvragen.api import Aanvraag, Aanvraagstaat, Knoop, Knoopstaat
from eenloket.midoffice.besluiten import api as besluiten

from .meldingen import dienstnaam, reden
from .opstellen import stuur

_GEREGELD = Tekst(nl="is geregeld", en="has been arranged")
_NIET = Tekst(nl="gaat niet door", en="will not go ahead")


def lever(aanvraag: Aanvraag, knopen: Sequence[Knoop], *, door: Actor) -> None:
    """Tell the client that ``knopen`` are handed over: together when that is all, otherwise each by itself."""
    alles = aanvraag.levering == "samen" or aanvraag.staat == Aanvraagstaat.AFGEROND
    if len(knopen) > 1 and not alles:  # "everything is ready" may only be said when it is
        for knoop in knopen:
            lever(aanvraag, [knoop], door=door)
        return
    zaken = [k.zaak_id for k in knopen if k.zaak_id]
    brieven = besluiten.brieven_van(zaken, door=door)
    besluiten.geef_vrij(zaken, door=door)
    woorden = {b.zaak_id: b for b in besluiten.besluiten_van(zaken, aanvraag.taal)}
    samen = aanvraag.levering == "samen" or len(knopen) > 1
    if samen:
        regels = [
            f"- {dienstnaam(aanvraag, k.dienst)}: {_uitkomst(k, woorden, aanvraag.taal)}" for k in knopen
        ]
        velden = {"uitleg": "\n".join(regels + _vervallen(aanvraag))}
    else:
        regel = woorden.get(knopen[0].zaak_id) if knopen[0].zaak_id else None
        velden = {
            "dienst": dienstnaam(aanvraag, knopen[0].dienst),
            "uitkomst": _uitkomst(knopen[0], woorden, aanvraag.taal),
            "uitleg": regel.motivering if regel else "",
        }
    stuur(
        "levering" if samen else "besluit",
        aanvraag=aanvraag,
        zaak=None if samen else knopen[0].zaak,
        velden=velden,
        sleutel=f"levering:{min(k.id for k in knopen)}",
        bijlagen=brieven,
        door=door,
    )


def _uitkomst(knoop: Knoop, woorden: dict[uuid.UUID, besluiten.Besluitregel], taal: str) -> str:
    """The decision in a word; for what has none (a partner's delivery, a notification): that it was done or not."""
    if knoop.zaak_id and (regel := woorden.get(knoop.zaak_id)):
        return regel.resultaat
    return (_GEREGELD if knoop.staat == Knoopstaat.TOEGEKEND else _NIET).in_taal(taal)


def _vervallen(aanvraag: Aanvraag) -> list[str]:
    """With everything at once comes what won't go ahead, and why."""
    if aanvraag.levering != "samen":
        return []
    rijen = Knoop.objects.filter(aanvraag=aanvraag, staat=Knoopstaat.VERVALLEN)
    return [
        f"- {dienstnaam(aanvraag, k.dienst)}: {_NIET.in_taal(aanvraag.taal)}. {reden(k, aanvraag.taal)}".rstrip()
        for k in rijen
    ]
