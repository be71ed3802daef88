"""`python -m simulatoren`: all simulators in one process, so that no child outlives a kill."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import socket
import sys
from pathlib import Path

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from simulatoren.app import maak
from simulatoren.kern.instellingen import SLEUTEL, Instellingen


def lees_opdracht(argumenten: list[str] | None = None) -> tuple[Instellingen, int, bool]:
    """Command line to settings, port, and whether to end with the parent process."""
    parser = argparse.ArgumentParser(prog="python -m simulatoren", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--smtp-port", type=int, default=8025)
    parser.add_argument("--scan-port", type=int, default=None, help="stand-in virus scanner; default none")
    parser.add_argument(
        "--gegevens", type=Path, default=None, help="directory that keeps state over restarts"
    )
    parser.add_argument("--basis", default="", help="public address; default http://HOST:PORT")
    parser.add_argument("--partner-vertraging", type=float, default=3.0, help="seconds; negative: by hand")
    parser.add_argument("--terugkeerhost", action="append", default=[], help="host a log-in may return to")
    parser.add_argument(
        "--stop-met-ouder", action="store_true", help="end when the process that started this ends"
    )
    keuze = parser.parse_args(argumenten)
    instellingen = Instellingen(
        sleutel=os.environ.get("SIMULATOREN_SLEUTEL") or SLEUTEL,
        host=keuze.host,
        basis=(keuze.basis or f"http://{keuze.host}:{keuze.port}").rstrip("/"),
        gegevensmap=keuze.gegevens,
        smtp_poort=keuze.smtp_port,
        scan_poort=keuze.scan_port,
        partner_vertraging=keuze.partner_vertraging,
        webhookgeheim=os.environ.get("SIMULATOREN_WEBHOOKGEHEIM") or os.environ.get("WEBHOOKGEHEIM", ""),
        terugkeerhosts=tuple(keuze.terugkeerhost),
    )
    return instellingen, keuze.port, keuze.stop_met_ouder


def eis_vrije_poort(host: str, poort: int) -> None:
    """Stop with one clear sentence when something else listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, poort))
        except OSError:
            print(
                f"Poort {poort} is al in gebruik. Kies een andere poort voor de simulatoren.", file=sys.stderr
            )
            raise SystemExit(1) from None


async def _volg_ouder(server: Server) -> None:
    """Stop the server once the starting process is gone (its death gives this one another parent)."""
    ouder = os.getppid()
    while os.getppid() == ouder:
        await asyncio.sleep(0.5)
    server.stop()


async def draai(instellingen: Instellingen, poort: int, met_ouder: bool) -> None:
    """Serve until SIGTERM or SIGINT, or until the starting process is gone."""
    server = Server(
        maak(instellingen),
        address=instellingen.host,
        port=poort,
        interface=Interfaces.ASGI,
        log_level=LogLevels.error,
    )
    lus = asyncio.get_running_loop()
    for sein in (signal.SIGINT, signal.SIGTERM):
        lus.add_signal_handler(sein, server.stop)
    volger = asyncio.create_task(_volg_ouder(server)) if met_ouder else None
    await server.serve()
    if volger:
        volger.cancel()


def hoofd() -> None:
    """Entry point."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    instellingen, poort, met_ouder = lees_opdracht()
    for bezet in (poort, instellingen.smtp_poort or 0, instellingen.scan_poort or 0):
        eis_vrije_poort(instellingen.host, bezet)
    asyncio.run(draai(instellingen, poort, met_ouder))
    # All is stopped and on disk. Granian's threads may still ask for the interpreter, and abort the process when it
    # is being taken down (3 of 25 stops on a busy machine); so end without taking it down.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    hoofd()
