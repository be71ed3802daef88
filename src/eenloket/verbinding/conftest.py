"""The real simulators, over real HTTP, for the tests of this floor."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from simulatoren.app import Toestand, maak
from simulatoren.kern.instellingen import Instellingen

WEBHOOKGEHEIM = "geheim-van-de-tests"


@dataclass(frozen=True)
class Simulatoren:
    """The address of the running simulators, and their inside for setting faults."""

    url: str
    toestand: Toestand
    lus: asyncio.AbstractEventLoop

    def storing(self, dienst: str, soort: str, vertraging: float = 30) -> None:
        """Break ``dienst``: uit, traag, onzin, 5xx or "" (over)."""
        opdracht = {"dienst": dienst, "soort": soort, "vertraging": vertraging}
        httpx.post(f"{self.url}/storing", json=opdracht).raise_for_status()


def _vrije_poort() -> int:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


@pytest.fixture(scope="session")
def _simulatoren() -> Iterator[Simulatoren]:
    poort = _vrije_poort()
    url = f"http://127.0.0.1:{poort}"
    app = maak(Instellingen(basis=url, smtp_poort=0, partner_vertraging=-1, webhookgeheim=WEBHOOKGEHEIM))
    lus = asyncio.new_event_loop()
    server = Server(
        app, address="127.0.0.1", port=poort, interface=Interfaces.ASGI, log_level=LogLevels.error
    )

    async def draai() -> None:
        await server.serve()

    draad = threading.Thread(target=lambda: lus.run_until_complete(draai()), daemon=True)
    draad.start()
    for _ in range(1200):
        try:
            httpx.get(f"{url}/gezond").raise_for_status()
            break
        except httpx.HTTPError:
            threading.Event().wait(0.05)
    yield Simulatoren(url, app.state.toestand, lus)
    lus.call_soon_threadsafe(server.stop)
    draad.join(5)


@pytest.fixture
def simulatoren(_simulatoren: Simulatoren) -> Iterator[Simulatoren]:
    """The simulators without faults; faults end with the test."""
    yield _simulatoren
    httpx.delete(f"{_simulatoren.url}/storing/api/storingen").raise_for_status()
