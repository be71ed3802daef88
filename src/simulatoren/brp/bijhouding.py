"""Registering a move. The municipality owns the register of its residents, so this is our own system.

Not a national API: a small stand-in for the register application of a municipality.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from simulatoren.brp.register import Register
from simulatoren.gegevens import GEMEENTE, Adres, adres_van_object, persoon, zoek_adres
from simulatoren.kern.web import Probleem, eis_velden


def _onjuist(naam: str, reden: str) -> Probleem:
    return Probleem(
        400,
        "Een of meerdere parameters zijn niet correct.",
        "paramsValidation",
        detail=f"De foutieve parameter(s) zijn: {naam}.",
        invalid=[{"name": naam, "code": "waarde", "reason": reden}],
    )


def _datum(tekst: Any) -> date:
    try:
        return date.fromisoformat(tekst)
    except (TypeError, ValueError):
        raise _onjuist("datum", "Waarde is geen geldige datum.") from None


def _zoek(opgave: Any) -> Adres:
    if not isinstance(opgave, dict):
        raise _onjuist("adres", "Waarde is geen adres.")
    for naam in ("adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie"):
        if isinstance(opgave.get(naam), str):
            gevonden = adres_van_object(opgave[naam])
            break
    else:
        postcode, nummer = str(opgave.get("postcode", "")), str(opgave.get("huisnummer", ""))
        if not re.match(r"^[1-9]\d{3} ?[A-Za-z]{2}$", postcode) or not re.match(r"^\d{1,5}$", nummer):
            raise _onjuist("adres", "Geef een identificatie of een postcode en huisnummer.")
        delen = (str(opgave.get(naam) or "") for naam in ("huisletter", "huisnummertoevoeging"))
        gevonden = zoek_adres(postcode, int(nummer), *delen)
    if gevonden is None:
        raise Probleem(422, "Dit adres bestaat niet.", "adresOnbekend")
    if gevonden.gemeentecode != GEMEENTE:
        raise Probleem(422, "Dit adres ligt in een andere gemeente.", "andereGemeente")
    return gevonden


def _personen(opgave: Any) -> list[str]:
    if not isinstance(opgave, list) or not all(isinstance(bsn, str) for bsn in opgave):
        raise _onjuist("burgerservicenummers", "Parameter is geen array.")
    for bsn in opgave:
        wie = persoon(bsn)
        if wie is None:
            raise Probleem(422, "Een van de personen staat niet in het register.", "persoonOnbekend")
        if wie.overleden:
            raise Probleem(422, "Een van de personen is overleden.", "persoonOverleden")
    return list(dict.fromkeys(opgave))


def registreer_verhuizing(register: Register, inhoud: dict[str, Any], vandaag: date) -> dict[str, Any]:
    """Register a move of one or more persons to an address in Rivierveen; all of them or none.

    Raises: Probleem 400 (malformed) or 422 (the register can't do this).
    """
    eis_velden(inhoud, "burgerservicenummers", "datum", "adres")
    datum = _datum(inhoud["datum"])
    bsns, adres = _personen(inhoud["burgerservicenummers"]), _zoek(inhoud["adres"])
    nummer = f"BIJ-{register.aantal + 1:06d}"
    register.verhuis(
        {"id": nummer, "bsns": bsns, "datum": datum.isoformat(), "object": adres.adresseerbaar_object}
    )
    return {
        "id": nummer,
        "burgerservicenummers": bsns,
        "datum": datum.isoformat(),
        "verwerkt": datum <= vandaag,
        "adres": {
            "adresseerbaarObjectIdentificatie": adres.adresseerbaar_object,
            "nummeraanduidingIdentificatie": adres.nummeraanduiding,
            "straat": adres.straat,
            "huisnummer": adres.huisnummer,
            "huisletter": adres.huisletter,
            "huisnummertoevoeging": adres.huisnummertoevoeging,
            "postcode": adres.postcode,
            "woonplaats": adres.woonplaats,
        },
    }
