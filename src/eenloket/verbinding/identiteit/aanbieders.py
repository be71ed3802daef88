"""The issuers of this installation, as configured."""

from functools import lru_cache

from django.conf import settings

from .oidc import Aanbieder


@lru_cache(maxsize=1)
def clienten() -> Aanbieder | None:
    """The broker for DigiD, eHerkenning and eIDAS; None when there is none."""
    return _maak("clienten")


@lru_cache(maxsize=1)
def medewerkers() -> Aanbieder | None:
    """The issuer for staff; None: own accounts only."""
    return _maak("medewerkers")


def vergeet() -> None:
    """Read the settings again (tests)."""
    clienten.cache_clear()
    medewerkers.cache_clear()


def _maak(voor: str) -> Aanbieder | None:
    k, naam = settings.KOPPELINGEN, f"OIDC_{voor.upper()}"
    if not k[naam]:
        return None
    return Aanbieder(f"oidc-{voor}", k[naam], k[f"{naam}_ID"], k[f"{naam}_GEHEIM"])
