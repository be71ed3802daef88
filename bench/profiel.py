"""Where the time of a call of the national APIs goes: milliseconds of time and of this process's processor.

Through the WSGI application in one process, without web server or client, in a house of its own with 5,000 cases. `--profiel NAAM` also prints
cProfile's own list for calls with that name (`psycopg … _maybe_prepare_gen` is called once per statement). What isn't processor time of this process is waiting for PostgreSQL.
"""

import argparse
import cProfile
import io
import pstats
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import httpx
from huis import huis
from zgw_proeven import PROEVEN, Meter, leer
from zgw_register import maak_clients, vul_tot

AANTAL, ZAKEN, WARM = 400, 5_000, 60
BASIS = "http://127.0.0.1"
GEMETEN = ("zaaktypen", "een zaak", "van een burger", "POST zaak", "hetzelfde in één aanroep")


class _Opname:
    """Hands requests to the application, and keeps them so that they can be asked again without a client's work in between."""

    def __init__(self, toepassing: Callable[..., Any]) -> None:
        self.toepassing, self.vragen = toepassing, list[tuple[dict[str, Any], bytes]]()

    def __call__(self, omgeving: dict[str, Any], begin: Any) -> Any:
        lichaam = omgeving["wsgi.input"].read()
        self.vragen.append((dict(omgeving), lichaam))
        omgeving["wsgi.input"] = io.BytesIO(lichaam)
        return self.toepassing(omgeving, begin)

    def herhaal(self) -> None:
        for omgeving, lichaam in self.vragen:
            vraag = omgeving | {"wsgi.input": io.BytesIO(lichaam)}
            b"".join(self.toepassing(vraag, lambda *_: None))


def binnen(profiel: str) -> None:
    """In the environment of a house: a line per call."""
    from eenloket.config import wsgi

    opname = _Opname(wsgi.application)
    m = Meter(BASIS, {})
    m.http = httpx.Client(transport=httpx.WSGITransport(app=opname), base_url=BASIS, headers=m.http.headers)
    leer(m)
    for proef in (p for p in PROEVEN if p.naam in GEMETEN):
        for _ in range(WARM):
            proef.doe(m)
        opname.vragen.clear()
        for _ in range(AANTAL):
            proef.doe(m)
        begin, werk = time.perf_counter(), time.process_time()
        opname.herhaal()
        tijd, werk = time.perf_counter() - begin, time.process_time() - werk
        per = [x / AANTAL * 1000 for x in (tijd, werk)]
        print(f"| {proef.naam} | {per[0]:.2f} | {per[1]:.2f} |", file=sys.stderr, flush=True)
        if profiel and profiel in proef.naam:
            with cProfile.Profile() as gezien:
                opname.herhaal()
            pstats.Stats(gezien, stream=sys.stderr).sort_stats("tottime").print_stats(40)


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--profiel", default="")
    ontleder.add_argument("--binnen", action="store_true", help=argparse.SUPPRESS)
    args = ontleder.parse_args()
    if args.binnen:
        binnen(args.profiel)
        return
    print("| verzoek | tijd ms | processor ms |\n|---|--:|--:|", flush=True)
    with huis() as h:
        maak_clients(h)
        vul_tot(h, ZAKEN)
        subprocess.run(
            [sys.executable, __file__, "--binnen", "--profiel", args.profiel],
            env=h.omgeving, stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
