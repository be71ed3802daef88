"""Means of logging in for clients, and their levels on our one ladder (M-B2).

Sources: DigiD SAML classes (Logius), assurance classes of eHerkenning (ETD), eIDAS levels (EU 2015/1502).
"""

from dataclasses import dataclass
from typing import Literal

from eenloket.midoffice.klanten.ingelogd import Zekerheid

Clientsoort = Literal["persoon", "onderneming"]
_SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
_ETD = "urn:etoegang:core:assurance-class:"
_EIDAS = "http://eidas.europa.eu/LoA/"


@dataclass(frozen=True, slots=True)
class Niveau:
    """A level as the broker names it (``acr``), and what it is worth to us."""

    acr: str
    zekerheid: Zekerheid


@dataclass(frozen=True, slots=True)
class Middel:
    """A means; ``code`` is also the broker's hint. ``niveaus`` from low to high."""

    code: Literal["digid", "eherkenning", "eidas"]
    naam: str
    soort: Clientsoort
    niveaus: tuple[Niveau, ...]

    def acr_voor(self, minstens: Zekerheid) -> str:
        """The lowest level of this means that is enough for ``minstens``."""
        return next((n.acr for n in self.niveaus if n.zekerheid >= minstens), self.niveaus[-1].acr)

    def zekerheid(self, acr: object) -> Zekerheid:
        """What the level in a token is worth; GEEN for one that isn't of this means."""
        return next((n.zekerheid for n in self.niveaus if n.acr == acr), Zekerheid.GEEN)


DIGID = Middel(
    "digid",
    "DigiD",
    "persoon",
    (
        Niveau(f"{_SAML}PasswordProtectedTransport", Zekerheid.LAAG),
        Niveau(f"{_SAML}MobileTwoFactorContract", Zekerheid.MIDDEN),
        Niveau(f"{_SAML}Smartcard", Zekerheid.SUBSTANTIEEL),
        Niveau(f"{_SAML}SmartcardPKI", Zekerheid.HOOG),
    ),
)
EHERKENNING = Middel(
    "eherkenning",
    "eHerkenning",
    "onderneming",
    (
        Niveau(f"{_ETD}loa2plus", Zekerheid.LAAG),
        Niveau(f"{_ETD}loa3", Zekerheid.SUBSTANTIEEL),
        Niveau(f"{_ETD}loa4", Zekerheid.HOOG),
    ),
)
EIDAS = Middel(
    "eidas",
    "eIDAS",
    "persoon",
    (
        Niveau(f"{_EIDAS}low", Zekerheid.LAAG),
        Niveau(f"{_EIDAS}substantial", Zekerheid.SUBSTANTIEEL),
        Niveau(f"{_EIDAS}high", Zekerheid.HOOG),
    ),
)
MIDDELEN: dict[str, Middel] = {middel.code: middel for middel in (DIGID, EHERKENNING, EIDAS)}
