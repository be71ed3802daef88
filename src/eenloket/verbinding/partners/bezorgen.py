"""Delivering hand-overs: again and again with growing pauses, for two days; then a person must look."""

import datetime as dt
import uuid
from functools import lru_cache
from typing import Any

import structlog
from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.aanbod.api import OnbekendeDienst
from eenloket.midoffice.zaken.api import Zaak, dienst_van
from eenloket.verbinding.netwerk import Antwoord, Verbinding

from .models import Overdracht
from .opgeven import geef_op
from .overdragen import DOOR, wachttijd

log = structlog.get_logger("eenloket.partners")
OPGEVEN_NA = dt.timedelta(hours=48)
_PACHT = dt.timedelta(minutes=2)
"""How long one worker has a hand-over for itself; longer than any delivery takes."""
_NIET_AANGEKOMEN = frozenset({"ConnectError", "onderbroken", "geen koppeling"})


class Afgewezen(Exception):
    """The partner will never take this; ``code`` is its own."""

    def __init__(self, code: str) -> None:
        self.code = code[:100]
        super().__init__(self.code)


def aan_de_beurt(*, limiet: int = 50) -> list[uuid.UUID]:
    """Hand-overs whose next try is due, oldest first. Index overdracht_aan_de_beurt."""
    rijen = Overdracht.objects.filter(volgende_poging__lte=nu()).order_by("volgende_poging")
    return list(rijen.values_list("id", flat=True)[:limiet])


def bezorg(overdracht_id: uuid.UUID) -> None:
    """One try. Two workers never try the same at once; the partner recognises a repetition by its key."""
    pacht = Q(volgende_poging__lte=nu()) & Q(staat__in=(Overdracht.Staat.WACHT, Overdracht.Staat.INTREKKEN))
    with handeling(DOOR, "partner.bezorgen"):
        moment = {"volgende_poging": nu() + _PACHT, "pogingen": F("pogingen") + 1}
        if not Overdracht.objects.filter(pacht, id=overdracht_id).update(**moment):
            return
    overdracht = Overdracht.objects.get(id=overdracht_id)
    try:
        nummer = overdracht.nummer or _draag_over(overdracht)
        if overdracht.staat == Overdracht.Staat.INTREKKEN:
            _trek_in(overdracht, nummer)
    except BuitenBereik as fout:
        _straks(overdracht, fout)
    except Afgewezen as fout:
        _opgegeven(overdracht, fout.code)
    else:
        _klaar(overdracht, nummer)


def _draag_over(overdracht: Overdracht) -> str:
    gegevens = dict(overdracht.inhoud or {})
    bericht: dict[str, Any] = {
        "kenmerk": overdracht.kenmerk,
        "terugmeldadres": settings.ADRES + reverse("partners:terugmelding", args=[overdracht.koppeling]),
    }
    if overdracht.soort == "advies":
        bericht |= {"vraag": gegevens.pop("vraag", ""), "onderwerp": _naam(overdracht), "gegevens": gegevens}
    else:
        bericht |= {"dienst": overdracht.dienst, "gegevens": gegevens}
    koppen = {"Idempotency-Key": str(overdracht.id)}
    antwoord = _verbinding(overdracht.koppeling).vraag(
        "POST", f"/{_soort(overdracht)}", _lees, json=bericht, headers=koppen
    )
    return _nummer(antwoord)


def _trek_in(overdracht: Overdracht, nummer: str) -> None:
    pad = f"/{_soort(overdracht)}/{nummer}/intrekken"
    bericht = {"reden": "De zaak is gesloten."}
    code = _verbinding(overdracht.koppeling).vraag("POST", pad, _lees, json=bericht).get("code", "")
    if code and code != "alAfgehandeld":  # the partner was first: nothing to take back
        raise Afgewezen(str(code))


def _lees(antwoord: Antwoord) -> dict[str, Any]:
    inhoud = antwoord.json()
    if not isinstance(inhoud, dict) or not (
        inhoud.get("nummer") or (antwoord.status >= 400 and inhoud.get("code"))
    ):
        raise ValueError("geen antwoord van een partner")
    return inhoud


def _nummer(antwoord: dict[str, Any]) -> str:
    if not antwoord.get("nummer"):
        raise Afgewezen(str(antwoord["code"]))
    return str(antwoord["nummer"])[:100]


def _soort(overdracht: Overdracht) -> str:
    return "adviesvragen" if overdracht.soort == "advies" else "opdrachten"


def _naam(overdracht: Overdracht) -> str:
    try:
        return dienst_van(Zaak.objects.get(id=overdracht.zaak_id)).naam.nl
    except OnbekendeDienst:
        return overdracht.dienst


def _klaar(overdracht: Overdracht, nummer: str) -> None:
    ingetrokken = overdracht.staat == Overdracht.Staat.INTREKKEN
    with handeling(DOOR, "partner.bezorgd"):
        nieuw = Overdracht.Staat.INGETROKKEN if ingetrokken else Overdracht.Staat.BEZORGD
        Overdracht.objects.filter(id=overdracht.id, staat=overdracht.staat).update(
            staat=nieuw, volgende_poging=None, inhoud=None, laatste_fout=""
        )
        # Meanwhile taken back: then it stays so, but what is known of the partner counts.
        Overdracht.objects.filter(id=overdracht.id).update(
            nummer=nummer, bezorgd_op=overdracht.bezorgd_op or nu()
        )


def _straks(overdracht: Overdracht, fout: BuitenBereik) -> None:
    log.warning(
        "partner onbereikbaar", koppeling=overdracht.koppeling, oorzaak=fout.reden, poging=overdracht.pogingen
    )
    if nu() - overdracht.begonnen_op > OPGEVEN_NA:
        _opgegeven(overdracht, fout.reden)
        return
    aangekomen = {} if fout.reden in _NIET_AANGEKOMEN else {"misschien_ontvangen": True}
    with handeling(DOOR, "partner.straks"):
        Overdracht.objects.filter(id=overdracht.id, volgende_poging__isnull=False).update(
            volgende_poging=nu() + wachttijd(overdracht.pogingen), laatste_fout=fout.reden[:200], **aangekomen
        )


def _opgegeven(overdracht: Overdracht, reden: str) -> None:
    log.error("overdracht mislukt", koppeling=overdracht.koppeling, oorzaak=reden)
    with handeling(DOOR, "partner.mislukt"):
        Overdracht.objects.filter(id=overdracht.id).update(
            staat=Overdracht.Staat.MISLUKT, volgende_poging=None, laatste_fout=reden[:200]
        )
        geef_op(overdracht, reden, door=DOOR)


def _verbinding(koppeling: str) -> Verbinding:
    instelling = settings.PARTNERS.get(koppeling)
    if instelling is None:
        raise BuitenBereik(koppeling, "geen koppeling")
    return verbinding(koppeling, instelling["url"], instelling["sleutel"])


@lru_cache(maxsize=100)
def verbinding(koppeling: str, url: str, sleutel: str) -> Verbinding:
    """The connection of a partner, kept with its circuit breaker for the life of this process."""
    return Verbinding(
        koppeling, url, koppen={"Authorization": f"Bearer {sleutel}"}, tijd=10.0, grootste=100_000
    )


def controleer(koppeling: str) -> None:
    """Ask for an order that can't exist: the partner must say so. Raises: BuitenBereik."""

    def onbekend(antwoord: Antwoord) -> None:
        if antwoord.status != 404:
            raise ValueError("geen weigering")

    _verbinding(koppeling).vraag("GET", "/opdrachten/controle", onbekend)
