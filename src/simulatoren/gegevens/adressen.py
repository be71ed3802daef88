"""The fictional addresses: one small list of streets, expanded to addresses with BAG identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

MAP = Path(__file__).parent
GEMEENTE = "9990"
"""Municipality code of Rivierveen (fictional)."""

_NUMMER = re.compile(r"^(?P<nummer>\d+)(?P<letter>[A-Z]?)(?:-(?P<toevoeging>[0-9A-Z]{1,4}))?$")
_REEKS = re.compile(r"^(\d+)-(\d+)/(\d+)$")


@dataclass(frozen=True, slots=True)
class Adres:
    """One address. Identifiers have the 16 digits of the BAG: municipality, object type, sequence."""

    sleutel: str
    straat: str
    huisnummer: int
    huisletter: str
    huisnummertoevoeging: str
    postcode: str
    woonplaats: str
    woonplaatscode: str
    gemeentecode: str
    gemeentenaam: str
    nummeraanduiding: str
    adresseerbaar_object: str
    openbare_ruimte: str
    pand: str
    eigendom: str
    bouwjaar: int
    oppervlakte: int
    gebruiksdoel: str
    soort: str
    rd: tuple[float, float]

    @property
    def nummer(self) -> str:
        """House number as written on the door: 12, 12A, 12-3."""
        staart = f"-{self.huisnummertoevoeging}" if self.huisnummertoevoeging else ""
        return f"{self.huisnummer}{self.huisletter}{staart}"

    @property
    def korte_straat(self) -> str:
        """Street name in at most 24 characters (NEN 5825), as BRP and BAG give beside the official one."""
        if len(self.straat) <= 24:
            return self.straat
        kort = self.straat
        for lang, afkorting in (
            ("Burgemeester", "Burg"),
            ("Zorgpark", "Zorgp"),
            ("van der", "vd"),
            ("van", "v"),
        ):
            kort = kort.replace(lang, afkorting)
        return kort[:24].strip()

    @property
    def regel1(self) -> str:
        """Street and number."""
        return f"{self.straat} {self.nummer}"

    @property
    def regel2(self) -> str:
        """Postcode and place, as on an envelope."""
        return f"{self.postcode[:4]} {self.postcode[4:]}  {self.woonplaats.upper()}"


def _nummers(opgave: str | list[str]) -> list[str]:
    if isinstance(opgave, list):
        return opgave
    reeks = _REEKS.match(opgave)
    if reeks is None:
        raise ValueError(f"Geen reeks huisnummers: {opgave}")
    van, tot, stap = (int(deel) for deel in reeks.groups())
    return [str(nummer) for nummer in range(van, tot + 1, stap)]


def _maak(straat: dict[str, Any], plaats: dict[str, str], gemeente: str, nummer: str, volg: int) -> Adres:
    deel = _NUMMER.match(nummer)
    if deel is None:
        raise ValueError(f"Geen huisnummer: {nummer}")
    code, soort = plaats["gemeente"], straat.get("soort", "verblijfsobject")
    objecttype = "02" if soort == "ligplaats" else "01"
    return Adres(
        sleutel=f"{straat['naam']} {nummer}, {plaats['naam']}",
        straat=straat["naam"],
        huisnummer=int(deel["nummer"]),
        huisletter=deel["letter"],
        huisnummertoevoeging=deel["toevoeging"] or "",
        postcode=straat["postcode"],
        woonplaats=plaats["naam"],
        woonplaatscode=plaats["code"],
        gemeentecode=code,
        gemeentenaam=gemeente,
        nummeraanduiding=f"{code}20{volg:010d}",
        adresseerbaar_object=f"{code}{objecttype}{volg:010d}",
        openbare_ruimte=f"{code}30{straat['volgnummer']:010d}",
        pand=f"{code}10{volg:010d}",
        eigendom=straat["eigendom"],
        bouwjaar=straat["bouwjaar"],
        oppervlakte=55 + (volg * 7) % 110,
        gebruiksdoel=straat.get("gebruiksdoel", "woonfunctie"),
        soort=soort,
        rd=(240000.0 + volg % 97 * 11, 590000.0 + volg % 89 * 13),
    )


@cache
def adressen() -> tuple[Adres, ...]:
    """Every address, Rivierveen first."""
    bron = yaml.safe_load((MAP / "adressen.yaml").read_text("utf-8"))
    gemeenten = {gemeente["code"]: gemeente["naam"] for gemeente in bron["gemeenten"]}
    plaatsen = {plaats["naam"]: plaats for plaats in bron["woonplaatsen"]}
    straten: dict[tuple[str, str], int] = {}
    gevonden = []
    for rij, straat in enumerate(bron["straten"], start=1):
        plaats = plaatsen[straat["woonplaats"]]
        straat["volgnummer"] = straten.setdefault((straat["naam"], straat["woonplaats"]), rij)
        for volg, nummer in enumerate(_nummers(straat["nummers"]), start=1):
            gevonden.append(_maak(straat, plaats, gemeenten[plaats["gemeente"]], nummer, rij * 100 + volg))
    return tuple(gevonden)


@cache
def _op_sleutel() -> dict[str, Adres]:
    return {adres.sleutel: adres for adres in adressen()}


def adres(sleutel: str) -> Adres:
    """The address written as "Veenkade 12, Rivierveen"; KeyError when there is none."""
    return _op_sleutel()[sleutel]


def zoek_adres(
    postcode: str, huisnummer: int, huisletter: str = "", huisnummertoevoeging: str = ""
) -> Adres | None:
    """The address with exactly this postcode and number, or None."""
    gezocht = (
        postcode.replace(" ", "").upper(),
        huisnummer,
        huisletter.upper(),
        huisnummertoevoeging.upper(),
    )
    for kandidaat in adressen():
        if gezocht == (
            kandidaat.postcode,
            kandidaat.huisnummer,
            kandidaat.huisletter,
            kandidaat.huisnummertoevoeging.upper(),
        ):
            return kandidaat
    return None


@cache
def _op_nummer() -> dict[str, Adres]:
    return {nummer: een for een in adressen() for nummer in (een.adresseerbaar_object, een.nummeraanduiding)}


def adres_van_object(identificatie: str) -> Adres | None:
    """The address of a BAG addressable object or number designation, or None."""
    return _op_nummer().get(identificatie)
