"""Finding the processes of a house, to kill them the hard way."""

import os
import random
import signal
from pathlib import Path

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


def kandidaten(huis: Huis, doel: str) -> list[psutil.Process]:
    """The processes of one kind that run now."""
    alle = processen(huis)
    if doel in ("database", "verbinding"):
        servers = [p for p in alle if "postgres" in p.name()]
        hoofd = [p for p in servers if p.ppid() not in {s.pid for s in servers}]
        return (
            hoofd
            if doel == "database"
            else [p for p in servers if p not in hoofd and "eenloket" in " ".join(p.cmdline())]
        )
    deel = "web" if doel.startswith("web") else doel
    van_deel = [p for p in alle if p.cmdline()[-5:-4] == [deel] or deel in p.cmdline()[2:5]]
    hoofd = [p for p in van_deel if p.ppid() == huis.proces.pid]
    return [p for p in van_deel if p not in hoofd] if doel == "webwerker" else hoofd


def sla_neer(huis: Huis, doel: str, kies: random.Random) -> bool:
    """SIGKILL one of them. Returns whether there was one."""
    try:
        gevonden = kandidaten(huis, doel)
        if gevonden:
            kies.choice(sorted(gevonden, key=lambda p: p.pid)).send_signal(signal.SIGKILL)
        return bool(gevonden)
    except psutil.NoSuchProcess:
        return False
