"""Inbox page and the JSON list for tests."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from simulatoren.kern.lade import Bericht, Lade
from simulatoren.kern.web import pagina

_NETJES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"


def bijlage_antwoord(bijlage: dict[str, Any]) -> Response:
    """A download that a browser never shows as a page of ours."""
    kop = f"attachment; filename*=UTF-8''{quote(bijlage['naam'], safe='')}"
    inhoud = base64.b64decode(bijlage["inhoud"])
    soort = bijlage["type"] if bijlage["type"] == "application/pdf" else "application/octet-stream"
    return Response(inhoud, media_type=soort, headers={"content-disposition": kop})


class Post:
    """The inbox over one drawer of mails."""

    def __init__(self, lade: Lade) -> None:
        self.lade = lade

    def routes(self) -> list[Route]:
        """Routes of /post."""
        return [
            Route("/post", self.lijst),
            Route("/post/leegmaken", self.leegmaken, methods=["POST"]),
            Route("/post/api/berichten", self.api, methods=["GET"]),
            Route("/post/api/berichten", self.api_leeg, methods=["DELETE"]),
            Route("/post/{id}", self.bericht),
            Route("/post/{id}/html", self.html),
            Route("/post/{id}/bijlagen/{volg:int}", self.bijlage),
        ]

    def _gekozen(self, request: Request) -> list[Bericht]:
        aan = request.query_params.get("aan", "").casefold()
        onderwerp = request.query_params.get("onderwerp", "").casefold()
        return [
            bericht
            for bericht in self.lade.alle()
            if (not aan or aan in (adres.casefold() for adres in bericht["aan"]))
            and onderwerp in bericht["onderwerp"].casefold()
        ]

    async def lijst(self, request: Request) -> Response:
        """Newest mails first, at most two hundred."""
        return pagina(request, "post/sjablonen/lijst.html", berichten=self._gekozen(request)[:200])

    async def bericht(self, request: Request) -> Response:
        """One mail."""
        gevonden = self.lade.vind(request.path_params["id"])
        if gevonden is None:
            return pagina(request, "sjablonen/weg.html", 404)
        return pagina(request, "post/sjablonen/bericht.html", bericht=gevonden)

    async def html(self, request: Request) -> Response:
        """The HTML part, in a sandbox: no script, no network."""
        gevonden = self.lade.vind(request.path_params["id"])
        inhoud = gevonden["html"] if gevonden else ""
        return HTMLResponse(inhoud, 200 if gevonden else 404, {"content-security-policy": _NETJES})

    async def bijlage(self, request: Request) -> Response:
        """Download an attachment."""
        gevonden, volg = self.lade.vind(request.path_params["id"]), request.path_params["volg"]
        if gevonden is None or volg >= len(gevonden["bijlagen"]):
            return pagina(request, "sjablonen/weg.html", 404)
        return bijlage_antwoord(gevonden["bijlagen"][volg])

    async def api(self, request: Request) -> Response:
        """Mails as JSON, newest first."""
        return JSONResponse({"berichten": [_als_json(bericht) for bericht in self._gekozen(request)]})

    async def api_leeg(self, request: Request) -> Response:
        """Throw all mails away."""
        self.lade.leeg()
        return Response(status_code=204)

    async def leegmaken(self, request: Request) -> Response:
        """The button of the page."""
        self.lade.leeg()
        return RedirectResponse("/post", 303)


def _als_json(bericht: Bericht) -> Bericht:
    bijlagen = [
        {
            "naam": bijlage["naam"],
            "type": bijlage["type"],
            "grootte": len(base64.b64decode(bijlage["inhoud"])),
            "url": f"/post/{bericht['id']}/bijlagen/{volg}",
        }
        for volg, bijlage in enumerate(bericht["bijlagen"])
    ]
    return {**bericht, "bijlagen": bijlagen}
