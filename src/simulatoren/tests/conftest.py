"""Fixtures: the simulators in-process, and as a real process with sockets."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from simulatoren.app import maak
from simulatoren.kern.instellingen import Instellingen

BRON = Path(__file__).parents[2]


@pytest.fixture
def klant() -> Iterator[TestClient]:
    """A client of in-process simulators without files or mail server; redirects are not followed."""
    app = maak(Instellingen(partner_vertraging=-1))
    with TestClient(app, follow_redirects=False) as client:
        yield client


@dataclass(frozen=True)
class Draaiend:
    """A running process."""

    proces: subprocess.Popen[bytes]
    basis: str
    poort: int
    smtp_poort: int


def vrije_poort() -> int:
    """A port that is free now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        poort: int = s.getsockname()[1]
        return poort


def start(gegevens: Path, poort: int, smtp_poort: int, *extra: str) -> Draaiend:
    """Start `python -m simulatoren` and wait until it answers."""
    proces = subprocess.Popen(
        [
            *(sys.executable, "-m", "simulatoren"),
            *("--port", str(poort), "--smtp-port", str(smtp_poort), "--gegevens", str(gegevens)),
            *extra,
        ],
        env={**os.environ, "PYTHONPATH": str(BRON)},
        stderr=subprocess.PIPE,
    )
    basis = f"http://127.0.0.1:{poort}"
    einde = time.monotonic() + 60
    while time.monotonic() < einde and proces.poll() is None:
        try:
            httpx.get(f"{basis}/gezond", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return Draaiend(proces, basis, poort, smtp_poort)
    proces.kill()
    raise AssertionError(proces.stderr.read().decode() if proces.stderr else "geen uitvoer")


@pytest.fixture
def draaiend(tmp_path: Path) -> Iterator[Draaiend]:
    """The simulators as a real process, with a data directory."""
    loopt = start(tmp_path, vrije_poort(), vrije_poort())
    yield loopt
    loopt.proces.kill()
    loopt.proces.wait(10)
