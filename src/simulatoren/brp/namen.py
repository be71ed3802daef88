"""Names as the BRP API composes them: initials, form of address, salutation."""

from __future__ import annotations

from typing import Any

from simulatoren.gegevens import Persoon

NAAMGEBRUIK = {
    "E": "eigen geslachtsnaam",
    "N": "geslachtsnaam partner na eigen geslachtsnaam",
    "P": "geslachtsnaam partner",
    "V": "geslachtsnaam partner voor eigen geslachtsnaam",
}


def voorletters(voornamen: str) -> str:
    """ "Lotte Maria" → "L.M."."""
    return "".join(f"{naam[0]}." for naam in voornamen.split())


def zonder_leeg(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Leave out what has no value: the register doesn't send empty fields."""
    return {naam: waarde for naam, waarde in inhoud.items() if waarde not in ("", None, {}, [])}


def naam_basis(persoon: Persoon) -> dict[str, Any]:
    """The name fields that a relative or partner also has."""
    return zonder_leeg(
        {
            "voornamen": persoon.voornamen,
            "adellijkeTitelPredicaat": persoon.adellijk,
            "voorvoegsel": persoon.voorvoegsel,
            "geslachtsnaam": persoon.geslachtsnaam,
            "voorletters": voorletters(persoon.voornamen),
        }
    )


def naam_persoon(persoon: Persoon) -> dict[str, Any]:
    """All name fields of a person."""
    predicaat = f"{persoon.adellijk['omschrijving']} " if persoon.adellijk else ""
    gebruik = {"code": persoon.naamgebruik, "omschrijving": NAAMGEBRUIK[persoon.naamgebruik]}
    return naam_basis(persoon) | {
        "volledigeNaam": predicaat + persoon.naam,
        "aanduidingNaamgebruik": gebruik,
    }


def _achternaam(voorvoegsel: str, geslachtsnaam: str) -> str:
    return f"{voorvoegsel} {geslachtsnaam}".strip()


def samengestelde_naam(persoon: Persoon, partner: tuple[str, str] | None) -> str:
    """Surname in daily use, with the partner's as the person wishes (naamgebruik)."""
    eigen = _achternaam(persoon.voorvoegsel, persoon.geslachtsnaam)
    if partner is None or persoon.naamgebruik == "E":
        return eigen
    van_partner = _achternaam(*partner)
    return {"P": van_partner, "V": f"{van_partner}-{eigen}", "N": f"{eigen}-{van_partner}"}[
        persoon.naamgebruik
    ]


def aanschrijving(persoon: Persoon, partner: tuple[str, str] | None) -> dict[str, Any]:
    """aanhef, aanschrijfwijze and gebruikInLopendeTekst."""
    naam = samengestelde_naam(persoon, partner)
    titel = {"M": "heer", "V": "mevrouw"}[persoon.geslacht]
    wijze: dict[str, Any] = {"naam": f"{voorletters(persoon.voornamen)} {naam}"}
    if persoon.adellijk:
        wijze = {"naam": f"jkvr. {wijze['naam']}", "aanspreekvorm": "De hoogwelgeboren vrouwe"}
        return {
            "aanhef": "Hoogwelgeboren vrouwe",
            "aanschrijfwijze": wijze,
            "gebruikInLopendeTekst": f"jonkvrouw {naam[0].upper()}{naam[1:]}",
        }
    lopend = "de heer" if persoon.geslacht == "M" else "mevrouw"
    groot = naam[0].upper() + naam[1:]
    return {
        "aanhef": f"Geachte {titel} {groot}",
        "aanschrijfwijze": wijze,
        "gebruikInLopendeTekst": f"{lopend} {groot}",
    }
