"""Pages, JSON and errors, the same way in every simulator."""

from __future__ import annotations

import hmac
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

BRON = Path(__file__).parent.parent
_SJABLONEN = Environment(loader=FileSystemLoader(BRON), autoescape=True, undefined=StrictUndefined)

RFC7231 = "https://datatracker.ietf.org/doc/html/rfc7231#section-6."
_PARAGRAAF = {400: "5.1", 401: "5.1", 403: "5.3", 404: "5.4", 406: "5.6", 409: "5.8", 415: "5.13", 500: "6.1"}


class Probleem(Exception):
    """A request that can't be answered; becomes application/problem+json (RFC 9457)."""

    def __init__(
        self,
        status: int,
        titel: str,
        code: str,
        *,
        detail: str = "",
        invalid: list[dict[str, str]] | None = None,
    ) -> None:
        super().__init__(titel)
        self.status, self.titel, self.code = status, titel, code
        self.detail, self.invalid = detail, invalid or []


def probleem_antwoord(request: Request, fout: Exception) -> Response:
    """Exception handler for `Probleem`."""
    assert isinstance(fout, Probleem)
    inhoud: dict[str, Any] = {
        "type": RFC7231 + _PARAGRAAF.get(fout.status, "5.1"),
        "title": fout.titel,
        "status": fout.status,
        "code": fout.code,
        "instance": request.url.path,
    }
    if fout.detail:
        inhoud["detail"] = fout.detail
    if fout.invalid:
        inhoud["invalidParams"] = fout.invalid
    koppen = {"WWW-Authenticate": "Bearer"} if fout.status == 401 else {}
    return JSONResponse(inhoud, fout.status, koppen, media_type="application/problem+json")


def pagina(request: Request, sjabloon: str, status: int = 200, **inhoud: Any) -> HTMLResponse:
    """Render a template; `sjabloon` is a path below src/simulatoren."""
    tekst = _SJABLONEN.get_template(sjabloon).render(pad=request.url.path, **inhoud)
    return HTMLResponse(tekst, status)


async def lees_json(request: Request) -> dict[str, Any]:
    """The JSON object in the request body.

    Raises: Probleem 415 for another content type, 400 for what isn't a JSON object.
    """
    if "json" not in request.headers.get("content-type", ""):
        raise Probleem(415, "Media Type wordt niet ondersteund.", "unsupportedMediaType")
    try:
        inhoud = json.loads(await request.body())
    except (ValueError, RecursionError):
        inhoud = None
    if not isinstance(inhoud, dict):
        raise Probleem(400, "De inhoud is geen geldig JSON-object.", "invalidJson")
    return inhoud


def eis_sleutel(request: Request, kop: str, sleutel: str) -> None:
    """Check an API key header in constant time.

    Raises: Probleem 401.
    """
    if not hmac.compare_digest(request.headers.get(kop, "").encode(), sleutel.encode()):
        raise Probleem(401, "Niet correct geauthenticeerd.", "authentication")


def eis_bearer(request: Request, sleutel: str) -> None:
    """Check a bearer token.

    Raises: Probleem 401.
    """
    soort, _, waarde = request.headers.get("authorization", "").partition(" ")
    if soort.lower() != "bearer" or not hmac.compare_digest(waarde.strip().encode(), sleutel.encode()):
        raise Probleem(401, "Niet correct geauthenticeerd.", "authentication")


def eis_velden(inhoud: dict[str, Any], *namen: str) -> None:
    """Check that these keys hold a non-empty value.

    Raises: Probleem 400 naming every missing key.
    """
    leeg = [naam for naam in namen if inhoud.get(naam) in (None, "", [], {})]
    if leeg:
        raise Probleem(
            400,
            "Een of meerdere parameters zijn niet correct.",
            "paramsValidation",
            detail=f"De foutieve parameter(s) zijn: {', '.join(leeg)}.",
            invalid=[
                {"name": naam, "code": "required", "reason": "Parameter is verplicht."} for naam in leeg
            ],
        )
