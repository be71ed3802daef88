"""The `fields` parameter: which paths exist, and cutting an answer down to them.

Source: BRP API Personen Bevragen 2.7.0, feature "fields": full paths only; a date or code table comes whole;
`type` and `inOnderzoek` of a group come along by themselves; automatically delivered fields may not be asked.
"""

from __future__ import annotations

from typing import Any

Boom = dict[str, Any]

D = "datum"
T = "tabel"
W = "waarde"
_ONDER = {
    D: {"type", "datum", "langFormaat", "jaar", "maand", "onbekend"},
    T: {"code", "omschrijving", "soort"},
    W: set(),
}
AUTOMATISCH = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie")

_NAAM = {
    "voornamen": W, "adellijkeTitelPredicaat": T, "voorvoegsel": W, "geslachtsnaam": W, "voorletters": W,
}  # fmt: skip
_GEBOORTE = {"datum": D, "land": T, "plaats": T}
_BINNENLAND = {
    "officieleStraatnaam": W, "korteStraatnaam": W, "huisnummer": W, "huisletter": W, "huisnummertoevoeging": W,
    "aanduidingBijHuisnummer": T, "postcode": W, "woonplaats": W, "locatiebeschrijving": W,
}  # fmt: skip
_VERBLIJFPLAATS = {
    "type": W, "datumVan": D, "datumIngangGeldigheid": D, "functieAdres": T,
    "adresseerbaarObjectIdentificatie": W, "nummeraanduidingIdentificatie": W,
    "indicatieVastgesteldVerblijftNietOpAdres": W,
}  # fmt: skip
_ADRESSERING_KORT = {"adresregel1": W, "adresregel2": W, "indicatieVastgesteldVerblijftNietOpAdres": W}
_ADRESSERING_BEPERKT = {**_ADRESSERING_KORT, "adresregel3": W, "land": T}
_AANSCHRIJVEN = {
    "aanhef": W, "aanschrijfwijze": {"naam": W, "aanspreekvorm": W}, "gebruikInLopendeTekst": W,
}  # fmt: skip
_VERWANT = {"burgerservicenummer": W, "naam": _NAAM, "geboorte": _GEBOORTE}

PERSOON: Boom = {
    "aNummer": W,
    "burgerservicenummer": W,
    "datumEersteInschrijvingGBA": D,
    "geslacht": T,
    "uitsluitingKiesrecht": {"uitgeslotenVanKiesrecht": W, "einddatum": D},
    "europeesKiesrecht": {"aanduiding": T, "einddatumUitsluiting": D},
    "leeftijd": W,
    "naam": {**_NAAM, "volledigeNaam": W, "aanduidingNaamgebruik": T},
    "nationaliteiten": {"type": W, "redenOpname": T, "datumIngangGeldigheid": D, "nationaliteit": T},
    "geboorte": _GEBOORTE,
    "overlijden": _GEBOORTE,
    "verblijfplaats": {
        **_VERBLIJFPLAATS,
        "verblijfadres": {**_BINNENLAND, "regel1": W, "regel2": W, "regel3": W, "land": T},
    },
    "verblijfplaatsBinnenland": {**_VERBLIJFPLAATS, "verblijfadres": _BINNENLAND},
    "immigratie": {
        "landVanwaarIngeschreven": T,
        "datumVestigingInNederland": D,
        "vanuitVerblijfplaatsOnbekend": W,
        "indicatieVestigingVanuitBuitenland": W,
    },
    "gemeenteVanInschrijving": T,
    "datumInschrijvingInGemeente": D,
    "adressering": {**_ADRESSERING_BEPERKT, **_AANSCHRIJVEN},
    "adresseringBinnenland": {**_ADRESSERING_KORT, **_AANSCHRIJVEN},
    "indicatieCurateleRegister": W,
    "indicatieGezagMinderjarige": T,
    "gezag": W,
    "verblijfstitel": {"aanduiding": T, "datumEinde": D, "datumIngang": D},
    "kinderen": _VERWANT,
    "ouders": {**_VERWANT, "geslacht": T, "ouderAanduiding": W, "datumIngangFamilierechtelijkeBetrekking": D},
    "partners": {
        **_VERWANT,
        "geslacht": T,
        "soortVerbintenis": T,
        "aangaanHuwelijkPartnerschap": _GEBOORTE,
        "ontbindingHuwelijkPartnerschap": {"datum": D},
    },
}

