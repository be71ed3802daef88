"""The real web process: Granian serves, and stops in order."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import httpx
import pytest

from eenloket.config.processen import _ruimte_voor_bestanden, eigen_opdracht


def _vrije_poort() -> int:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


@contextmanager
def _webserver(uitvoer: IO[bytes] | None = None) -> Iterator[int]:
    """Runs meanwhile; its port. It stops in order, or the test fails."""
    poort = _vrije_poort()
    proces = subprocess.Popen(
        eigen_opdracht("web", "--poort", str(poort), "--werkers", "1"),
        env=os.environ | {"DATABASE_POOL": "2"},
        stdout=uitvoer,
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(900):
            try:
                httpx.get(f"http://127.0.0.1:{poort}/livez")
                break
            except httpx.HTTPError:
                assert proces.poll() is None, proces.stderr and proces.stderr.read()
                time.sleep(0.1)
        yield poort
    finally:
        proces.send_signal(signal.SIGTERM)
        try:
            assert proces.wait(30) == 0
        finally:
            proces.kill()
            if proces.stderr:
                proces.stderr.close()


def test_de_webserver_waarschuwt_niet_voor_wat_zo_bedoeld_is(tmp_path: Path) -> None:
    """Granian's own lines are there, and other warnings would be."""
    uitvoer = tmp_path / "uitvoer.txt"
    with uitvoer.open("wb") as bestand, _webserver(bestand):
        pass
    tekst = uitvoer.read_text()
    assert "[INFO] Starting granian" in tekst
    assert "[WARNING]" not in tekst


def test_de_webserver_start_antwoordt_en_stopt() -> None:
    with _webserver() as poort:
        adres = f"http://127.0.0.1:{poort}/livez"
        antwoord = httpx.get(adres)
        assert (antwoord.status_code, antwoord.text) == (200, "ok\n")
        assert "Server" not in antwoord.headers or "granian" in antwoord.headers["Server"]
        assert httpx.get(adres, headers={"Host": "kwaad.example"}).status_code == 400


def test_wie_treuzelt_houdt_het_stoppen_niet_tegen() -> None:
    """Clients that stay halfway in their request, more than there are places to work."""
    kop = "POST /medewerker/inloggen HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\n\r\na="
    with ExitStack() as clienten, _webserver() as poort:
        for lengte in (900, 9_000_000) * 10:
            lijn = clienten.enter_context(socket.create_connection(("127.0.0.1", poort), timeout=30))
            lijn.sendall(kop.format(lengte).encode())
        assert httpx.get(f"http://127.0.0.1:{poort}/livez").status_code == 200


def test_een_verbinding_is_een_bestand_en_daar_is_ruimte_voor() -> None:
    resource = pytest.importorskip("resource")
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard))
        _ruimte_voor_bestanden(400)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(400, hard if hard > 0 else 400)
        _ruimte_voor_bestanden(100)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= 200, "never less than it was"
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (zacht, hard))


def test_een_eigen_opdracht_draait_met_deze_python() -> None:
    uit = subprocess.run(eigen_opdracht("--help"), capture_output=True, text=True, check=True)
    assert "eenloket" in uit.stdout
    assert eigen_opdracht("x")[0] == sys.executable
