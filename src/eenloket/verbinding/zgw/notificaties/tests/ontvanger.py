"""A subscriber for tests: a small web server that keeps what it gets, and can be slow or broken."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Ontvanger:
    """``status`` is what it answers, after ``traag`` seconds; ``eindeloos``: with a body that never ends."""

    adres: str = ""
    status: int = 204
    traag: float = 0.0
    eindeloos: bool = False
    begonnen: int = 0
    """Calls that came in, answered or not."""
    berichten: list[dict[str, Any]] = field(default_factory=list)
    koppen: list[dict[str, str]] = field(default_factory=list)
    tijden: list[float] = field(default_factory=list)

    def acties(self) -> list[str]:
        """Resource and action of each message, in the order in which they came."""
        return [f"{b['resource']}.{b['actie']}" for b in self.berichten]


@contextmanager
def ontvanger() -> Iterator[Ontvanger]:
    """Runs meanwhile."""
    ding = Ontvanger()

    class Afhandelaar(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            ding.begonnen += 1
            time.sleep(ding.traag)
            if ding.status < 300:
                ding.berichten.append(inhoud)
                ding.koppen.append(dict(self.headers))
                ding.tijden.append(time.monotonic())
            self.send_response(ding.status)
            if not ding.eindeloos:
                self.send_header("Content-Length", "0")
            self.end_headers()
            with suppress(OSError):
                while ding.eindeloos:
                    self.wfile.write(b"x" * 1000)
                    time.sleep(0.001)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Afhandelaar)
    ding.adres = f"http://127.0.0.1:{server.server_port}/"
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    try:
        yield ding
    finally:
        server.shutdown()
        server.server_close()
