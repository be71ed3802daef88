"""The token of a call: which client sends it, and is its signature right.

Clients sign with a secret that we share (HS256). A token holds no rights: the rights belong to the
application of its client id.
Source: the standard's theme page on authentication; codes as existing implementations give them.
"""

import json
import logging
import math
import re
import time
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from joserfc import jws
from joserfc.errors import JoseError

from ..fouten import NietAangemeld, TokenFout
from .rechten import Rechten, opnieuw, rechten_van
from .sleutel import is_kort, maak_sleutel

GELDIG = 3600
"""The seconds after ``iat`` in which a token may be used: clients make a token and use it for a while."""
SPELING = 60
"""The seconds by which clocks may differ."""
LANGST = 4096
"""The most characters of a token; those of clients have some three hundred."""
_ONTHOUD = 4096
_ALGORITMEN = ["HS256"]
_STUUR = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
log = logging.getLogger("eenloket.zgw")


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """A checked token: the application with its rights, and the user for whom it acts."""

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
"""Tokens whose signature was right, by their text: the same token is sent many times within its hour."""
_gewaarschuwd: set[str] = set()


def meld_aan(kop: str) -> Aanmelding:
    """Return the application of an Authorization header.

    Raises: NietAangemeld (401) without a token, TokenFout (403) for a wrong token.
    """
    soort, _spatie, token = kop.partition(" ")
    token = token.strip()
    if soort.lower() != "bearer" or not token:
        raise NietAangemeld()
    gelezen = _gelezen.get(token)
    rechten = rechten_van(gelezen.client_id) if gelezen else None
    if gelezen is None or rechten is None or rechten.geheim != gelezen.geheim:
        gelezen, rechten = _controleer_token(token)
    nu = time.time()
    if gelezen.begin > nu + SPELING:
        raise TokenFout("jwt-not-yet-valid", _("Het token is van een later tijdstip. Controleer de klok."))
    if nu > gelezen.einde + SPELING:
        raise TokenFout("jwt-expired", _("Het token is verlopen. Maak een nieuw token."))
    return Aanmelding(rechten, gelezen.gebruiker_id, gelezen.weergave)


def _controleer_token(token: str) -> tuple[_Gelezen, Rechten]:
    """Check a token. The claims are read before the signature is checked, because the client id in them
    decides the secret; only the client id is used before the check.
    """
    claims = _claims(token)
    client_id = claims.get("client_id")
    if not isinstance(client_id, str) or not client_id:
        raise TokenFout("missing-client-identifier", _("Het token noemt geen client (client_id)."))
    rechten = rechten_van(client_id) if len(client_id) <= 50 and not _STUUR.search(client_id) else None
    if rechten is None:
        raise TokenFout("invalid-client-identifier", _("Deze client is niet bekend."))
    if not _klopt(token, rechten.geheim):
        rechten = opnieuw(rechten)  # the secret may have been renewed a moment ago
        if rechten is None or not _klopt(token, rechten.geheim):
            raise TokenFout("invalid-jwt-signature", _("De handtekening van het token klopt niet."))
    gelezen = _Gelezen(client_id, rechten.geheim, *_geldigheid(claims), *_gebruiker(claims))
    _waarschuw(client_id, rechten.geheim)
    if len(_gelezen) >= _ONTHOUD:
        _gelezen.clear()
    _gelezen[token] = gelezen
    return gelezen, rechten


def _claims(token: str) -> dict[str, Any]:
    try:
        if len(token) > LANGST:
            raise ValueError("lengte")
        claims = json.loads(jws.extract_compact(token.encode("ascii")).payload)
        if not isinstance(claims, dict):
            raise ValueError("claims")
    except (JoseError, ValueError, TypeError, RecursionError):
        raise TokenFout("jwt-decode-error", _("Het token is niet te lezen.")) from None
    return claims


def _klopt(token: str, geheim: str) -> bool:
    """Return whether the token is signed with this secret by HS256; another algorithm (or none) is refused,
    whatever its signature.
    """
    try:
        jws.deserialize_compact(token.encode("ascii"), maak_sleutel(geheim), algorithms=_ALGORITMEN)
    except (JoseError, ValueError, TypeError):
        return False
    return True


def _geldigheid(claims: dict[str, Any]) -> tuple[float, float]:
    """Return from when until when the token is valid; ``exp`` and ``nbf`` can only shorten this period."""
    if claims.get("iat") is None:
        raise TokenFout("jwt-missing-iat-claim", _("Het token mist het tijdstip (iat)."))
    iat = _moment(claims["iat"])
    begin, einde = iat, iat + GELDIG
    if claims.get("nbf") is not None:
        begin = max(begin, _moment(claims["nbf"]))
    if claims.get("exp") is not None:
        einde = min(einde, _moment(claims["exp"]))
    return begin, einde


def _moment(waarde: Any) -> float:
    """Return a claim as seconds since 1970. A text, a boolean and NaN are refused."""
    try:
        seconden = (
            float(waarde) if isinstance(waarde, int | float) and not isinstance(waarde, bool) else math.nan
        )
    except OverflowError:
        seconden = math.nan
    if not math.isfinite(seconden):
        raise TokenFout("jwt-decode-error", _("Een tijdstip in het token is geen getal."))
    return seconden


def _gebruiker(claims: dict[str, Any]) -> tuple[str, str]:
    """Return the user for whom the application acts, without characters that the audit trail can't store."""
    id_, weergave = (str(claims.get(c) or "")[:255] for c in ("user_id", "user_representation"))
    return _STUUR.sub("", id_), _STUUR.sub("", weergave)


def _waarschuw(client_id: str, geheim: str) -> None:
    """Log the first token of a client with a short secret, once per process."""
    if is_kort(geheim) and client_id not in _gewaarschuwd:
        _gewaarschuwd.add(client_id)
        log.warning("kort geheim", extra={"client": client_id})


def vergeet() -> None:
    """Empty the cache (in tests)."""
    _gelezen.clear()
    _gewaarschuwd.clear()
