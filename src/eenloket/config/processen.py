"""The two kinds of process: web and worker."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading

import structlog

_VERBINDINGEN = 4096
"""Connections of one web worker; what opens one and says nothing takes no more than that, for half a minute."""
_STOPPEN = 15
"""Seconds in which a web worker that stops may finish; a client that stays halfway in its request would keep it for ever."""
_AFRONDEN = 12.0  # seconds for calls to subscribers that are under way
_ADEMPAUZE = 2.0  # seconds before a worker that lost the database tries again


def web(*, host: str, poort: int, werkers: int) -> int:
    """Serve the counter with Granian until stopped."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    from .omgeving import lees
    from .voorladen import laad_voor
    from .werkplaatsen import DRADEN

    begrens_vragen(lees("DATABASE_GRENS"))
    _ruimte_voor_bestanden(2 * _VERBINDINGEN)
    logging.getLogger("_granian").addFilter(_iets_anders_dan_draden)
    laad_voor()
    Granian(
        "eenloket.config.wsgi:application",
        address=host,
        port=poort,
        interface=Interfaces.WSGI,
        workers=werkers,
        blocking_threads=DRADEN,  # to wait for clients; how many work at once is decided in werkplaatsen
        backlog=2048,
        backpressure=_VERBINDINGEN,
        http=HTTPModes.http1,  # what is sniffed for its version has no time limit until it says something
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOPPEN,
        process_name=None,
    ).serve()
    return 0


def _iets_anders_dan_draden(regel: logging.LogRecord) -> bool:
    """Granian warns of more threads than twice its cores. Ours wait for clients, and few work at once (``werkplaatsen``): that is meant."""
    return not regel.getMessage().startswith("Configuration allows spawning up to")


def _ruimte_voor_bestanden(aantal: int) -> None:
    """So many open files as the system lets us have, up to ``aantal``: a connection is one."""
    try:
        import resource
    except ImportError:  # Windows
        return
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    mag = aantal if hard == resource.RLIM_INFINITY else min(aantal, hard)
    if zacht != resource.RLIM_INFINITY and zacht < mag:
        resource.setrlimit(resource.RLIMIT_NOFILE, (mag, hard))


def begrens_vragen(seconden: int) -> None:
    """From here on this process's queries end after so many seconds. The database's client reads it from its own variable."""
    if seconden:
        eigen = os.environ.get("PGOPTIONS", "")
        os.environ["PGOPTIONS"] = f"{eigen} -c statement_timeout={seconden}s".strip()


def werker(*, gelijktijdig: int) -> int:
    """Work through the jobs, and tell subscribers of changes, until stopped; a second worker anywhere shares the load.

    When the database goes away the worker doesn't: it comes back with it.
    """
    from eenloket.verbinding.zgw.notificaties.bezorgen import Bezorger

    gestopt = threading.Event()
    bezorger = threading.Thread(target=Bezorger(gestopt).loop, name="notificaties", daemon=True)
    bezorger.start()
    try:
        asyncio.run(_werk_tot_gestopt(gelijktijdig))
    finally:
        gestopt.set()
        bezorger.join(_AFRONDEN)
    return 0


async def _werk_tot_gestopt(gelijktijdig: int) -> None:
    gestopt = asyncio.Event()
    for sein in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sein, gestopt.set)
    log = structlog.get_logger("eenloket.werker")
    while not gestopt.is_set():
        oorzaak = "verbinding"
        try:
            await _een_dienst(gelijktijdig, gestopt)
        except Exception as fout:  # whatever it was, the jobs wait for us
            oorzaak = type(fout).__name__
        if not gestopt.is_set():
            log.warning("werker begint opnieuw", oorzaak=oorzaak)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(gestopt.wait(), _ADEMPAUZE)


async def _een_dienst(gelijktijdig: int, gestopt: asyncio.Event) -> None:
    """Work until asked to stop (jobs in hand are finished) or until the connection is lost."""
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as werkapp:  # type: ignore[attr-defined]
        async with werkapp.open_async():
            werk = asyncio.create_task(
                werkapp.run_worker_async(
                    concurrency=gelijktijdig,
                    name=f"werker-{os.getpid()}",
                    listen_notify=True,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                )
            )
            sein = asyncio.create_task(gestopt.wait())
            await asyncio.wait({werk, sein}, return_when=asyncio.FIRST_COMPLETED)
            sein.cancel()
            werk.cancel()  # a request to stop in order, for who is still at work
            with contextlib.suppress(asyncio.CancelledError):
                await werk


def eigen_opdracht(*argumenten: str) -> list[str]:
    """The command line that runs a part of this product with this Python."""
    return [sys.executable, "-m", "eenloket.config.opdrachten", *argumenten]
