"""A small supervisor: starts the processes of the demonstration, restarts what falls over, stops all of them in order."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

_GEDULD = 10.0  # seconds that a process gets to stop by itself
_ONRUST, _LANGSTE_PAUZE = 60.0, 10.0  # seconds: what fell over in the last minute waits longer, up to this


class PoortBezet(Exception):
    """Something else listens on the port; the text says what to do."""


class DraaitAl(Exception):
    """Another supervisor works in this folder; the text says what to do."""


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
        """Stop what an earlier run that was killed left running. Raises: DraaitAl when it wasn't killed."""
        with contextlib.suppress(FileNotFoundError, ValueError, TypeError, KeyError):
            stand = json.loads(self._bestand.read_text())
            if _leeft(*stand["toezicht"]):
                raise DraaitAl("Eén Loket draait al met deze gegevens. Stop die eerst met Ctrl-C.")
            for nummer, geboren in stand["delen"]:
                for proces in _groep(nummer, geboren):
                    _stop_boom(proces)
        self._bestand.unlink(missing_ok=True)

    def start(self, *delen: Deel) -> None:
        for deel in delen:
            self._start(deel)
            self._delen.append(deel)

    def _start(self, deel: Deel) -> None:
        with (self._logmap / f"{deel.naam}.log").open("ab") as logboek:
            deel.proces = subprocess.Popen(  # the terminal's Ctrl-C is for us: we stop the parts in order
                deel.opdracht,
                env={**os.environ, **deel.omgeving},
                stdout=logboek,
                stderr=logboek,
                start_new_session=True,
            )
        deel.gestart.append(time.monotonic())
        delen = self._delen if deel in self._delen else [*self._delen, deel]
        stand = {
            "toezicht": _nummer(os.getpid()),
            "delen": [_nummer(d.proces.pid) for d in delen if d.proces and d.proces.poll() is None],
        }
        half = self._bestand.with_suffix(".half")  # a kill in the middle of writing may not hide what runs
        half.write_text(json.dumps(stand))
        half.replace(self._bestand)

    def wacht_tot_gereed(self, seconden: float = 60.0) -> None:
        """Until every part with an address answers there. Raises: RuntimeError naming the part and its log."""
        einde = time.monotonic() + seconden
        for deel in self._delen:
            while deel.gereed and not _antwoordt(deel.gereed):
                if time.monotonic() > einde or (deel.proces and deel.proces.poll() is not None):
                    raise RuntimeError(f"{deel.naam} start niet; zie {self._logmap / f'{deel.naam}.log'}")
                time.sleep(0.05)

    def bewaak(self, *ook: Callable[[], None]) -> None:
        """Until Ctrl-C or SIGTERM: a part that fell over starts again, after a longer pause the more often it did.

        ``ook`` are called every second: they mend what isn't a child of ours (the database).
        """
        for sein in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sein, self._sein)
        ronde = 0
        while not self._stop:
            if ronde % 5 == 0:
                for herstel in ook:
                    try:
                        herstel()
                    except RuntimeError as fout:  # next second again: whoever watches, watches on
                        print(fout, file=sys.stderr, flush=True)
            for deel in self._delen:
                if deel.proces and deel.proces.poll() is not None:
                    self._herstart(deel)
            ronde += 1
            time.sleep(0.2)

    def _herstart(self, deel: Deel) -> None:
        """Start a part that ended, unless it did so just now, and often."""
        nu = time.monotonic()
        deel.gestart = [t for t in deel.gestart if nu - t < _ONRUST] or deel.gestart[-1:]
        if nu - deel.gestart[-1] < min(_LANGSTE_PAUZE, 0.1 * 2 ** (len(deel.gestart) - 1)):
            return
        if len(deel.gestart) == 5:
            print(
                f"{deel.naam} valt steeds om; zie {self._logmap / f'{deel.naam}.log'}",
                file=sys.stderr,
                flush=True,
            )
        assert deel.proces is not None  # it ran, or it couldn't have ended
        with contextlib.suppress(ProcessLookupError):  # children of a killed process hold its port
            os.killpg(deel.proces.pid, signal.SIGKILL)
        self._start(deel)

    def _sein(self, *_: object) -> None:
        self._stop = True

    def stop(self) -> None:
        """Last started first stopped."""
        for deel in reversed(self._delen):
            if deel.proces and deel.proces.poll() is None:
                _stop_boom(psutil.Process(deel.proces.pid))
                deel.proces.wait()
        self._bestand.unlink(missing_ok=True)


def _nummer(pid: int) -> tuple[int, float]:
    """What a process is known by: its number may be of another one later. Birth 0: it ended just now."""
    try:
        return pid, psutil.Process(pid).create_time()
    except psutil.Error:
        return pid, 0.0


def _leeft(nummer: int, geboren: float) -> bool:
    try:
        proces = psutil.Process(nummer)
        return abs(proces.create_time() - geboren) < 1 and proces.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def _groep(nummer: int, geboren: float) -> Iterator[psutil.Process]:
    """A part and what it started, also when the part itself is gone: each part leads a process group."""
    if psutil.pid_exists(nummer) and not _leeft(nummer, geboren):
        with contextlib.suppress(psutil.Error):
            if psutil.Process(nummer).status() != psutil.STATUS_ZOMBIE:
                return  # the number is of somebody else by now
    for proces in psutil.process_iter():
        with contextlib.suppress(psutil.Error, ProcessLookupError, PermissionError):
            if os.getpgid(proces.pid) == nummer and proces.status() != psutil.STATUS_ZOMBIE:
                yield proces


def _stop_boom(proces: psutil.Process) -> None:
    """Ask the process to stop; what is left of it and its children after a while is killed."""
    boom = [proces]
    with contextlib.suppress(psutil.NoSuchProcess):
        boom += proces.children(recursive=True)
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
