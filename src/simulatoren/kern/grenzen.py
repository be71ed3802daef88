"""Middleware: a body limit, and headers that keep simulator pages harmless."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

GROOTSTE_INHOUD = 30 * 1024 * 1024
"""Bytes a request body may have; a letter with attachments fits."""


class TeGroot(Exception):
    """The body passed the limit while being read."""


class Grenzen:
    """Refuse bodies over the limit (413) and add security headers to every response."""

    def __init__(self, app: ASGIApp, grootste: int = GROOTSTE_INHOUD) -> None:
        self.app, self.grootste = app, grootste

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Guard one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        gelezen, begonnen = 0, False

        async def begrensd() -> Message:
            nonlocal gelezen
            bericht = await receive()
            gelezen += len(bericht.get("body", b""))
            if gelezen > self.grootste:
                raise TeGroot
            return bericht

        async def met_koppen(bericht: Message) -> None:
            nonlocal begonnen
            if bericht["type"] == "http.response.start":
                begonnen = True
                koppen = list(bericht["headers"])
                aanwezig = {naam.lower() for naam, _ in koppen}
                koppen += [kop for kop in _KOPPEN if kop[0] not in aanwezig]
                bericht = {**bericht, "headers": koppen}
            await send(bericht)

        try:
            await self.app(scope, begrensd, met_koppen)
        except TeGroot:
            if begonnen:
                raise
            await met_koppen({"type": "http.response.start", "status": 413, "headers": []})
            await send({"type": "http.response.body", "body": b""})


BELEID = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'self'"
_KOPPEN = [
    (b"content-security-policy", f"{BELEID}; form-action 'self'; frame-src 'self'".encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
]
