"""The real web process: Granian serves, and stops in order."""

import os
import signal
import socket
import subprocess
import sys
import time

import httpx

from eenloket.config.processen import eigen_opdracht


def _vrije_poort() -> int:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


def test_de_webserver_start_antwoordt_en_stopt() -> None:
    poort = _vrije_poort()
    proces = subprocess.Popen(
        eigen_opdracht("web", "--poort", str(poort), "--werkers", "1"),
        env=os.environ | {"DATABASE_POOL": "2"},
        stderr=subprocess.PIPE,
    )
    try:
        adres = f"http://127.0.0.1:{poort}/livez"
        for _ in range(900):
            try:
                antwoord = httpx.get(adres)
                break
            except httpx.HTTPError:
                assert proces.poll() is None, proces.stderr and proces.stderr.read()
                time.sleep(0.1)
        assert (antwoord.status_code, antwoord.text) == (200, "ok\n")
        assert "Server" not in antwoord.headers or "granian" in antwoord.headers["Server"]
        assert httpx.get(adres, headers={"Host": "kwaad.example"}).status_code == 400
    finally:
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(20) == 0
        if proces.stderr:
            proces.stderr.close()


def test_een_eigen_opdracht_draait_met_deze_python() -> None:
    uit = subprocess.run(eigen_opdracht("--help"), capture_output=True, text=True, check=True)
    assert "eenloket" in uit.stdout
    assert eigen_opdracht("x")[0] == sys.executable
