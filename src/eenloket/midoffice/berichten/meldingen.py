"""Which message belongs to what happened, and with which words in its fields (M-B12)."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import override

from eenloket.kern.actoren import Actor
from eenloket.kern.klok import AMSTERDAM, vandaag
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Aanvraag, Knoop, Knoopstaat
from eenloket.midoffice.zaken.models import Taak, Zaak

from .opstellen import stuur
from .woorden import datum, opsomming

TEGELIJK = dt.timedelta(seconds=10)
"""What lapses by one cause lapses in one transaction: that is one message."""

_DEEL = Tekst(nl="Een deel van uw aanvraag ({namen})", en="Part of your request ({namen})")


def aanvraag_van(zaak: Zaak) -> Aanvraag | None:
    """The request behind a case; None for a case of another system, which that system tells of."""
    knoop = Knoop.objects.filter(zaak=zaak).select_related("aanvraag__organisatie").first()
    return knoop.aanvraag if knoop else None


def dienstnaam(aanvraag: Aanvraag, dienst: str) -> str:
    return aanbod_api.uitgave(aanvraag.uitgave_id).dienst(dienst).naam.in_taal(aanvraag.taal)


def ontvangst(aanvraag: Aanvraag, *, door: Actor) -> None:
    """What we received, who does what, and by when."""
    with override(aanvraag.taal):
        beeld = aanvragen.beeld(aanvraag, aanvraag.taal)
    regels = [
        f"- {r.naam} ({r.organisatie}){f': {r.datumtekst}' if r.datumtekst else ''}" for r in beeld.regels
    ]
    velden = {"uitleg": "\n".join(regels), "termijn": datum(beeld.verwacht or vandaag(), aanvraag.taal)}
    stuur("ontvangst", aanvraag=aanvraag, velden=velden, sleutel=f"ontvangst:{aanvraag.id}", door=door)


def stap(aanvraag: Aanvraag, zaak: Zaak, statustype_id: object, sleutel: str, *, door: Actor) -> None:
    """A main step of one service, in the words of the content."""
    aanbod = aanbod_api.uitgave(aanvraag.uitgave_id)
    soorten = aanbod_api.zaaktype_van(aanbod, zaak.dienst).statustypen.values()
    soort = next((s for s in soorten if s.id == statustype_id), None)
    if soort is None:
        return
    woorden = aanbod.dienst(zaak.dienst).zaak.statustekst(soort.omschrijving)
    tekst = woorden.in_taal(aanvraag.taal).rstrip(".") if woorden else soort.omschrijving
    velden = {
        "dienst": dienstnaam(aanvraag, zaak.dienst),
        "stap": tekst,
        "organisatie": aanbod.organisatie(zaak.uitvoerder).naam,
        "termijn": datum(zaak.streefdatum or zaak.uiterlijke_einddatum_afdoening, aanvraag.taal),
    }
    stuur("stap", aanvraag=aanvraag, zaak=zaak, velden=velden, sleutel=sleutel, door=door)


def over_taak(soort: str, taak: Taak, *, door: Actor) -> None:
    """``vraag_aan_u`` or ``herinnering``: what the client must do, and by when."""
    aanvraag = aanvraag_van(taak.zaak)
    if aanvraag is None:
        return
    velden = {
        "dienst": dienstnaam(aanvraag, taak.zaak.dienst),
        "taak": str(taak.vraag),
        "termijn": datum(taak.uiterlijk, aanvraag.taal),
        "link": f"{settings.ADRES}/mijn/zaken/{aanvraag.nummer}/taak/{taak.id}",
    }
    stuur(soort, aanvraag=aanvraag, zaak=taak.zaak, velden=velden, sleutel=f"{soort}:{taak.id}", door=door)


def later_klaar(aanvraag: Aanvraag, zaak: Zaak, *, door: Actor) -> None:
    """The legal term was extended, with its reason (Awb 4:14)."""
    dag = zaak.uiterlijke_einddatum_afdoening
    velden = {
        "dienst": dienstnaam(aanvraag, zaak.dienst),
        "termijn": datum(dag, aanvraag.taal),
        "uitleg": zaak.verlenging_reden,
    }
    stuur(
        "termijn_gewijzigd",
        aanvraag=aanvraag,
        zaak=zaak,
        velden=velden,
        sleutel=f"termijn:{zaak.id}:{dag}",
        door=door,
    )


def vervallen(aanvraag: Aanvraag, knoop: Knoop, *, door: Actor) -> None:
    """What lapsed together is told together; with integrated delivery a refusal is told with the delivery only."""
    knopen = list(Knoop.objects.filter(aanvraag=aanvraag).select_related("zaak"))
    if aanvraag.levering == "samen" and any(k.staat == Knoopstaat.GEWEIGERD for k in knopen):
        return
    groep = [
        k
        for k in knopen
        if k.staat == Knoopstaat.VERVALLEN and k.reden == knoop.reden and _tegelijk(k, knoop)
    ]
    namen = opsomming([dienstnaam(aanvraag, k.dienst) for k in groep], aanvraag.taal)
    wat = namen if len(groep) == 1 else _DEEL.in_taal(aanvraag.taal).replace("{namen}", namen)
    velden = {"dienst": wat, "uitleg": reden(knoop, aanvraag.taal)}
    sleutel = f"vervallen:{min(k.id for k in groep)}"
    stuur("vervallen", aanvraag=aanvraag, zaak=knoop.zaak, velden=velden, sleutel=sleutel, door=door)


def ingetrokken(aanvraag: Aanvraag, knopen: Sequence[Knoop], *, door: Actor) -> None:
    """Confirms what the client withdrew."""
    velden = {"dienst": opsomming([dienstnaam(aanvraag, k.dienst) for k in knopen], aanvraag.taal)}
    sleutel = f"ingetrokken:{min(k.id for k in knopen)}"
    stuur("ingetrokken", aanvraag=aanvraag, velden=velden, sleutel=sleutel, door=door)


def reden(knoop: Knoop, taal: str) -> str:
    return str((knoop.reden or {}).get("en" if taal.startswith("en") else "nl", ""))


def _tegelijk(een: Knoop, ander: Knoop) -> bool:
    if een.klaar_op is None or ander.klaar_op is None:
        return een.id == ander.id
    return abs(een.klaar_op.astimezone(AMSTERDAM) - ander.klaar_op.astimezone(AMSTERDAM)) < TEGELIJK
