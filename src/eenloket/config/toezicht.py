"""A small supervisor: starts the processes of the demonstration, restarts what falls over, stops all of them in order."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

_GEDULD = 10.0  # seconds that a process gets to stop by itself


class PoortBezet(Exception):
    """Something else listens on the port; the text says what to do."""


def eis_vrije_poort(poort: int, wijziging: str) -> None:
    """Raises: PoortBezet with how to choose another one."""
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", poort))
        except OSError:
            raise PoortBezet(f"Poort {poort} is al in gebruik. {wijziging}") from None


@dataclass
class Deel:
    """One process: how it starts, and where it says that it is ready (empty: at once)."""

    naam: str
    opdracht: list[str]
    omgeving: dict[str, str]
    gereed: str = ""
    proces: subprocess.Popen[bytes] | None = None
    gestart: list[float] = field(default_factory=list)


class Toezicht:
    """Holds the parts; remembers their process numbers in ``map`` so that a killed supervisor leaves nothing behind."""

    def __init__(self, map_: Path) -> None:
        self._bestand = map_ / "processen.json"
        self._logmap = map_ / "log"
        self._logmap.mkdir(parents=True, exist_ok=True)
        self._delen: list[Deel] = []
        self._stop = False

    def ruim_op(self) -> None:
        """Stop what an earlier run that was killed left running."""
        with contextlib.suppress(FileNotFoundError, ValueError):
            for nummer, geboren in json.loads(self._bestand.read_text()):
                with contextlib.suppress(psutil.Error):
                    proces = psutil.Process(nummer)
                    if abs(proces.create_time() - geboren) < 1:
                        _stop_boom(proces)
        self._bestand.unlink(missing_ok=True)

    def start(self, *delen: Deel) -> None:
        for deel in delen:
            self._start(deel)
            self._delen.append(deel)

    def _start(self, deel: Deel) -> None:
        with (self._logmap / f"{deel.naam}.log").open("ab") as logboek:
            deel.proces = subprocess.Popen(  # the terminal's Ctrl-C is for us: we stop the parts in order
                deel.opdracht, env={**os.environ, **deel.omgeving}, stdout=logboek, stderr=logboek, start_new_session=True
            )
        deel.gestart.append(time.monotonic())
        nummers = [(d.proces.pid, psutil.Process(d.proces.pid).create_time()) for d in [*self._delen, deel] if d.proces and d.proces.poll() is None]
        self._bestand.write_text(json.dumps(nummers))

    def wacht_tot_gereed(self, seconden: float = 60.0) -> None:
        """Until every part with an address answers there. Raises: RuntimeError naming the part and its log."""
        einde = time.monotonic() + seconden
        for deel in self._delen:
            while deel.gereed and not _antwoordt(deel.gereed):
                if time.monotonic() > einde or (deel.proces and deel.proces.poll() is not None):
                    raise RuntimeError(f"{deel.naam} start niet; zie {self._logmap / f'{deel.naam}.log'}")
                time.sleep(0.05)

    def bewaak(self) -> None:
        """Until Ctrl-C or SIGTERM: a part that fell over starts again, at most five times a minute."""
        for sein in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sein, self._sein)
        while not self._stop:
            for deel in self._delen:
                if deel.proces and deel.proces.poll() is not None:
                    recent = [t for t in deel.gestart if time.monotonic() - t < 60]
                    if len(recent) >= 5:
                        print(f"{deel.naam} valt steeds om; zie {self._logmap / f'{deel.naam}.log'}", file=sys.stderr)
                        return
                    deel.gestart = recent
                    self._start(deel)
            time.sleep(0.2)

    def _sein(self, *_: object) -> None:
        self._stop = True

    def stop(self) -> None:
        """Last started first stopped."""
        for deel in reversed(self._delen):
            if deel.proces and deel.proces.poll() is None:
                _stop_boom(psutil.Process(deel.proces.pid))
                deel.proces.wait()
        self._bestand.unlink(missing_ok=True)


def _stop_boom(proces: psutil.Process) -> None:
    """Ask the process to stop; what is left of it and its children after a while is killed."""
    boom = [proces, *proces.children(recursive=True)]
    with contextlib.suppress(psutil.NoSuchProcess):
        proces.terminate()
    _, over = psutil.wait_procs(boom, timeout=_GEDULD)
    for rest in over:
        with contextlib.suppress(psutil.NoSuchProcess):
            rest.kill()
    psutil.wait_procs(over, timeout=2)


def _antwoordt(adres: str) -> bool:
    try:
        return httpx.get(adres, timeout=1).status_code == 200
    except httpx.HTTPError:
        return False
