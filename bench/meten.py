"""Measure a page over HTTP: latencies beside the floor in the same seconds, rate, and processor time."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx
from bezoeker import Bezoeker
from huis import Huis

Stap = Callable[[Bezoeker, int], httpx.Response]


@dataclass(frozen=True, slots=True)
class Proef:
    """A kind of request: ``doe(bezoeker, volgnummer)`` sends it, ``status`` is what must come back."""

    naam: str
    doe: Stap
    status: tuple[int, ...] = (200,)
    aantal: int = 60
    grens: float = 50.0
    van: str = "client"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Milliseconds with one client and with four, requests per second, the floor meanwhile, processor ms per request."""

    p50: float
    p95: float
    tempo: float
    p50_vier: float
    p95_vier: float
    tempo_vier: float
    vloer: float
    vloer95: float
    cpu_web: float
    cpu_database: float


def _tijd(doe: Stap, bezoeker: Bezoeker, n: int, status: Sequence[int]) -> float:
    begin = time.perf_counter()
    antwoord = doe(bezoeker, n)
    duur = (time.perf_counter() - begin) * 1000
    if antwoord.status_code not in status:
        raise RuntimeError(f"{antwoord.request.url.path}: {antwoord.status_code}\n{antwoord.text[-500:]}")
    return duur


def vloer(bezoeker: Bezoeker) -> float:
    """The least that a request can cost here: /livez through the same server."""
    begin = time.perf_counter()
    bezoeker.http.get("/livez")
    return (time.perf_counter() - begin) * 1000


def p95(tijden: Sequence[float]) -> float:
    return statistics.quantiles(tijden, n=20)[-1]


def meet(huis: Huis, proef: Proef, bezoekers: Sequence[Bezoeker], opwarmen: int = 8) -> Uitslag:
    """One client first (each request beside one to the floor), then all four at once."""
    een = bezoekers[0]
    for n in range(opwarmen):
        _tijd(proef.doe, bezoekers[n % len(bezoekers)], n, proef.status)
    cpu = huis.cpu("web"), huis.cpu("database")
    tijden, vloeren, n = [], [], opwarmen
    for _ in range(proef.aantal):
        vloeren.append(vloer(een))
        tijden.append(_tijd(proef.doe, een, n, proef.status))
        n += 1
    web, database = huis.cpu("web") - cpu[0], huis.cpu("database") - cpu[1]
    vier, tempo_vier = _samen(proef, bezoekers, n)
    return Uitslag(
        statistics.median(tijden), p95(tijden), 1000 / statistics.mean(tijden), statistics.median(vier), p95(vier), tempo_vier,
        statistics.median(vloeren), p95(vloeren), web * 1000 / proef.aantal, database * 1000 / proef.aantal,
    )  # fmt: skip


def _samen(proef: Proef, bezoekers: Sequence[Bezoeker], eerste: int) -> tuple[list[float], float]:
    tijden: list[float] = []
    fouten: list[Exception] = []
    per = max(5, proef.aantal // 2)

    def loop(plek: int) -> None:
        try:
            for n in range(per):
                tijden.append(_tijd(proef.doe, bezoekers[plek], eerste + plek * per + n, proef.status))
        except Exception as fout:
            fouten.append(fout)

    draden = [threading.Thread(target=loop, args=(plek,)) for plek in range(len(bezoekers))]
    begin = time.perf_counter()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    if fouten:
        raise fouten[0]
    return tijden, len(tijden) / (time.perf_counter() - begin)
