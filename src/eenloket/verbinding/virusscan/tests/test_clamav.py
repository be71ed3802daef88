"""The scanner over a real socket, against the stand-in clamd."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest

from eenloket.kern.fouten import BuitenBereik
from eenloket.verbinding.virusscan.clamav import ClamAV
from simulatoren.virusscan import EICAR, start


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    lus = asyncio.new_event_loop()
    server = lus.run_until_complete(start(0))
    draad = threading.Thread(target=lus.run_forever, daemon=True)
    draad.start()
    yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    lus.call_soon_threadsafe(server.close)
    lus.call_soon_threadsafe(lus.stop)
    draad.join(5)


def test_een_gewoon_bestand_is_schoon(adres: str) -> None:
    assert ClamAV(adres).scan([b"%PDF-1.7", b"", b"x" * 1_000_000]) == "schoon"
    assert ClamAV(adres).scan([]) == "schoon"


@pytest.mark.parametrize(
    "stukken",
    [[EICAR], [EICAR[:10], EICAR[10:]], [b"x" * 700_000 + EICAR + b"y"], [bytes([b]) for b in EICAR]],
)
def test_een_virus_wordt_bij_naam_genoemd(adres: str, stukken: list[bytes]) -> None:
    assert ClamAV(adres).scan(stukken) == "Eicar-Test-Signature"


def test_de_controle(adres: str) -> None:
    ClamAV(adres).controleer()


def test_een_scanner_die_er_niet_is() -> None:
    for plek in ("127.0.0.1:9", "unix:/bestaat/niet"):
        with pytest.raises(BuitenBereik):
            ClamAV(plek, tijd=0.5).scan([b"x"])


@pytest.mark.parametrize(
    "antwoord",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"",
        b"stream: \0",
        b"\xff\xfe\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: OK FOUND OK\0",
    ],
)
def test_onzin_is_nooit_schoon(antwoord: bytes) -> None:
    with ValseScanner(antwoord) as plek, pytest.raises(BuitenBereik):
        ClamAV(plek, tijd=1).scan([b"x"])


def test_een_scanner_die_zwijgt_houdt_niemand_op() -> None:
    with ValseScanner(None) as plek, pytest.raises(BuitenBereik, match="traag"):
        ClamAV(plek, tijd=0.3).scan([b"x"])


class ValseScanner:
    """Answers everybody with the same bytes; None never answers."""

    def __init__(self, antwoord: bytes | None) -> None:
        self.antwoord = antwoord
        self.luisteraar = socket.create_server(("127.0.0.1", 0))
        self.open: list[socket.socket] = []

    def _dien(self) -> None:
        try:
            contact, _ = self.luisteraar.accept()
        except OSError:
            return
        self.open.append(contact)
        if self.antwoord is not None:
            contact.recv(65536)
            contact.sendall(self.antwoord)
            contact.shutdown(socket.SHUT_WR)

    def __enter__(self) -> str:
        threading.Thread(target=self._dien, daemon=True).start()
        return f"127.0.0.1:{self.luisteraar.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self.luisteraar.close()
        for contact in self.open:
            contact.close()
