"""The means of logging in, their levels of assurance, and who can log in with them.

Level names and URIs: DigiD SAML classes (Logius), eHerkenning assurance classes (afsprakenstelsel ETD),
eIDAS levels (Implementing Regulation (EU) 2015/1502).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from simulatoren.gegevens import Medewerker, bedrijven, europeanen, personen
from simulatoren.gegevens.datums import lees_datum

_SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
_ETD = "urn:etoegang:core:assurance-class:"
_EIDAS = "http://eidas.europa.eu/LoA/"


@dataclass(frozen=True, slots=True)
class Niveau:
    """A level of assurance: our short name, the `acr` URI and the `amr` values."""

    naam: str
    acr: str
    amr: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Middel:
    """A means of logging in, its levels from low to high."""

    code: str
    naam: str
    niveaus: tuple[Niveau, ...]

    def rang(self, naam: str) -> int:
        """Position of a level by name or `acr`; -1 when it isn't one of this means."""
        for plek, niveau in enumerate(self.niveaus):
            if naam in (niveau.naam, niveau.acr):
                return plek
        return -1

    def laagste_gevraagd(self, acr_values: str) -> int:
        """Position of the lowest level in `acr_values`; the lowest of all when none is recognised."""
        rangen = [rang for waarde in acr_values.split() if (rang := self.rang(waarde)) >= 0]
        return min(rangen, default=0)


DIGID = Middel(
    "digid",
    "DigiD",
    (
        Niveau("basis", f"{_SAML}PasswordProtectedTransport", ("pwd",)),
        Niveau("midden", f"{_SAML}MobileTwoFactorContract", ("pwd", "sms")),
        Niveau("substantieel", f"{_SAML}Smartcard", ("pin", "swk")),
        Niveau("hoog", f"{_SAML}SmartcardPKI", ("pin", "hwk")),
    ),
)
EHERKENNING = Middel(
    "eherkenning",
    "eHerkenning",
    (
        Niveau("eh2+", f"{_ETD}loa2plus", ("pwd", "sms")),
        Niveau("eh3", f"{_ETD}loa3", ("pin", "swk")),
        Niveau("eh4", f"{_ETD}loa4", ("pin", "hwk")),
    ),
)
EIDAS = Middel(
    "eidas",
    "eIDAS",
    (
        Niveau("laag", f"{_EIDAS}low", ("pwd",)),
        Niveau("substantieel", f"{_EIDAS}substantial", ("pwd", "otp")),
        Niveau("hoog", f"{_EIDAS}high", ("pin", "hwk")),
    ),
)
MEDEWERKER = Middel("medewerker", "Medewerkersaccount", (Niveau("mfa", "mfa", ("pwd", "mfa")),))
MIDDELEN = {middel.code: middel for middel in (DIGID, EHERKENNING, EIDAS)}


@dataclass(frozen=True, slots=True)
class Keuze:
    """Somebody who can log in: `hoogste` is the highest level they have."""

    id: str
    naam: str
    toelichting: dict[str, str]
    hoogste: str
    claims: dict[str, Any] = field(default_factory=dict)


def pseudoniem(soort: str, waarde: str) -> str:
    """A stable `sub` that tells nothing about the number behind it."""
    ruw = hmac.new(b"simulator", f"{soort}:{waarde}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(ruw).decode().rstrip("=")


def _digid() -> list[Keuze]:
    return [
        Keuze(
            wie.bsn, wie.naam, wie.situatie, wie.digid, {"sub": pseudoniem("digid", wie.bsn), "bsn": wie.bsn}
        )
        for wie in personen()
        if wie.digid != "geen" and not wie.overleden
    ]


def _eherkenning() -> list[Keuze]:
    keuzes = []
    for bedrijf in bedrijven():
        for plek, mens in enumerate(bedrijf.handelend):
            wie = pseudoniem("handelend", f"{bedrijf.kvk}/{plek}")
            claims = {
                "sub": pseudoniem("eherkenning", f"{bedrijf.kvk}/{plek}"),
                "kvk": bedrijf.kvk,
                "handelende_persoon": wie,
                "naam_handelende_persoon": mens["naam"],
            }
            claims |= {"rsin": bedrijf.rsin} if bedrijf.rsin else {}
            claims |= {"vestigingsnummer": bedrijf.vestiging} if bedrijf.vestiging else {}
            tekst = {"nl": f"handelt voor {bedrijf.naam}", "en": f"acts for {bedrijf.naam}"}
            keuzes.append(Keuze(f"{bedrijf.kvk}/{plek}", mens["naam"], tekst, mens["niveau"], claims))
    return keuzes


def _eidas() -> list[Keuze]:
    vandaag = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    keuzes = []
    for wie in personen():
        if wie.eidas:
            geboren = lees_datum(wie.geboortedatum, vandaag).volledig
            claims = _eidas_claims(
                wie.eidas["id"], wie.eidas["land"], wie.voornamen, wie.geslachtsnaam, str(geboren)
            )
            claims |= {"bsn": wie.bsn} if wie.eidas.get("bsn") else {}
            keuzes.append(Keuze(wie.eidas["id"], wie.naam, wie.situatie, wie.eidas["niveau"], claims))
    for ander in europeanen():
        claims = _eidas_claims(
            ander.id, ander.land, ander.voornamen, ander.geslachtsnaam, ander.geboortedatum
        )
        naam = f"{ander.voornamen} {ander.geslachtsnaam}"
        keuzes.append(Keuze(ander.id, naam, ander.situatie, ander.niveau, claims))
    return keuzes


def _eidas_claims(eidas_id: str, land: str, voornamen: str, naam: str, geboren: str) -> dict[str, Any]:
    return {
        "sub": pseudoniem("eidas", eidas_id),
        "eidas_id": eidas_id,
        "eidas_land": land,
        "given_name": voornamen,
        "family_name": naam,
        "birthdate": geboren,
    }


_LIJSTEN = {"digid": _digid, "eherkenning": _eherkenning, "eidas": _eidas}


def keuzes(middel: Middel) -> list[Keuze]:
    """Everyone who can log in with a means for clients."""
    return _LIJSTEN[middel.code]()


def keuzes_medewerkers(accounts: tuple[Medewerker, ...]) -> list[Keuze]:
    """Staff accounts as choices."""
    return [
        Keuze(
            account.gebruikersnaam,
            account.naam,
            dict.fromkeys(("nl", "en"), f"{account.gebruikersnaam} · {', '.join(account.rollen)}"),
            "mfa",
            {
                "sub": pseudoniem("medewerker", account.gebruikersnaam),
                "preferred_username": account.gebruikersnaam,
                "name": account.naam,
                "email": account.email,
                "rollen": account.rollen,
            },
        )
        for account in accounts
    ]
