"""Checking an authorization request (OpenID Connect Core 3.1.2, PKCE RFC 7636)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from simulatoren.kern.instellingen import Instellingen

_TERUGLUS = {"127.0.0.1", "localhost", "::1", "testserver"}
_UITDAGING = re.compile(r"^[A-Za-z0-9._~-]{43,128}$")


class OngeldigVerzoek(Exception):
    """The request itself can't be trusted: show a page, never redirect."""


class VerzoekGeweigerd(Exception):
    """A mistake that the client may know: goes back to redirect_uri as `error`."""

    def __init__(self, fout: str, toelichting: str) -> None:
        super().__init__(fout)
        self.fout, self.toelichting = fout, toelichting


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A checked authorization request."""

    client_id: str
    redirect_uri: str
    state: str
    nonce: str
    uitdaging: str
    acr_values: str
    taal: str
    hint: str
    middel: str

    def terug(self, **antwoord: str) -> str:
        """redirect_uri with the answer and our `state`."""
        return met_antwoord(self.redirect_uri, {**antwoord, "state": self.state})

    @property
    def herkomst(self) -> str:
        """Origin of redirect_uri, for the form-action of the page."""
        delen = urlsplit(self.redirect_uri)
        return f"{delen.scheme}://{delen.netloc}"


def met_antwoord(adres: str, antwoord: Mapping[str, str]) -> str:
    """Add parameters to an address that may already have a query."""
    delen = urlsplit(adres)
    vraag = "&".join(deel for deel in (delen.query, urlencode(antwoord)) if deel)
    return urlunsplit(delen._replace(query=vraag))


def terugkeer_mag(adres: str, instellingen: Instellingen) -> bool:
    """Whether a browser may be sent to this address."""
    if not re.match(r"^https?://[\x21-\x7e]+$", adres):
        return False
    try:
        delen = urlsplit(adres)
        # A port that isn't a number raises too, so nothing odd reaches the page's policy header.
        gastheer, _ = delen.hostname or "", delen.port
    except ValueError:
        return False
    bekend = gastheer in _TERUGLUS or gastheer in instellingen.terugkeerhosts
    return bekend and not delen.fragment and "@" not in delen.netloc and "'" not in delen.netloc


def keur_verzoek(vraag: Mapping[str, str], instellingen: Instellingen) -> Verzoek:
    """Check the query of /authorize.

    Raises: OngeldigVerzoek (client or redirect_uri), VerzoekGeweigerd (all else).
    """
    if vraag.get("client_id") != instellingen.client_id:
        raise OngeldigVerzoek("client_id is onbekend")
    terug = vraag.get("redirect_uri", "")
    if not terugkeer_mag(terug, instellingen):
        raise OngeldigVerzoek("redirect_uri is niet toegestaan")
    if vraag.get("response_type") != "code":
        raise VerzoekGeweigerd("unsupported_response_type", "alleen response_type=code")
    if "openid" not in vraag.get("scope", "").split():
        raise VerzoekGeweigerd("invalid_scope", "scope openid ontbreekt")
    if not vraag.get("state"):
        raise VerzoekGeweigerd("invalid_request", "state ontbreekt")
    if vraag.get("code_challenge_method") != "S256" or not _UITDAGING.match(vraag.get("code_challenge", "")):
        raise VerzoekGeweigerd("invalid_request", "PKCE met S256 is verplicht")
    if vraag.get("prompt") == "none":
        raise VerzoekGeweigerd("login_required", "er is geen sessie")
    talen = vraag.get("ui_locales", "nl").lower().split() or ["nl"]
    return Verzoek(
        client_id=vraag["client_id"],
        redirect_uri=terug,
        state=vraag["state"],
        nonce=vraag.get("nonce", ""),
        uitdaging=vraag["code_challenge"],
        acr_values=vraag.get("acr_values", ""),
        taal="en" if talen[0].startswith("en") else "nl",
        hint=vraag.get("login_hint", ""),
        middel=vraag.get("idp_hint") or vraag.get("kc_idp_hint", ""),
    )
