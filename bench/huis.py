"""A house for measurements: its own database, simulators, a worker and two web workers, in a temporary folder."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import psycopg

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "src"))

from demonstratie.database import IngebouwdeDatabase  # noqa: E402
from demonstratie.instellingen import demo_omgeving  # noqa: E402
from demonstratie.toezicht import Deel, Toezicht  # noqa: E402
from eenloket.config.processen import eigen_opdracht  # noqa: E402

WEBWERKERS = 2
_KLOON = """
INSERT INTO aanvragen_aanvraag SELECT (jsonb_populate_record(a, jsonb_build_object('id', %(nieuw)s::uuid))).*
FROM aanvragen_aanvraag a WHERE id = %(oud)s;
INSERT INTO aanvragen_antwoord SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'aanvraag_id', %(nieuw)s::uuid))).*
FROM aanvragen_antwoord a WHERE aanvraag_id = %(oud)s
"""


def vrije_poort() -> int:
    """P such that P, P+1 and P+25 are free."""
    for _ in range(100):
        with socket.socket() as proef:
            proef.bind(("127.0.0.1", 0))
            poort = int(proef.getsockname()[1])
        if poort < 60000 and all(_vrij(poort + d) for d in (0, 1, 25)):
            return poort
    raise RuntimeError("geen vrije poorten")


def _vrij(poort: int) -> bool:
    with socket.socket() as proef:
        return proef.connect_ex(("127.0.0.1", poort)) != 0


@dataclass
class Huis:
    """A prepared house; ``start_web`` makes it answer."""

    map: Path
    poort: int
    omgeving: dict[str, str]
    database: IngebouwdeDatabase
    toezicht: Toezicht
    web: Deel | None = None
    delen: dict[str, Deel] = field(default_factory=dict)

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    @property
    def simulatoren(self) -> str:
        return f"http://127.0.0.1:{self.poort + 1}"

    def sql(self, vraag: str, waarden: object = None) -> list[tuple[object, ...]]:
        """As the owner of the database."""
        with psycopg.connect(
            self.database.url(), autocommit=True, cursor_factory=psycopg.ClientCursor
        ) as verbinding:
            cursor = verbinding.execute(vraag, waarden)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def als_eigenaar(self) -> Iterator["psycopg.Cursor[tuple[object, ...]]"]:
        """Several statements in one transaction, as the owner of the database."""
        with psycopg.connect(self.database.url()) as verbinding, verbinding.cursor() as cursor:
            yield cursor

    def voer_uit(self, *argumenten: str) -> str:
        """A command of the product, as the owner; what it printed."""
        uit = subprocess.run(
            [*eigen_opdracht(*argumenten)], env=self.omgeving, capture_output=True, text=True, check=False
        )
        if uit.returncode:
            raise RuntimeError(f"{argumenten}: {uit.stderr[-2000:]}")
        return uit.stdout.strip()

    def python(self, tekst: str) -> None:
        """Statements in the product's own environment."""
        subprocess.run(
            [sys.executable, "-c", f"import django; django.setup(); {tekst}"], env=self.omgeving, check=True
        )

    def vul(self, aantal: int) -> str:
        """So many cases more. Checkpoints are put off meanwhile: at a million they would write every index over and over."""
        self.stel_in("ALTER SYSTEM SET max_wal_size = '16GB'", "ALTER SYSTEM SET checkpoint_timeout = '1h'")
        uit = self.voer_uit("proefdata", str(aantal))
        self.stel_in("ALTER SYSTEM RESET max_wal_size", "ALTER SYSTEM RESET checkpoint_timeout")
        self.sql("CHECKPOINT")
        return uit

    def stel_in(self, *opdrachten: str) -> None:
        """Settings of the server, in force at once."""
        for opdracht in opdrachten:
            self.sql(opdracht)
        self.sql("SELECT pg_reload_conf()")

    def start_web(self) -> float:
        """Start the web process; seconds until the first 200 on /livez."""
        opdracht = eigen_opdracht("web", "--poort", str(self.poort), "--werkers", str(WEBWERKERS))
        self.delen["web"] = Deel("web", opdracht, self.omgeving)
        begin = time.monotonic()
        self.toezicht.start(self.delen["web"])
        while time.monotonic() - begin < 60:
            try:
                if httpx.get(f"{self.adres}/livez", timeout=2).status_code == 200:
                    return time.monotonic() - begin
            except httpx.HTTPError:
                time.sleep(0.01)
        raise RuntimeError((self.map / "log" / "web.log").read_text()[-2000:])

    def processen(self, naam: str) -> list[psutil.Process]:
        """The process of a part and its children."""
        deel = self.delen[naam]
        assert deel.proces is not None
        hoofd = psutil.Process(deel.proces.pid)
        return [hoofd, *hoofd.children(recursive=True)]

    def cpu(self, naam: str) -> float:
        """Seconds of processor time that a part has used; ``database`` counts every process of the server."""
        if naam == "database":
            hoofd = psutil.Process(int((self.map / "database" / "postmaster.pid").read_text().split()[0]))
            alle = [hoofd, *hoofd.children(recursive=True)]
            tijden = [t for p in alle if (t := _tijden(p))]
            return (
                sum(t.user + t.system for t in tijden)
                + hoofd.cpu_times().children_user
                + hoofd.cpu_times().children_system
            )
        return sum(t.user + t.system for p in self.processen(naam) if (t := _tijden(p)))

    def kopieer(self, aanvraag: str, aantal: int) -> list[str]:
        """So many copies of an unfinished request, answers included."""
        nieuw = [str(uuid.uuid4()) for _ in range(aantal)]
        for id_ in nieuw:
            self.sql(_KLOON, {"oud": aanvraag, "nieuw": id_})
        return nieuw

    def wacht_op_werker(self, seconden: float = 300) -> float:
        """Until no job is due; how long that took."""
        begin = time.monotonic()
        vraag = (
            "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' OR"
            " status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())"
        )
        while self.sql(vraag)[0][0] and time.monotonic() - begin < seconden:
            time.sleep(0.25)
        return time.monotonic() - begin


