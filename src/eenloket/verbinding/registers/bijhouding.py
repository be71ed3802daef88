"""Reporting a granted move to the municipality's own person register."""

import uuid
from collections.abc import Mapping
from typing import Any

from eenloket.kern.actoren import systeem
from eenloket.kern.doel import Doel
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, Nummersoort, bsn_van, pseudoniem
from eenloket.kern.verwerkingen.api import log_verwerking
from eenloket.verbinding.netwerk import Antwoord, Verbinding

ADRESWIJZIGING = "adreswijziging"


class BrpBijhouding:
    """Adapter of the port ``Bijhouding``."""

    diensten = frozenset({ADRESWIJZIGING})

    def __init__(self, url: str, sleutel: str, *, tijd: float = 5.0) -> None:
        self.verbinding = Verbinding("brp-bijhouding", url, koppen={"X-API-KEY": sleutel}, tijd=tijd)

    def verwerk(self, dienst: str, kenmerk: str, nummer: str, antwoorden: Mapping[str, Any]) -> None:
        """See the port. Reads the answers nieuw_adres, verhuisdatum and wie_verhuizen_mee."""
        if dienst not in self.diensten:
            raise ValueError(f"geen bijhouding voor {dienst}")
        doel = Doel(
            "Bijhouden van de basisregistratie personen",
            "Wet BRP art. 2.20 en 2.39",
            systeem("bijhouding"),
            dienst,
        )
        mee = [
            Pseudoniem(uuid.UUID(wie))
            for wie in antwoorden.get("wie_verhuizen_mee") or ()
            if not wie.startswith("zonder-nummer")
        ]
        verhuizing = {
            "burgerservicenummers": [nummer, *(bsn_van(wie, Domein.AANVRAGEN, doel) for wie in mee)],
            "datum": antwoorden["verhuisdatum"],
            "adres": _adres(antwoorden["nieuw_adres"]),
        }
        koppen = {"Idempotency-Key": kenmerk}
        code = self.verbinding.vraag("POST", "/verhuizingen", _uitkomst, json=verhuizing, headers=koppen)
        if code:
            raise ValueError(code)
        aanvrager = pseudoniem(Nummersoort.BSN, nummer, Domein.VERWERKINGEN)
        log_verwerking(
            doel, [aanvrager], naam="verstrekken", gegevens=["adres"], bron="aanvragen", verstrekt_aan="brp"
        )


def _adres(adres: Mapping[str, Any]) -> dict[str, Any]:
    """The BAG identification when the register of addresses gave one, otherwise what the client typed."""
    if adres.get("bag_id"):
        return {"nummeraanduidingIdentificatie": adres["bag_id"]}
    namen = {
        "postcode": "postcode",
        "huisnummer": "huisnummer",
        "huisletter": "huisletter",
        "toevoeging": "huisnummertoevoeging",
    }
    return {naar: adres[van] for van, naar in namen.items() if adres.get(van)}


def _uitkomst(antwoord: Antwoord) -> str:
    """ "" when it is registered (now or by the same call before), otherwise the register's code of refusal."""
    inhoud = antwoord.json()
    if antwoord.status in (200, 201):
        return "" if inhoud["id"] else "leeg"
    return str(inhoud["code"])
