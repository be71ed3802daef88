"""Finding the processes of a house, to kill them the hard way."""

import contextlib
import json
import os
import random
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.verhalen.huis import Huis

DOELEN = ("web", "webwerker", "werker", "database", "verbinding")
"""What can fall over: the web server, one of its workers, the background worker, the database server, one of its connections."""


def processen(huis: Huis) -> list[psutil.Process]:
    """Everything of this house that runs: the supervisor, what it started, and the database in its folder."""
    uit = []
    for proces in psutil.process_iter():
        try:
            if proces.pid == huis.proces.pid or _is_van(proces, huis):
                uit.append(proces)
        except psutil.Error:
            continue
    return [p for p in uit if p.pid != os.getpid()]


def _is_van(proces: psutil.Process, huis: Huis) -> bool:
    if proces.status() == psutil.STATUS_ZOMBIE:
        return False
    if "postgres" in proces.name():
        return Path(proces.cwd()) == (huis.map / "database").resolve()
    return proces.environ().get("EENLOKET_MAP") == str(huis.map)


def toezicht(huis: Huis) -> int:
    """The supervisor's process; of a house that ran already it's written down."""
    if huis.proces.poll() is None:
        return huis.proces.pid
    return int(json.loads((huis.map / "processen.json").read_text())["toezicht"][0])


def kandidaten(huis: Huis, doel: str) -> list[psutil.Process]:
    """The processes of one kind that run now."""
    alle = list(_beschreven(processen(huis)))
    if doel in ("database", "verbinding"):
        servers = [b for b in alle if "postgres" in b.naam]
        nummers = {b.proces.pid for b in servers}
        hoofd = [b.proces for b in servers if b.ouder not in nummers]
        if doel == "database":
            return hoofd
        return [b.proces for b in servers if b.proces not in hoofd and "eenloket" in " ".join(b.opdracht)]
    deel = "web" if doel.startswith("web") else doel
    van_deel = [b for b in alle if b.opdracht[-5:-4] == [deel] or deel in b.opdracht[2:5]]
    onder_toezicht = toezicht(huis)
    return [b.proces for b in van_deel if (b.ouder == onder_toezicht) == (doel != "webwerker")]


class _Beschrijving(NamedTuple):
    proces: psutil.Process
    naam: str
    ouder: int
    opdracht: list[str]


def _beschreven(processen_: Iterable[psutil.Process]) -> Iterator[_Beschrijving]:
    """Those that are still there: connections come and go."""
    for p in processen_:
        with contextlib.suppress(psutil.Error):
            yield _Beschrijving(p, p.name(), p.ppid(), p.cmdline())


def sla_neer(huis: Huis, doel: str, kies: random.Random) -> bool:
    """SIGKILL one of them. Returns whether there was one."""
    try:
        gevonden = kandidaten(huis, doel)
        if gevonden:
            kies.choice(sorted(gevonden, key=lambda p: p.pid)).send_signal(signal.SIGKILL)
        return bool(gevonden)
    except psutil.NoSuchProcess:
        return False
