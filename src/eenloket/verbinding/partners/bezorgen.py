"""Handing over to a partner: an order or a question for advice goes there, or is taken back there."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import reverse

from eenloket.kern.aflevering.api import NIET_INGESTELD, Onmogelijk, Uitgang, meld_aan
from eenloket.kern.fouten import BuitenBereik
from eenloket.midoffice.aanbod.api import OnbekendeDienst
from eenloket.midoffice.zaken.api import Zaak, dienst_van
from eenloket.verbinding.netwerk import Antwoord, Verbinding

from .models import Overdracht
from .opgeven import DOOR, geef_op, opnieuw_geprobeerd


def geef(overdracht: Overdracht) -> Mapping[str, Any]:
    """One try; the partner recognises a repetition by its key. See ``Uitgang``."""
    nummer = overdracht.nummer or _draag_over(overdracht)
    if overdracht.intrekken:
        _trek_in(overdracht, nummer)
    return {"nummer": nummer, "inhoud": None}


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
        raise Onmogelijk(str(code))


def _lees(antwoord: Antwoord) -> dict[str, Any]:
    inhoud = antwoord.json()
    if not isinstance(inhoud, dict) or not (
        inhoud.get("nummer") or (antwoord.status >= 400 and inhoud.get("code"))
    ):
        raise ValueError("geen antwoord van een partner")
    return inhoud


def _nummer(antwoord: dict[str, Any]) -> str:
    if not antwoord.get("nummer"):
        raise Onmogelijk(str(antwoord["code"]))
    return str(antwoord["nummer"])[:100]


def _soort(overdracht: Overdracht) -> str:
    return "adviesvragen" if overdracht.soort == "advies" else "opdrachten"


def _naam(overdracht: Overdracht) -> str:
    try:
        return dienst_van(Zaak.objects.get(id=overdracht.zaak_id)).naam.nl
    except OnbekendeDienst:
        return overdracht.dienst


def _verbinding(koppeling: str) -> Verbinding:
    instelling = settings.PARTNERS.get(koppeling)
    if instelling is None:
        raise BuitenBereik(koppeling, NIET_INGESTELD)
    return verbinding(koppeling, instelling["url"], instelling["sleutel"])


@lru_cache(maxsize=100)
def verbinding(koppeling: str, url: str, sleutel: str) -> Verbinding:
    """The connection of a partner, kept with its circuit breaker for the life of this process."""
    return Verbinding(
        koppeling, url, koppen={"Authorization": f"Bearer {sleutel}"}, tijd=10.0, grootste=100_000
    )


UITGANG = meld_aan(
    Uitgang(
        naam="partner",
        door=DOOR,
        model=Overdracht,
        geef=geef,
        bij_opgegeven=geef_op,
        bij_opnieuw=opnieuw_geprobeerd,
    )
)


def controleer_koppeling(koppeling: str) -> None:
    """Ask for an order that can't exist: the partner must say so. Raises: BuitenBereik."""

    def onbekend(antwoord: Antwoord) -> None:
        if antwoord.status != 404:
            raise ValueError("geen weigering")

    _verbinding(koppeling).vraag("GET", "/opdrachten/controle", onbekend)
