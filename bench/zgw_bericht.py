"""How soon a subscriber hears of a new case: a small web server of the bench is the subscriber."""

import json
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from zgw_proeven import Meter, Z, nieuw

N = "/notificaties/api/v1"
_GEDULD = 30.0


class Abonnee:
    """What came in, with its moment, by address of the resource."""

    def __init__(self) -> None:
        self.gehoord: dict[str, float] = {}
        buiten = self

        class Ontvanger(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                bericht = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                buiten.gehoord.setdefault(bericht["resourceUrl"], time.perf_counter())
                self.send_response(204)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Ontvanger)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"


@contextmanager
def _abonnement(m: Meter) -> Iterator[Abonnee]:
    abonnee = Abonnee()
    kanalen = [{"naam": "zaken", "filters": {}}]
    url = m.post(
        f"{N}/abonnement", {"callbackUrl": abonnee.adres, "auth": "Bearer x", "kanalen": kanalen}
    ).json()["url"]
    try:
        yield abonnee
    finally:
        m.http.delete(url)
        abonnee.server.shutdown()


def vertraging(m: Meter, aantal: int = 100, pauze: float = 0.05) -> tuple[float, float]:
    """Milliseconds from sending a POST of a case until its notification is there: median and p95."""
    begonnen: dict[str, float] = {}
    with _abonnement(m) as abonnee:
        for _ in range(aantal):
            begin = time.perf_counter()
            begonnen[m.post(f"{Z}/zaken", nieuw(m)).json()["url"].replace(m.basis, "")] = begin
            time.sleep(pauze)
        eind = time.monotonic() + _GEDULD
        while time.monotonic() < eind:
            er = {url[url.index("/zaken/") :]: wanneer for url, wanneer in list(abonnee.gehoord.items())}
            if begonnen.keys() <= er.keys():
                break
            time.sleep(0.05)
        else:
            raise RuntimeError(f"{len(begonnen.keys() - er.keys())} van de {aantal} berichten kwamen niet")
    tijden = sorted((er[url] - begin) * 1000 for url, begin in begonnen.items())
    return statistics.median(tijden), tijden[int(len(tijden) * 0.95)]
