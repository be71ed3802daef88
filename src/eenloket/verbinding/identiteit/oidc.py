"""OpenID Connect as a relying party: authorization code with PKCE (S256), state, nonce and a checked id_token.

Authlib checks the claims, joserfc the signature; HTTP goes through our own bounded connection.
Sources: OpenID Connect Core 1.0, RFC 7636, RFC 9700 (current best practice).
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwk, jws, jwt
from joserfc.errors import JoseError

from eenloket.kern.fouten import BuitenBereik
from eenloket.verbinding.netwerk import Antwoord, Verbinding

from .fouten import Geweigerd

_ALGORITMEN = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384"]
_HOUDBAAR = 3600.0  # seconds that discovery and keys are kept
_SLEUTELPAUZE = 30.0  # seconds between two tries to find an unknown key
_SPELING = 60  # seconds that clocks may differ


@dataclass(frozen=True, slots=True)
class Begin:
    """Where to send the browser, and what to remember until it returns."""

    adres: str
    state: str
    nonce: str
    verifier: str


class Aanbieder:
    """One issuer. Discovery and keys are fetched when first needed and kept an hour; a new key is found at once."""

    def __init__(self, naam: str, uitgever: str, client_id: str, geheim: str) -> None:
        self.naam, self.uitgever, self.client_id, self.geheim = naam, uitgever.rstrip("/"), client_id, geheim
        self.verbinding = Verbinding(naam, "", tijd=4.0)
        self._ontdekt: tuple[float, Mapping[str, Any]] | None = None
        self._sleutels: tuple[float, jwk.KeySet] | None = None

    def instellingen(self) -> Mapping[str, Any]:
        """The discovery document. Raises: BuitenBereik, also when it isn't of this issuer."""
        if self._ontdekt is None or time.monotonic() - self._ontdekt[0] > _HOUDBAAR:
            self._ontdekt = (
                time.monotonic(),
                self._vraag(
                    "GET", f"{self.uitgever}/.well-known/openid-configuration", self._lees_ontdekking
                ),
            )
        return self._ontdekt[1]

    def begin(self, terug: str, *, taal: str, acr: str = "", hint: str = "", opnieuw: bool = False) -> Begin:
        """Start logging in. ``opnieuw`` asks the broker not to reuse a session. Raises: BuitenBereik."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        extra = {"acr_values": acr, "idp_hint": hint, "prompt": "login" if opnieuw else ""}
        adres = prepare_grant_uri(
            self.instellingen()["authorization_endpoint"],
            client_id=self.client_id,
            response_type="code",
            redirect_uri=terug,
            scope="openid",
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
            ui_locales=taal,
            **{naam: waarde for naam, waarde in extra.items() if waarde},
        )
        return Begin(adres, state, nonce, verifier)

    def wissel(self, code: str, *, terug: str, verifier: str, nonce: str) -> dict[str, Any]:
        """The checked claims for a code. Raises: BuitenBereik, Geweigerd."""
        formulier = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": terug,
            "code_verifier": verifier,
        }
        tokens = self._vraag(
            "POST",
            self.instellingen()["token_endpoint"],
            Antwoord.json,
            data=formulier,
            auth=(self.client_id, self.geheim),
        )
        if "error" in tokens:
            raise Geweigerd(f"token: {str(tokens['error'])[:40]}")
        if not isinstance(tokens.get("id_token"), str):
            raise BuitenBereik(self.naam, "onzin")
        return self.controleer_token(
            tokens["id_token"], nonce=nonce, access_token=tokens.get("access_token", "")
        )

    def controleer_token(self, id_token: str, *, nonce: str, access_token: str = "") -> dict[str, Any]:
        """The claims of an id_token: signature, iss, aud, azp, exp, iat, nonce and at_hash. Raises: Geweigerd, BuitenBereik."""
        try:
            kop = jws.extract_compact(id_token.encode()).headers()
            token = jwt.decode(id_token, self._sleutel(kop.get("kid")), algorithms=_ALGORITMEN)
            claims = CodeIDToken(
                token.claims,
                token.header,
                options={
                    "iss": {"essential": True, "value": self.uitgever},
                    "aud": {"essential": True, "value": self.client_id},
                    "nonce": {"essential": True, "value": nonce},
                },
                params={"nonce": nonce, "client_id": self.client_id, "access_token": access_token},
            )
            claims.validate(leeway=_SPELING)
        except (JoseError, ValueError, KeyError, TypeError) as fout:
            raise Geweigerd(f"id_token: {type(fout).__name__} {getattr(fout, 'claim', '')}".strip()) from None
        return dict(claims)

    def uitlogadres(self, terug: str) -> str | None:
        """Where the browser ends the broker's session; None when the broker can't. No id_token goes along: it names the person.

        Raises: BuitenBereik.
        """
        eind = self.instellingen().get("end_session_endpoint")
        if not isinstance(eind, str):
            return None
        return str(
            add_params_to_uri(eind, [("post_logout_redirect_uri", terug), ("client_id", self.client_id)])
        )

    def controleer(self) -> None:
        """Fetch discovery and keys anew. Raises: BuitenBereik."""
        self._ontdekt = None
        self._sleutels = None
        self._haal_sleutels()

    def _sleutel(self, kid: str | None) -> jwk.KeySet:
        """The key set, fetched again when ``kid`` isn't in it (the broker has rotated its key)."""
        if self._sleutels is None or time.monotonic() - self._sleutels[0] > _HOUDBAAR:
            return self._haal_sleutels()
        leeftijd, bekend = time.monotonic() - self._sleutels[0], self._sleutels[1]
        if kid not in {sleutel.kid for sleutel in bekend.keys} and leeftijd > _SLEUTELPAUZE:
            return self._haal_sleutels()
        return bekend

    def _haal_sleutels(self) -> jwk.KeySet:
        sleutels = self._vraag(
            "GET", self.instellingen()["jwks_uri"], lambda a: jwk.KeySet.import_key_set(a.json())
        )
        self._sleutels = (time.monotonic(), sleutels)
        return sleutels

    def _lees_ontdekking(self, antwoord: Antwoord) -> Mapping[str, Any]:
        inhoud = antwoord.json()
        if inhoud["issuer"] != self.uitgever:
            raise ValueError("andere uitgever")
        if not all(
            isinstance(inhoud[naam], str) for naam in ("authorization_endpoint", "token_endpoint", "jwks_uri")
        ):
            raise ValueError("onvolledig")
        return dict(inhoud)

    def _vraag(self, methode: str, adres: str, lees: Any, **verzoek: Any) -> Any:
        return self.verbinding.vraag(methode, adres, lees, **verzoek)
