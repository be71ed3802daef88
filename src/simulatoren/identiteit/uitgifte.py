"""Codes and tokens: what is issued, once, for a short time, and signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from joserfc import jwk, jwt

from simulatoren.identiteit.verzoek import Verzoek
from simulatoren.kern.bewaren import Bewaarplaats

CODE_GELDIG = 60
TOKEN_GELDIG = 300
VERZOEK_GELDIG = 1800
_HOOGSTENS = 2000


T = TypeVar("T")


class Kortstondig(Generic[T]):
    """Values under a random name that expire and are bounded in number."""

    def __init__(self, geldig: int) -> None:
        self.geldig = geldig
        self._in: OrderedDict[str, tuple[float, T]] = OrderedDict()

    def geef_uit(self, waarde: T) -> str:
        """Keep a value; returns its unguessable name."""
        while len(self._in) >= _HOOGSTENS:
            self._in.popitem(last=False)
        naam = secrets.token_urlsafe(32)
        self._in[naam] = (time.monotonic() + self.geldig, waarde)
        return naam

    def lees(self, naam: str) -> T | None:
        """The value, or None when unknown or expired."""
        einde, waarde = self._in.get(naam, (0.0, None))
        return waarde if einde > time.monotonic() else None

    def neem(self, naam: str) -> T | None:
        """The value, once."""
        waarde = self.lees(naam)
        self._in.pop(naam, None)
        return waarde


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """A finished log-in that waits for its code to be exchanged."""

    verzoek: Verzoek
    claims: dict[str, Any]


def sleutel(plaats: Bewaarplaats, naam: str) -> jwk.RSAKey:
    """The signing key of a realm; kept in the data directory so that a restart doesn't end sessions."""
    bewaard = plaats.lees(naam, None)
    if bewaard is not None:
        return jwk.import_key(bewaard, "RSA")
    nieuw = jwk.RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
    plaats.schrijf(naam, nieuw.as_dict(private=True))
    return nieuw


def verifieer_pkce(uitdaging: str, verificatie: str) -> bool:
    """S256 of RFC 7636."""
    som = hashlib.sha256(verificatie.encode()).digest()
    gemaakt = base64.urlsafe_b64encode(som).decode().rstrip("=")
    return hmac.compare_digest(gemaakt, uitdaging)


def id_token(ondertekening: jwk.RSAKey, uitgever: str, aanmelding: Aanmelding, access_token: str) -> str:
    """A signed id_token of OpenID Connect Core 3.1.3.6."""
    nu = int(time.time())
    helft = hashlib.sha256(access_token.encode()).digest()[:16]
    inhoud = {
        "iss": uitgever,
        "aud": aanmelding.verzoek.client_id,
        "iat": nu,
        "exp": nu + TOKEN_GELDIG,
        "at_hash": base64.urlsafe_b64encode(helft).decode().rstrip("="),
        **aanmelding.claims,
    }
    if aanmelding.verzoek.nonce:
        inhoud["nonce"] = aanmelding.verzoek.nonce
    return jwt.encode({"alg": "RS256", "kid": ondertekening.kid, "typ": "JWT"}, inhoud, ondertekening)
