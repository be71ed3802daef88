"""Middleware that applies faults to the paths that other systems call."""

from __future__ import annotations

import asyncio
import re

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from simulatoren.partner.partijen import ALIAS
from simulatoren.storing.storingen import Storing, Storingen

_PADEN = (
    (re.compile(r"^/(brp|bag|kvk|selectielijst|identiteit)/"), None),
    (re.compile(r"^/(sms|berichtenbox|brieven)/api/"), {"POST"}),
    (re.compile(r"^/(partners/[a-z-]+)/(?:opdrachten|adviesvragen)\b"), None),
)
_BEDIENING = re.compile(r"^/partners/[a-z-]+/(?:opdrachten|adviesvragen)/[^/]+/(?:besluit|opnieuw)$")
"""Buttons on the partner's own page keep working: the fault is between the organisations."""


def dienst_van(pad: str, methode: str) -> str | None:
    """The service a request is for, None when faults don't touch it."""
    if _BEDIENING.match(pad):
        return None
    for patroon, methoden in _PADEN:
        if (gevonden := patroon.match(pad)) and (methoden is None or methode in methoden):
            soort, _, slug = gevonden[1].partition("/")
            return f"{soort}/{ALIAS.get(slug, slug)}" if slug else soort
    return None


def _antwoord(storing: Storing) -> Response | None:
    if storing.soort == "uit":
        return Response(status_code=503, headers={"connection": "close"})
    if storing.soort == "5xx":
        return PlainTextResponse("Interne fout", 500)
    if storing.soort == "onzin":
        return HTMLResponse("<html><body><h1>Onderhoud</h1><p>{ dit is geen JSON", 200)
    return None


class StoringTussenlaag:
    """Answer in the place of a service that is out of order."""

    def __init__(self, app: ASGIApp, storingen: Storingen) -> None:
        self.app, self.storingen = app, storingen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        dienst = dienst_van(scope["path"], scope["method"]) if scope["type"] == "http" else None
        storing = self.storingen.van(dienst) if dienst else None
        if storing is not None:
            if storing.soort == "traag":
                await asyncio.sleep(storing.vertraging)
            elif (antwoord := _antwoord(storing)) is not None:
                await antwoord(scope, receive, send)
                return
        await self.app(scope, receive, send)
