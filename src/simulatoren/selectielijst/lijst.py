"""The selection list in memory: process types, results, generic descriptions and channels of communication, in the shape of the API."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

PAD = "/selectielijst/api/v1"
MAP = Path(__file__).parent / "gegevens"
GEBIEDEN = {
    "ab": "algemeenBestuurEnInrichtingOrganisatie",
    "bp": "bedrijfsvoeringEnPersoneel",
    "pi": "publiekeInformatieEnRegistratie",
    "bz": "burgerzaken",
    "ve": "veiligheid",
    "vv": "verkeerEnVervoer",
    "ec": "economie",
    "on": "onderwijs",
    "sc": "sportCultuurEnRecreatie",
    "sd": "sociaalDomein",
    "me": "volksgezonheidEnMilieu",
    "vh": "vhrosv",
    "hb": "heffenBelastingen",
    "al": "alleTaakgebieden",
}
"""Fields of work, by their abbreviation in the file; the spelling is the contract's."""
TERMIJNEN = {
    "nihil": "Nihil",
    "bestaansduur_procesobject": "De bestaans- of geldigheidsduur van het procesobject.",
    "ingeschatte_bestaansduur_procesobject": "De ingeschatte maximale bestaans- of geldigheidsduur van het procesobject.",
    "vast_te_leggen_datum": "De tijdens het proces vast te leggen datum waarop de geldigheid van het procesobject komt te vervallen.",
    "samengevoegd_met_bewaartermijn": "De procestermijn is samengevoegd met de bewaartermijn.",
}
KANALEN = (
    "Brief", "Chat", "Contactformulier", "E-mail", "Huisbezoek", "Internet", "Balie", "Telefoon", "WhatsApp",
)  # fmt: skip
Ding = Mapping[str, Any]


def _rijen(naam: str) -> list[dict[str, str]]:
    with (MAP / naam).open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom))


@cache
def procestypen() -> dict[str, Ding]:
    """By uuid, with the year as a number."""
    return {
        rij["uuid"]: {
            "nummer": int(rij["nummer"]),
            "jaar": int(rij["jaar"]),
            "naam": rij["naam"],
            "omschrijving": rij["naam"],
            "toelichting": f"Zie de selectielijst voor gemeenten van {rij['jaar']}.",
            "procesobject": rij["procesobject"],
        }
        for rij in _rijen("procestypen.csv")
    }


@cache
def resultaten() -> dict[str, Ding]:
    """By uuid; ``procesType`` holds the uuid of the process type."""
    van = {(p["jaar"], p["nummer"]): id_ for id_, p in procestypen().items()}
    rijen = [rij for bestand in sorted(MAP.glob("resultaten_*.csv")) for rij in _rijen(bestand.name)]
    return {rij["uuid"]: _resultaat(rij, van) for rij in rijen}


def _resultaat(rij: Mapping[str, str], van: Mapping[tuple[int, int], str]) -> Ding:
    delen = rij["nummer"].split(".")
    specifiek = len(delen) > 2
    ding: dict[str, Any] = {
        "procesType": van[int(rij["jaar"]), int(delen[0])],
        "nummer": int(delen[-1]),
        "volledigNummer": rij["nummer"],
        "generiek": not specifiek,
        "specifiek": specifiek,
        "naam": rij["naam"],
        "omschrijving": rij["omschrijving"],
        "herkomst": rij["herkomst"],
        "waardering": rij["waardering"],
        "bewaartermijn": rij["bewaartermijn"] or None,
        "toelichting": "",
        "procestermijnOpmerking": rij["opmerking"],
        **{veld: kort in rij["taakgebieden"].split() for kort, veld in GEBIEDEN.items()},
    }
    if rij["procestermijn"]:
        ding |= {
            "procestermijn": rij["procestermijn"],
            "procestermijnWeergave": TERMIJNEN[rij["procestermijn"]],
        }
    return ding


@cache
def omschrijvingen() -> dict[str, Ding]:
    """Generic descriptions of outcomes, by uuid."""
    return {
        rij["uuid"]: {
            "omschrijving": rij["omschrijving"],
            "definitie": f"De zaak is {rij['omschrijving'].lower()}.",
            "opmerking": "",
        }
        for rij in _rijen("omschrijvingen.csv")
    }


@cache
def kanalen() -> dict[str, Ding]:
    """Channels of communication, by uuid; made up, for the list that is published holds no more than names."""
    return {
        str(uuid.uuid5(uuid.NAMESPACE_URL, f"communicatiekanaal/{naam}")): {
            "naam": naam,
            "omschrijving": f"Contact via: {naam.lower()}",
        }
        for naam in KANALEN
    }
