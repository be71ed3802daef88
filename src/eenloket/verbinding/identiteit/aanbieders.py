"""The issuers of this installation, as configured."""

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:  # the library behind it costs a tenth of a second, so it comes with the first log-in
    from .oidc import Aanbieder


@lru_cache(maxsize=1)
def clienten() -> "Aanbieder | None":
    """The broker for DigiD, eHerkenning and eIDAS; None when there is none."""
    return _maak("clienten")


@lru_cache(maxsize=1)
def medewerkers() -> "Aanbieder | None":
    """The issuer for staff; None: own accounts only."""
    return _maak("medewerkers")


def controleer_aanbieder(voor: str) -> None:
    """Ask ``voor`` (clienten, medewerkers) for its settings and keys. Raises: BuitenBereik."""
    if aanbieder := _maak(voor):
        aanbieder.controleer()


def vergeet() -> None:
    """Read the settings again (tests)."""
    clienten.cache_clear()
    medewerkers.cache_clear()


def _maak(voor: str) -> "Aanbieder | None":
    from .oidc import Aanbieder

    k, naam = settings.KOPPELINGEN, f"OIDC_{voor.upper()}"
    if not k[naam]:
        return None
    return Aanbieder(f"oidc-{voor}", k[naam], k[f"{naam}_ID"], k[f"{naam}_GEHEIM"])
