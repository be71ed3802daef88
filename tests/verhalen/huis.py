"""The whole running house for a story: `eenloket demo` in a folder of its own, on free ports."""

import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg

from tests.gereedschap.gereed import CHECKOUT, omgeving_van_huis, zet_klaar


def vrije_poorten() -> int:
    """A port P such that P, P+1, P+25 and P+26 are free (web, simulators, mail, scanner).

    Below the range from which the system takes ports for outgoing connections, so that none is taken a moment later.
    """
    for _ in range(200):
        poort = random.randrange(20000, 32000)
        if all(_vrij(p) for p in (poort, poort + 1, poort + 25, poort + 26)):
            return poort
    raise RuntimeError("geen vrije poorten")


def _vrij(poort: int) -> bool:
    with socket.socket() as proef:
        try:
            proef.bind(("127.0.0.1", poort))
        except OSError:
            return False
    return True


@dataclass
class Huis:
    """A started demonstration: addresses, what it printed, and its database."""

    map: Path
    poort: int
    proces: subprocess.Popen[str]
    tekst: str = ""

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    @property
    def simulatoren(self) -> str:
        return f"http://127.0.0.1:{self.poort + 1}"

    def sql(self, vraag: str, *waarden: object) -> list[tuple[object, ...]]:
        """Look in the database as its owner."""
        from demonstratie.database import IngebouwdeDatabase

        with psycopg.connect(IngebouwdeDatabase(self.map / "database").url()) as verbinding:
            return verbinding.execute(vraag, waarden).fetchall()

    def storing(self, dienst: str, soort: str, seconden: float = 600) -> None:
        """Break a simulator ('uit', 'traag', 'onzin', '5xx'), or mend it with ''."""
        httpx.post(
            f"{self.simulatoren}/storing", json={"dienst": dienst, "soort": soort, "seconden": seconden}
        ).raise_for_status()

    def mails(self, aan: str) -> list[dict[str, object]]:
        """Mail that reached an address, newest first."""
        antwoord = httpx.get(f"{self.simulatoren}/post/api/berichten", params={"aan": aan}).json()
        return list(antwoord if isinstance(antwoord, list) else antwoord["berichten"])

    def brp(self, bsn: str) -> dict[str, object] | None:
        """A person as the simulated BRP has him now."""
        antwoord = httpx.post(
            f"{self.simulatoren}/brp/haalcentraal/api/brp/personen",
            headers={"X-API-KEY": "simulator"},
            json={
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": [bsn],
                "fields": ["naam", "verblijfplaats"],
            },
        ).json()
        return next(iter(antwoord.get("personen", [])), None)

    def totp(self, gebruiker: str) -> str:
        """The code that the simulated authenticator shows now."""
        antwoord = httpx.get(f"{self.simulatoren}/authenticator/api/codes", params={"naam": gebruiker}).json()
        return str(antwoord["codes"][0]["code"])

    def stop(self) -> int:
        """Ctrl-C, and wait. Returns the exit code."""
        if self.proces.poll() is None:
            self.proces.send_signal(signal.SIGINT)
        return self.proces.wait(timeout=60)


def bestaand() -> "Huis | None":
    """A house that runs already (VERHAAL_HUIS=map:poort), for whoever writes stories."""
    if waar := os.environ.get("VERHAAL_HUIS"):
        map_, _, poort = waar.rpartition(":")
        return Huis(Path(map_), int(poort), subprocess.Popen(["true"], text=True))
    return None


def start_gereed(*, wacht: float = 240.0) -> Huis:
    """A house of its own on a copy of the prepared data folder: as ``start`` in a new folder, without making the database."""
    map_ = Path(tempfile.mkdtemp(prefix="eenloket-verhaal-"))
    zet_klaar(map_)
    return start(map_, wacht=wacht)


def start(map_: Path | None = None, poort: int | None = None, wacht: float = 120.0) -> Huis:
    """Start the demonstration and wait for its page. Raises: RuntimeError with what it printed."""
    map_ = map_ or Path(tempfile.mkdtemp(prefix="eenloket-verhaal-"))
    poort = poort or vrije_poorten()
    map_.mkdir(parents=True, exist_ok=True)
    with (map_ / "uitvoer.txt").open("wb") as uitvoer:
        proces = subprocess.Popen(
            [sys.executable, "-m", "eenloket", "demo", "--poort", str(poort)],
            env=omgeving_van_huis(map_), cwd=CHECKOUT, stdout=uitvoer, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    huis, einde = Huis(map_, poort, proces), time.monotonic() + wacht
    while time.monotonic() < einde:
        huis.tekst = (map_ / "uitvoer.txt").read_text()
        if re.search(r"Stoppen: Ctrl-C", huis.tekst):
            return huis
        if proces.poll() is not None:
            break
        time.sleep(0.1)
    huis.stop()
    logs = "\n".join(f"== {p.name}\n{p.read_text()[-1500:]}" for p in sorted((map_ / "log").glob("*.log")))
    raise RuntimeError(f"de demo startte niet:\n{huis.tekst}\n{logs}")


def ruim_op(huis: Huis) -> None:
    huis.stop()
    shutil.rmtree(huis.map, ignore_errors=True)


def poorten_van(huis: Huis) -> dict[str, int]:
    return dict(json.loads((huis.map / "poorten.json").read_text()))
