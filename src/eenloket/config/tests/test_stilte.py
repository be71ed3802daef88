"""Connections on which nothing moves end; those that do anything stay."""

import socket
import sys
from collections.abc import Iterator

import pytest

from eenloket.config.stilte import MINST, Stilte

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel counts only on Linux")
Lijn = tuple[socket.socket, socket.socket]


@pytest.fixture
def luisteraar() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.fixture
def lijn(luisteraar: socket.socket) -> Iterator[Lijn]:
    """A client, and our side of its connection."""
    with socket.create_connection(luisteraar.getsockname(), timeout=30) as client:
        onze, _adres = luisteraar.accept()
        onze.settimeout(30)
        with onze:
            yield client, onze


def _stilte(luisteraar: socket.socket) -> Stilte:
    return Stilte(luisteraar.getsockname()[1], geduld=60)


def test_wie_niets_doet_wordt_verbroken(luisteraar: socket.socket, lijn: Lijn) -> None:
    client, onze = lijn
    stilte = _stilte(luisteraar)
    assert [stilte.kijk(nu) for nu in (0, 30, 60)] == [0, 0, 0]
    assert stilte.kijk(61) == 1
    assert onze.recv(1) == b""
    assert client.recv(1) == b""


def test_wie_druppelt_doet_ook_niets(luisteraar: socket.socket, lijn: Lijn) -> None:
    """A byte now and then keeps a place as well as none."""
    client, onze = lijn
    stilte = _stilte(luisteraar)
    for nu in range(0, 61, 10):
        client.sendall(b"x")
        onze.recv(1)
        assert stilte.kijk(nu) == 0
    assert stilte.kijk(61) == 1


@pytest.mark.parametrize("wie", ["client", "wij"])
def test_wie_doorgaat_blijft(luisteraar: socket.socket, lijn: Lijn, wie: str) -> None:
    """An upload and a download alike, however long they last."""
    zender, ontvanger = lijn if wie == "client" else lijn[::-1]
    stilte = _stilte(luisteraar)
    for nu in range(0, 600, 40):
        zender.sendall(b"x" * MINST)
        gelezen = 0
        while gelezen < MINST:
            gelezen += len(ontvanger.recv(MINST))
        assert stilte.kijk(nu) == 0


def test_alleen_verbindingen_met_onze_poort(luisteraar: socket.socket, lijn: Lijn) -> None:
    """The database, registers and whoever listens aren't clients of ours."""
    _client, onze = lijn
    ander = Stilte(1, geduld=60)
    assert [ander.kijk(nu) for nu in (0, 61, 122)] == [0, 0, 0]
    lijn[0].sendall(b"x")
    assert onze.recv(1) == b"x"
