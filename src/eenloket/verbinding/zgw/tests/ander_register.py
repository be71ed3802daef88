"""A register of somebody else: a real HTTP server that keeps what it is asked, and answers what a test puts in it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Verzoek:
    """What came in."""

    methode: str
    pad: str
    koppen: dict[str, str]
    lichaam: Any


@dataclass
class Register:
    """``antwoorden`` by path: an object, or (status, headers, bytes)."""

    url: str = ""
    antwoorden: dict[str, Any] = field(default_factory=dict)
    verzoeken: list[Verzoek] = field(default_factory=list)
    traag: float = 0.0

    def zet(self, pad: str, inhoud: Any) -> str:
        """Answer ``inhoud`` at ``pad``; its address."""
        self.antwoorden[pad] = inhoud
        return self.url + pad.lstrip("/")


@contextmanager
def ander_register() -> Iterator[Register]:
    """A running register; its root ends in /api/v1/."""
    register = Register()

    class Afhandelaar(BaseHTTPRequestHandler):
        def _doe(self) -> None:
            lengte = int(self.headers.get("Content-Length") or 0)
            ruw = self.rfile.read(lengte)
            pad = self.path.removeprefix("/api/v1")
            register.verzoeken.append(
                Verzoek(self.command, pad, dict(self.headers), json.loads(ruw) if ruw else None)
            )
            if register.traag:
                threading.Event().wait(register.traag)
            inhoud = register.antwoorden.get(f"{self.command} {pad}", register.antwoorden.get(pad))
            if inhoud is None:
                status, koppen, inhoud = 404, {}, b"{}"
            elif isinstance(inhoud, tuple):
                status, koppen, inhoud = inhoud
            else:
                status, koppen, inhoud = 200, {}, json.dumps(inhoud).encode()
            self.send_response(status)
            for naam, waarde in (
                {"Content-Type": "application/json", "Content-Length": str(len(inhoud))} | koppen
            ).items():
                self.send_header(naam, waarde)
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked may have gone
                self.wfile.write(inhoud)

        do_GET = do_POST = do_DELETE = do_PATCH = _doe  # noqa: N815  # names of the library

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Afhandelaar)
    register.url = f"http://127.0.0.1:{server.server_port}/api/v1/"
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    draad.start()
    try:
        yield register
    finally:
        server.shutdown()
        server.server_close()
        draad.join(5)
