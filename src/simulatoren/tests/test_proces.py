"""The real process: starting, stopping, being killed, and what stays."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from simulatoren.tests.conftest import BRON, Draaiend, start, vrije_poort

SMS = {"aan": "+31612345601", "tekst": "hallo"}
BEARER = {"Authorization": "Bearer simulator"}


def test_sigterm_stopt_netjes(draaiend: Draaiend) -> None:
    draaiend.proces.send_signal(signal.SIGTERM)
    assert draaiend.proces.wait(10) == 0


def test_na_sigkill_start_een_nieuwe_met_dezelfde_gegevens(tmp_path: Path) -> None:
    poort, smtp = vrije_poort(), vrije_poort()
    eerste = start(tmp_path, poort, smtp)
    httpx.post(
        f"{eerste.basis}/sms/api/berichten", json=SMS, headers=BEARER, trust_env=False
    ).raise_for_status()
    eerste.proces.kill()
    eerste.proces.wait(10)
    tweede = start(tmp_path, poort, smtp)
    try:
        assert len(httpx.get(f"{tweede.basis}/sms/api/berichten", trust_env=False).json()["berichten"]) == 1
    finally:
        tweede.proces.kill()
        tweede.proces.wait(10)


def test_een_bezette_poort_geeft_een_duidelijke_melding() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        for opdracht in (
            ["--port", str(poort), "--smtp-port", str(vrije_poort())],
            ["--port", str(vrije_poort()), "--smtp-port", str(poort)],
        ):
            klaar = subprocess.run(
                [sys.executable, "-m", "simulatoren", *opdracht],
                env={**os.environ, "PYTHONPATH": str(BRON)},
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            assert klaar.returncode == 1
            assert f"Poort {poort} is al in gebruik" in klaar.stderr
            assert "Traceback" not in klaar.stderr


def test_de_afgebroken_verbinding_bij_uit_is_echt(draaiend: Draaiend) -> None:
    httpx.post(f"{draaiend.basis}/storing", json={"dienst": "brp", "soort": "uit"}, trust_env=False)
    with socket.create_connection(("127.0.0.1", draaiend.poort), timeout=5) as lijn:
        lijn.sendall(
            b"POST /brp/haalcentraal/api/brp/personen HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
        )
        antwoord = b""
        while deel := lijn.recv(4096):
            antwoord += deel
    assert antwoord.startswith(b"HTTP/1.1 503")
    assert antwoord.endswith(b"\r\n\r\n")


def test_een_gedode_ouder_neemt_de_simulatoren_mee() -> None:
    poort = vrije_poort()
    opdracht = [
        "-m",
        "simulatoren",
        "--port",
        str(poort),
        "--smtp-port",
        str(vrije_poort()),
        "--stop-met-ouder",
    ]
    ouder = subprocess.Popen(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, *{opdracht!r}])"],
        env={**os.environ, "PYTHONPATH": str(BRON)},
    )

    def leeft() -> bool:
        with socket.socket() as lijn:
            return lijn.connect_ex(("127.0.0.1", poort)) == 0

    def wacht_tot(levend: bool) -> None:
        einde = time.monotonic() + 60
        while leeft() is not levend:
            assert time.monotonic() < einde
            time.sleep(0.1)

    wacht_tot(levend=True)
    ouder.kill()
    ouder.wait(10)
    wacht_tot(levend=False)
