"""Checking a question: which parameters belong to which search, and what is wrong with them.

Names, codes and sentences of errors follow the feature files of BRP API Personen Bevragen 2.7.0 ("fout-cases").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from simulatoren.brp import velden
from simulatoren.kern.web import Probleem

_TEKST = r"a-zA-Z0-9À-ž \.\-\'"
PATRONEN = {
    "burgerservicenummer": r"^[0-9]{9}$",
    "fields": r"^[a-zA-Z0-9\._]{1,200}$",
    "gemeenteVanInschrijving": r"^[0-9]{4}$",
    "geslachtsnaam": rf"^[{_TEKST}]{{1,200}}$|^[{_TEKST}]{{3,199}}\*{{1}}$",
    "geslacht": r"^([Mm]|[Vv]|[Oo])$",
    "voorvoegsel": r"^[a-zA-Z \']{1,10}$",
    "voornamen": rf"^[{_TEKST}]{{1,199}}\*{{0,1}}$",
    "huisletter": r"^[a-zA-Z]{1}$",
    "huisnummertoevoeging": r"^[a-zA-Z0-9 \-]{1,4}$",
    "postcode": r"^[1-9]{1}[0-9]{3}[ ]?[A-Za-z]{2}$",
    "straat": rf"^[{_TEKST}]{{1,80}}$|^[{_TEKST}]{{7,79}}\*{{1}}$|^\*{{1}}[{_TEKST}]{{7,79}}$",
    "nummeraanduidingIdentificatie": r"^(?!0{16})[0-9]{16}$",
    "adresseerbaarObjectIdentificatie": r"^(?!0{16})[0-9]{16}$",
}


@dataclass(frozen=True, slots=True)
class Zoeksoort:
    """One search type: required and optional parameters, the schema of its answer, and whether the dead count."""

    verplicht: tuple[str, ...]
    optioneel: tuple[str, ...]
    schema: velden.Boom

    @property
    def parameters(self) -> set[str]:
        """Every parameter that may be given."""
        return {"type", "fields", "gemeenteVanInschrijving", *self.verplicht, *self.optioneel}


_OVERLEDEN = "inclusiefOverledenPersonen"
_HUIS = ("huisletter", "huisnummertoevoeging")
ZOEKSOORTEN = {
    "RaadpleegMetBurgerservicenummer": Zoeksoort(("burgerservicenummer",), (), velden.PERSOON),
    "ZoekMetGeslachtsnaamEnGeboortedatum": Zoeksoort(
        ("geslachtsnaam", "geboortedatum"),
        (_OVERLEDEN, "geslacht", "voorvoegsel", "voornamen"),
        velden.BEPERKT,
    ),
    "ZoekMetNaamEnGemeenteVanInschrijving": Zoeksoort(
        ("geslachtsnaam", "voornamen", "gemeenteVanInschrijving"),
        (_OVERLEDEN, "geslacht", "voorvoegsel"),
        velden.BEPERKT,
    ),
    "ZoekMetPostcodeEnHuisnummer": Zoeksoort(
        ("postcode", "huisnummer"), (_OVERLEDEN, *_HUIS, "geboortedatum", "geslachtsnaam"), velden.BEPERKT
    ),
    "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving": Zoeksoort(
        ("straat", "huisnummer", "gemeenteVanInschrijving"), (_OVERLEDEN, *_HUIS), velden.BEPERKT
    ),
    "ZoekMetNummeraanduidingIdentificatie": Zoeksoort(
        ("nummeraanduidingIdentificatie",), (_OVERLEDEN,), velden.BEPERKT
    ),
    "ZoekMetAdresseerbaarObjectIdentificatie": Zoeksoort(
        ("adresseerbaarObjectIdentificatie",), (_OVERLEDEN,), velden.GEZAG_BEPERKT
    ),
}


@dataclass(frozen=True, slots=True)
class Brpvraag:
    """A checked question: its type, its parameters and the wanted paths."""

    type: str
    parameters: dict[str, Any]
    paden: list[tuple[str, ...]]


def _fout(naam: str, code: str, reden: str) -> dict[str, str]:
    return {"name": naam, "code": code, "reason": reden}


def _weiger(titel: str, code: str, fouten: list[dict[str, str]]) -> Probleem:
    namen = ", ".join(fout["name"] for fout in fouten)
    return Probleem(400, titel, code, detail=f"De foutieve parameter(s) zijn: {namen}.", invalid=fouten)


def _patroon(naam: str, sleutel: str, waarde: Any) -> list[dict[str, str]]:
    patroon = PATRONEN[sleutel]
    if isinstance(waarde, str) and re.match(patroon, waarde) and "\n" not in waarde:
        return []
    return [_fout(naam, "pattern", f"Waarde voldoet niet aan patroon {patroon}.")]


def _lijst(naam: str, waarde: Any, hoogstens: int) -> list[dict[str, str]]:
    if not isinstance(waarde, list):
        return [_fout(naam, "array", "Parameter is geen array.")]
    if not waarde:
        return [_fout(naam, "minItems", "Array bevat minder dan 1 items.")]
    if len(waarde) > hoogstens:
        return [_fout(naam, "maxItems", f"Array bevat meer dan {hoogstens} items.")]
    return [fout for volg, deel in enumerate(waarde) for fout in _patroon(f"{naam}[{volg}]", naam, deel)]


def _keur_waarde(naam: str, waarde: Any) -> list[dict[str, str]]:
    if naam == "burgerservicenummer":
        return _lijst(naam, waarde, 20)
    if naam == "fields":
        return _lijst(naam, waarde, 130)
    if naam == "huisnummer":
        geldig = isinstance(waarde, int) and not isinstance(waarde, bool) and 1 <= waarde <= 99999
        return [] if geldig else [_fout(naam, "integer", "Waarde is geen geldig getal.")]
    if naam == _OVERLEDEN:
        return [] if isinstance(waarde, bool) else [_fout(naam, "boolean", "Waarde is geen boolean.")]
    if naam == "geboortedatum":
        try:
            if date.fromisoformat(waarde).isoformat() != waarde:
                raise ValueError
        except (TypeError, ValueError):
            return [_fout(naam, "date", "Waarde is geen geldige datum.")]
        return []
    return _patroon(naam, naam, waarde)


def keur_vraag(inhoud: dict[str, Any]) -> Brpvraag:
    """Check a request body.

    Raises: Probleem 400 with every mistake found, the way the register reports them.
    """
    onjuist = "Een of meerdere parameters zijn niet correct."
    if not inhoud.get("type"):
        raise _weiger(onjuist, "paramsValidation", [_fout("type", "required", "Parameter is verplicht.")])
    soort = ZOEKSOORTEN.get(inhoud["type"]) if isinstance(inhoud["type"], str) else None
    if soort is None:
        raise _weiger(
            onjuist, "paramsValidation", [_fout("type", "value", "Waarde is geen geldig zoek type.")]
        )
    ontbreekt = [naam for naam in (*soort.verplicht, "fields") if inhoud.get(naam) in (None, "")]
    if ontbreekt:
        raise _weiger(
            "Minimale combinatie van parameters moet worden opgegeven.",
            "paramsCombination",
            [_fout(naam, "required", "Parameter is verplicht.") for naam in ontbreekt],
        )
    fouten: list[dict[str, str]] = []
    for naam, waarde in inhoud.items():
        if naam not in soort.parameters:
            fouten.append(_fout(naam, "unknownParam", "Parameter is niet verwacht."))
        elif naam != "type":
            fouten += _keur_waarde(naam, waarde)
    if fouten:
        raise _weiger(onjuist, "paramsValidation", fouten)
    paden = [velden.normaliseer(pad, soort.schema) for pad in inhoud["fields"]]
    fouten = [
        _fout(f"fields[{volg}]", "fields", "Parameter bevat een niet bestaande veldnaam.")
        for volg, pad in enumerate(paden)
        if pad is None
    ]
    if fouten:
        raise _weiger(onjuist, "paramsValidation", fouten)
    return Brpvraag(inhoud["type"], inhoud, [pad for pad in paden if pad])
