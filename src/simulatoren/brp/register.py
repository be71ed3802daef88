"""The register itself: who lives where today, and searching in it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from simulatoren.brp.persoonslijst import persoonslijst
from simulatoren.brp.vragen import Brpvraag
from simulatoren.gegevens import Adres, Persoon, adres_van_object, personen
from simulatoren.gegevens import persoon as op_bsn
from simulatoren.gegevens.datums import Datum, lees_datum
from simulatoren.kern.bewaren import Bewaarplaats, Logboek


class Register:
    """Fictional residents plus the moves that were registered during this run."""

    def __init__(self, plaats: Bewaarplaats) -> None:
        self.logboek = Logboek(plaats, "brp_verhuizingen")
        self.aantal = 0
        self._van: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for verhuizing in self.logboek.lees():
            self._onthoud(verhuizing)

    def _onthoud(self, verhuizing: dict[str, Any]) -> None:
        self.aantal += 1
        for bsn in verhuizing["bsns"]:
            self._van[bsn].append(verhuizing)

    def verhuis(self, verhuizing: dict[str, Any]) -> None:
        """Keep a move: {"id", "bsns", "datum" (ISO), "object" (BAG identifier)}."""
        self._onthoud(verhuizing)
        self.logboek.schrijf(verhuizing)

    def woont(self, wie: Persoon, vandaag: date) -> tuple[Adres | None, Datum]:
        """Residence and since when, moves up to today included; the latest date wins, then the latest report."""
        grens = vandaag.isoformat()
        geldig = [verhuizing for verhuizing in self._van.get(wie.bsn, ()) if verhuizing["datum"] <= grens]
        if not geldig:
            return wie.woonadres, lees_datum(wie.sinds or wie.geboortedatum, vandaag)
        laatste = max(enumerate(geldig), key=lambda rij: (rij[1]["datum"], rij[0]))[1]
        return adres_van_object(laatste["object"]), lees_datum(laatste["datum"], vandaag)

    def lijst(self, wie: Persoon, vandaag: date) -> dict[str, Any]:
        """The whole person as delivered today."""
        adres, sinds = self.woont(wie, vandaag)
        return persoonslijst(wie, adres, sinds, vandaag)

    def zoek(self, vraag: Brpvraag, vandaag: date) -> list[dict[str, Any]]:
        """Whole persons that answer the question; the deceased only on request or by number."""
        parameters = vraag.parameters
        if vraag.type == "RaadpleegMetBurgerservicenummer":
            bekend = (op_bsn(bsn) for bsn in dict.fromkeys(parameters["burgerservicenummer"]))
            kandidaten = [wie for wie in bekend if wie]
        else:
            met_overleden = parameters.get("inclusiefOverledenPersonen", False)
            kandidaten = [wie for wie in personen() if met_overleden or not wie.overleden]
        lijsten = (self.lijst(wie, vandaag) for wie in kandidaten)
        return [lijst for lijst in lijsten if all(past(lijst, parameters) for past in _PASSEN)]


def _gelijk(waarde: Any, gezocht: str) -> bool:
    """Case-insensitive, with * as wildcard at the start or end."""
    tekst, patroon = str(waarde or "").casefold(), gezocht.casefold()
    if patroon.endswith("*"):
        return tekst.startswith(patroon[:-1])
    if patroon.startswith("*"):
        return tekst.endswith(patroon[1:])
    return tekst == patroon


def _naam_past(lijst: dict[str, Any], parameters: dict[str, Any]) -> bool:
    namen = ("geslachtsnaam", "voornamen", "voorvoegsel")
    return all(_gelijk(lijst["naam"].get(naam), parameters[naam]) for naam in namen if naam in parameters)


def _persoon_past(lijst: dict[str, Any], parameters: dict[str, Any]) -> bool:
    geboren = lijst["geboorte"]["datum"].get("datum")
    return (
        parameters.get("geboortedatum", geboren) == geboren
        and _gelijk(lijst["geslacht"]["code"], parameters.get("geslacht", lijst["geslacht"]["code"]))
        and parameters.get("gemeenteVanInschrijving", lijst["gemeenteVanInschrijving"]["code"])
        == lijst["gemeenteVanInschrijving"]["code"]
    )


def _adres_past(lijst: dict[str, Any], parameters: dict[str, Any]) -> bool:
    plaats = lijst["verblijfplaats"]
    adres = plaats.get("verblijfadres", {})
    if "postcode" in parameters and adres.get("postcode") != parameters["postcode"].replace(" ", "").upper():
        return False
    if "straat" in parameters and not any(
        _gelijk(adres.get(naam), parameters["straat"]) for naam in ("officieleStraatnaam", "korteStraatnaam")
    ):
        return False
    if "huisnummer" in parameters and adres.get("huisnummer") != parameters["huisnummer"]:
        return False
    delen = ("huisletter", "huisnummertoevoeging")
    if not all(_gelijk(adres.get(deel), parameters[deel]) for deel in delen if deel in parameters):
        return False
    nummers = ("nummeraanduidingIdentificatie", "adresseerbaarObjectIdentificatie")
    return all(plaats.get(naam) == parameters[naam] for naam in nummers if naam in parameters)


_PASSEN = (_naam_past, _persoon_past, _adres_past)