BEPERKT: Boom = {
    "burgerservicenummer": W,
    "geboorte": {"datum": D},
    "geslacht": T,
    "leeftijd": W,
    "naam": {**_NAAM, "volledigeNaam": W},
    "adressering": _ADRESSERING_BEPERKT,
    "adresseringBinnenland": _ADRESSERING_KORT,
}
GEZAG_BEPERKT: Boom = {**BEPERKT, "gezag": W}

_ADRESREGELS = set(_ADRESSERING_KORT)


def normaliseer(pad: str, schema: Boom) -> tuple[str, ...] | None:
    """The path cut at its date or code table, or None when it doesn't exist in this schema."""
    delen, knoop = pad.split("."), schema
    for diepte, deel in enumerate(delen):
        volgende = knoop.get(deel)
        if volgende is None:
            return None
        if isinstance(volgende, str):
            rest = delen[diepte + 1 :]
            bestaat = not rest or (len(rest) == 1 and rest[0] in _ONDER[volgende])
            return tuple(delen[: diepte + 1]) if bestaat else None
        knoop = volgende
    return tuple(delen)


def _wensboom(paden: list[tuple[str, ...]]) -> Boom:
    """Nested dict of wanted names; an empty dict means everything below."""
    boom: Boom = {}
    for pad in sorted(paden, key=len, reverse=True):
        knoop = boom
        for deel in pad[:-1]:
            knoop = knoop.setdefault(deel, {})
        knoop[pad[-1]] = {}
    return boom


def _onderzoek(bron: Boom, gevraagd: set[str]) -> Boom:
    """The investigation marks of asked fields, with their date; empty when none of them is investigated."""
    geraakt = {naam: waarde for naam, waarde in bron.items() if naam in gevraagd}
    if not geraakt:
        return {}
    return geraakt | {
        naam: waarde for naam, waarde in bron.items() if naam.startswith("datumIngangOnderzoek")
    }


def _kies(bron: Any, wens: Boom) -> Any:
    if not wens or not isinstance(bron, (dict, list)):
        return bron
    if isinstance(bron, list):
        return [_kies(deel, wens) for deel in bron]
    uit: Boom = {}
    for naam, waarde in bron.items():
        if naam == "inOnderzoek":
            if marks := _onderzoek(waarde, set(wens) | {"type"}):
                uit[naam] = marks
        elif naam == "type" or naam in wens:
            gekozen = _kies(waarde, wens.get(naam, {}))
            if gekozen not in ({}, []):
                uit[naam] = gekozen
    return {} if set(uit) == {"inOnderzoek"} else uit


def _zonder_alias(pad: tuple[str, ...], binnenland: bool) -> list[tuple[str, ...]]:
    """The real paths behind "verblijfplaatsBinnenland" and "adresseringBinnenland".

    Someone who lives abroad has no such residence and no such address lines; the salutation stays.
    """
    if pad[0] == "verblijfplaatsBinnenland":
        return [("verblijfplaats", *pad[1:])] if binnenland else []
    if pad[0] == "adresseringBinnenland":
        namen = [pad[1:]] if pad[1:] else [(naam,) for naam in (*_ADRESSERING_KORT, *_AANSCHRIJVEN)]
        return [("adressering", *rest) for rest in namen if binnenland or rest[0] not in _ADRESREGELS]
    return [pad]


def filter_persoon(bron: Boom, paden: list[tuple[str, ...]]) -> Boom:
    """Cut a whole person down to the wanted paths, plus what the register always sends along."""
    binnenland = bron.get("verblijfplaats", {}).get("type") in ("Adres", "Locatie")
    wens = _wensboom([echt for pad in paden for echt in _zonder_alias(pad, binnenland)])
    uit: Boom = _kies(bron, wens) if wens else {}
    return uit | {naam: bron[naam] for naam in AUTOMATISCH if naam in bron}
