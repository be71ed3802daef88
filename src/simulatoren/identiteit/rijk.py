"""One realm: an issuer with its key, its people, its authorize page and its tokens."""

from __future__ import annotations

import base64
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from simulatoren.identiteit.middelen import Keuze, Middel
from simulatoren.identiteit.teksten import TEKSTEN
from simulatoren.identiteit.uitgifte import (
    CODE_GELDIG,
    TOKEN_GELDIG,
    VERZOEK_GELDIG,
    Aanmelding,
    Kortstondig,
    id_token,
    sleutel,
    verifieer_pkce,
)
from simulatoren.identiteit.verzoek import (
    OngeldigVerzoek,
    Verzoek,
    VerzoekGeweigerd,
    keur_verzoek,
    met_antwoord,
    terugkeer_mag,
)
from simulatoren.kern.bewaren import Bewaarplaats
from simulatoren.kern.grenzen import BELEID
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.web import pagina


@dataclass(frozen=True, slots=True)
class Openstaand:
    """An authorize page that waits for the person: the checked request and the means."""

    verzoek: Verzoek
    middel: Middel


class Rijk:
    """The endpoints below one issuer path; `middelen` and `keuzes` say who can log in and how."""

    def __init__(
        self,
        pad: str,
        middelen: dict[str, Middel],
        keuzes: Callable[[Middel], list[Keuze]],
        instellingen: Instellingen,
        plaats: Bewaarplaats,
    ) -> None:
        self.pad, self.middelen, self.keuzes, self.instellingen = pad, middelen, keuzes, instellingen
        self.ondertekening = sleutel(plaats, "sleutel" + pad.replace("/", "_"))
        self.openstaand: Kortstondig[Openstaand] = Kortstondig(VERZOEK_GELDIG)
        self.codes: Kortstondig[Aanmelding] = Kortstondig(CODE_GELDIG)
        self.tokens: Kortstondig[Aanmelding] = Kortstondig(TOKEN_GELDIG)

    def routes(self) -> list[Route]:
        """Every endpoint of the realm, with full paths."""
        return [
            Route(f"{self.pad}/.well-known/openid-configuration", self.ontdekking),
            Route(f"{self.pad}/authorize", self.vraag, methods=["GET"]),
            Route(f"{self.pad}/authorize", self.antwoord, methods=["POST"]),
            Route(f"{self.pad}/token", self.token, methods=["POST"]),
            Route(f"{self.pad}/userinfo", self.userinfo, methods=["GET", "POST"]),
            Route(f"{self.pad}/jwks", self.jwks),
            Route(f"{self.pad}/end_session", self.uitloggen, methods=["GET", "POST"]),
        ]

    def uitgever(self, request: Request) -> str:
        """The issuer address."""
        basis = self.instellingen.basis or f"{request.url.scheme}://{request.url.netloc}"
        return basis + self.pad

    async def ontdekking(self, request: Request) -> Response:
        """OpenID Connect Discovery 1.0."""
        uitgever = self.uitgever(request)
        niveaus = [niveau.acr for middel in self.middelen.values() for niveau in middel.niveaus]
        return JSONResponse(
            {
                "issuer": uitgever,
                "authorization_endpoint": f"{uitgever}/authorize",
                "token_endpoint": f"{uitgever}/token",
                "userinfo_endpoint": f"{uitgever}/userinfo",
                "jwks_uri": f"{uitgever}/jwks",
                "end_session_endpoint": f"{uitgever}/end_session",
                "scopes_supported": ["openid", "profile", "email"],
                "response_types_supported": ["code"],
                "response_modes_supported": ["query"],
                "grant_types_supported": ["authorization_code"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
                "code_challenge_methods_supported": ["S256"],
                "acr_values_supported": niveaus,
                "ui_locales_supported": ["nl", "en"],
                "claims_supported": ["sub", "acr", "amr", "auth_time", "identity_provider"],
            }
        )

    async def vraag(self, request: Request) -> Response:
        """The page where a person chooses who they are and at which level."""
        try:
            verzoek = keur_verzoek(request.query_params, self.instellingen)
        except OngeldigVerzoek as fout:
            taal = TEKSTEN["nl"]
            tekst = taal["ongeldig"].format(reden=fout)
            return self._bericht(request, "nl", taal["ongeldig_kop"], tekst, 400)
        except VerzoekGeweigerd as fout:
            antwoord = {"error": fout.fout, "error_description": fout.toelichting}
            antwoord |= {"state": request.query_params["state"]} if "state" in request.query_params else {}
            return RedirectResponse(met_antwoord(request.query_params["redirect_uri"], antwoord), 303)
        middel = self.middelen.get(verzoek.middel)
        if middel is None and len(self.middelen) == 1:
            middel = next(iter(self.middelen.values()))
        if middel is None:
            adressen = [
                (ander, f"?{request.url.include_query_params(idp_hint=ander.code).query}")
                for ander in self.middelen.values()
            ]
            t = TEKSTEN[verzoek.taal]
            sjabloon = "identiteit/sjablonen/middel.html"
            return pagina(request, sjabloon, taal=verzoek.taal, t=t, middelen=adressen)
        kenmerk = self.openstaand.geef_uit(Openstaand(verzoek, middel))
        gevraagd = middel.niveaus[middel.laagste_gevraagd(verzoek.acr_values)].naam
        hint = next((keuze.id for keuze in self.keuzes(middel) if self._is(keuze, verzoek.hint)), "")
        return self._formulier(request, Openstaand(verzoek, middel), kenmerk, gevraagd, hint)

    @staticmethod
    def _is(keuze: Keuze, hint: str) -> bool:
        return bool(hint) and hint in (keuze.id, keuze.claims.get("bsn"), keuze.claims.get("kvk"))

    def _formulier(
        self, request: Request, open_: Openstaand, kenmerk: str, niveau: str, persoon: str, fout: str = ""
    ) -> Response:
        antwoord = pagina(
            request,
            "identiteit/sjablonen/inloggen.html",
            400 if fout else 200,
            taal=open_.verzoek.taal,
            t=TEKSTEN[open_.verzoek.taal],
            middel=open_.middel,
            gevraagd=open_.middel.laagste_gevraagd(open_.verzoek.acr_values),
            gekozen_niveau=niveau,
            gekozen_persoon=persoon,
            keuzes=self.keuzes(open_.middel),
            kenmerk=kenmerk,
            fout=fout,
        )
        # A form's redirect target falls under form-action too, so the website itself must be allowed.
        beleid = f"{BELEID}; form-action 'self' {open_.verzoek.herkomst}"
        antwoord.headers["content-security-policy"] = beleid
        return antwoord

    def _bericht(self, request: Request, taal: str, kop: str, tekst: str, status: int = 200) -> HTMLResponse:
        sjabloon = "identiteit/sjablonen/bericht.html"
        return pagina(request, sjabloon, status, taal=taal, kop=kop, tekst=tekst)

    async def antwoord(self, request: Request) -> Response:
        """The person's choice: back to the website with a code or an error."""
        formulier = {
            naam: waarde for naam, waarde in (await request.form()).items() if isinstance(waarde, str)
        }
        kenmerk = formulier.get("kenmerk", "")
        open_ = self.openstaand.lees(kenmerk)
        if open_ is None:
            t = TEKSTEN["nl"]
            return self._bericht(request, "nl", t["verlopen_kop"], t["verlopen"], 400)
        verzoek, middel, actie = open_.verzoek, open_.middel, formulier.get("actie", "inloggen")
        if actie in ("annuleren", "storing"):
            self.openstaand.neem(kenmerk)
            fout = "access_denied" if actie == "annuleren" else "server_error"
            return RedirectResponse(verzoek.terug(error=fout), 303)
        t, naam, wie = TEKSTEN[verzoek.taal], formulier.get("niveau", ""), formulier.get("persoon", "")
        rang = middel.rang(naam) if len(middel.niveaus) > 1 else 0
        keuze = next((kandidaat for kandidaat in self.keuzes(middel) if kandidaat.id == wie), None)
        if keuze is None:
            return self._formulier(request, open_, kenmerk, naam, "", t["fout_persoon"])
        if rang < 0 or rang > middel.rang(keuze.hoogste):
            return self._formulier(request, open_, kenmerk, naam, wie, t["fout_niveau"])
        self.openstaand.neem(kenmerk)
        niveau = middel.niveaus[rang]
        claims = keuze.claims | {
            "acr": niveau.acr,
            "amr": list(niveau.amr),
            "auth_time": int(time.time()),
            "identity_provider": middel.code,
        }
        return RedirectResponse(verzoek.terug(code=self.codes.geef_uit(Aanmelding(verzoek, claims))), 303)

    def _client_klopt(self, request: Request, formulier: dict[str, str]) -> bool:
        naam, geheim = formulier.get("client_id", ""), formulier.get("client_secret", "")
        soort, _, waarde = request.headers.get("authorization", "").partition(" ")
        if soort.lower() == "basic":
            try:
                ruw, _, ruw_geheim = base64.b64decode(waarde, validate=True).decode().partition(":")
            except ValueError:
                return False
            naam, geheim = unquote_plus(ruw), unquote_plus(ruw_geheim)
        klopt = hmac.compare_digest(geheim.encode(), self.instellingen.sleutel.encode())
        return klopt and naam == self.instellingen.client_id

    async def token(self, request: Request) -> Response:
        """Exchange a code, once (RFC 6749 4.1.3)."""
        formulier = {
            naam: waarde for naam, waarde in (await request.form()).items() if isinstance(waarde, str)
        }
        if not self._client_klopt(request, formulier):
            return JSONResponse({"error": "invalid_client"}, 401, {"WWW-Authenticate": "Basic"})
        if formulier.get("grant_type") != "authorization_code":
            return JSONResponse({"error": "unsupported_grant_type"}, 400)
        aanmelding = self.codes.neem(formulier.get("code", ""))
        if (
            aanmelding is None
            or formulier.get("redirect_uri") != aanmelding.verzoek.redirect_uri
            or not verifieer_pkce(aanmelding.verzoek.uitdaging, formulier.get("code_verifier", ""))
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        access_token = self.tokens.geef_uit(aanmelding)
        inhoud: dict[str, Any] = {
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": TOKEN_GELDIG,
            "scope": "openid",
            "id_token": id_token(self.ondertekening, self.uitgever(request), aanmelding, access_token),
        }
        return JSONResponse(inhoud)

    async def userinfo(self, request: Request) -> Response:
        """The claims of the person, for the holder of a running access token."""
        soort, _, waarde = request.headers.get("authorization", "").partition(" ")
        aanmelding = self.tokens.lees(waarde) if soort.lower() == "bearer" else None
        if aanmelding is None:
            koppen = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            return JSONResponse({"error": "invalid_token"}, 401, koppen)
        return JSONResponse(aanmelding.claims)

    async def jwks(self, request: Request) -> Response:
        """The public key."""
        return JSONResponse({"keys": [self.ondertekening.as_dict(private=False)]})

    async def uitloggen(self, request: Request) -> Response:
        """RP-initiated logout: back to the website when it's allowed, otherwise a short page."""
        vraag = dict(request.query_params)
        if request.method == "POST":
            vraag |= {n: w for n, w in (await request.form()).items() if isinstance(w, str)}
        terug = vraag.get("post_logout_redirect_uri", "")
        if terug and terugkeer_mag(terug, self.instellingen):
            antwoord = {"state": vraag["state"]} if vraag.get("state") else {}
            return RedirectResponse(met_antwoord(terug, antwoord), 303)
        taal = "en" if vraag.get("ui_locales", "").startswith("en") else "nl"
        return self._bericht(request, taal, TEKSTEN[taal]["uit_kop"], TEKSTEN[taal]["uit"])
