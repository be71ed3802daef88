"""The token of a call: who says to be asking, and is it so."""

import json
import time
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from ..fouten import NietAangemeld, TokenFout
from .rechten import Rechten, rechten_van

GELDIG = 3600
"""Seconds that a token may be used after ``iat``: clients make one and keep it for a while."""
SPELING = 60
"""Seconds that clocks may differ."""
_ONTHOUD = 4096
_ALGORITMEN = ["HS256"]


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """A checked token: the application with its rights, and for whom it says it acts."""

    rechten: Rechten
    gebruiker_id: str
    weergave: str


@dataclass(frozen=True, slots=True)
class _Gelezen:
    client_id: str
    geheim: str
    begin: float
    einde: float
    gebruiker_id: str
    weergave: str


_gelezen: dict[str, _Gelezen] = {}
"""Tokens whose signature was found right, by their text: the same one comes again and again within its hour."""


def meld_aan(kop: str) -> Aanmelding:
    """The application behind an Authorization header. Raises: NietAangemeld, TokenFout."""
    soort, _spatie, token = kop.partition(" ")
    if soort.lower() != "bearer" or not token:
        raise NietAangemeld()
    gelezen = _gelezen.get(token)
    rechten = rechten_van(gelezen.client_id) if gelezen else None
    if gelezen is None or rechten is None or rechten.geheim != gelezen.geheim:
        gelezen, rechten = _controleer(token)
    nu = time.time()
    if gelezen.begin > nu + SPELING:
        raise TokenFout("jwt-not-yet-valid", _("Het token is van een later tijdstip. Controleer de klok."))
    if nu > gelezen.einde + SPELING:
        raise TokenFout("jwt-expired", _("Het token is verlopen. Maak een nieuw token."))
    return Aanmelding(rechten, gelezen.gebruiker_id, gelezen.weergave)


def _controleer(token: str) -> tuple[_Gelezen, Rechten]:
    """The secret hangs on the claims, so these are read before the signature is: only the client id is used of them."""
    try:
        claims = _claims(jws.extract_compact(token.encode()).payload)
    except (JoseError, ValueError, UnicodeError):
        raise TokenFout("jwt-decode-error", _("Het token is niet te lezen.")) from None
    client_id = str(claims.get("client_id") or "")
    rechten = rechten_van(client_id)
    if rechten is None:
        raise TokenFout("invalid-client-identifier", _("Deze client is niet bekend."))
    try:
        jws.deserialize_compact(token.encode(), OctKey.import_key(rechten.geheim), algorithms=_ALGORITMEN)
    except (JoseError, ValueError):
        raise TokenFout("jwt-invalid-signature", _("De handtekening van het token klopt niet.")) from None
    gelezen = _Gelezen(client_id, rechten.geheim, *_geldigheid(claims), *_gebruiker(claims))
    if len(_gelezen) >= _ONTHOUD:
        _gelezen.clear()
    _gelezen[token] = gelezen
    return gelezen, rechten


def _claims(ruw: bytes) -> dict[str, Any]:
    claims = json.loads(ruw)
    if not isinstance(claims, dict):
        raise ValueError("claims")
    return claims


def _geldigheid(claims: dict[str, Any]) -> tuple[float, float]:
    iat = claims.get("iat")
    if isinstance(iat, bool) or not isinstance(iat, int | float):
        raise TokenFout("jwt-missing-iat-claim", _("Het token mist het tijdstip (iat)."))
    grenzen = [claims[c] for c in ("exp",) if isinstance(claims.get(c), int | float)]
    begin = [claims[c] for c in ("nbf",) if isinstance(claims.get(c), int | float)]
    return max(float(iat), *map(float, begin)) if begin else float(iat), min(
        [float(iat) + GELDIG, *map(float, grenzen)]
    )


def _gebruiker(claims: dict[str, Any]) -> tuple[str, str]:
    return str(claims.get("user_id") or "")[:255], str(claims.get("user_representation") or "")[:255]


def vergeet() -> None:
    """Drop what is remembered (in tests)."""
    _gelezen.clear()