def _tijden(proces: psutil.Process) -> "psutil._common.pcputimes | None":
    try:
        return proces.cpu_times()
    except psutil.Error:
        return None


@contextmanager
def huis() -> Iterator[Huis]:
    """Database migrated and seeded with Rivierveen, simulators and worker running; everything goes afterwards."""
    map_, poort = Path(tempfile.mkdtemp(prefix="eenloket-bench-")), vrije_poort()
    poorten = {"poort": poort, "simulatorpoort": poort + 1, "smtppoort": poort + 25}
    eigen = demo_omgeving(map_, **poorten) | {
        "LIMIETEN": "nee",
        "DATABASE_POOL": "8",
        "EENLOKET_MAP": str(map_),
    }
    eigen |= {
        "SESSIE_RUST": "14400",
        "PYTHONPATH": str(CHECKOUT / "src"),
        "DJANGO_SETTINGS_MODULE": "eenloket.config.settings",
    }
    omgeving = os.environ | eigen
    database, toezicht = IngebouwdeDatabase(map_ / "database"), Toezicht(map_)
    ding = Huis(map_, poort, omgeving, database, toezicht)
    try:
        database.start()
        database.maak_database()
        ding.voer_uit("migreer")
        ding.python(
            f"import pathlib; from demonstratie.zaaien import zaai; zaai(pathlib.Path({str(map_)!r}))"
        )
        simulatoren = [
            sys.executable, "-m", "simulatoren", "--port", str(poort + 1), "--smtp-port", str(poort + 25),
            "--gegevens", str(map_ / "simulatoren"), "--stop-met-ouder",
        ]  # fmt: skip
        geheim = {"SIMULATOREN_WEBHOOKGEHEIM": omgeving["WEBHOOKGEHEIM"]}
        ding.delen["simulatoren"] = Deel(
            "simulatoren", simulatoren, omgeving | geheim, f"{ding.simulatoren}/gezond"
        )
        ding.delen["werker"] = Deel("werker", eigen_opdracht("werker"), omgeving)
        toezicht.start(ding.delen["simulatoren"], ding.delen["werker"])
        toezicht.wacht_tot_gereed()
        yield ding
    finally:
        toezicht.stop()
        database.stop()
        shutil.rmtree(map_, ignore_errors=True)
