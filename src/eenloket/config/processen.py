"""The two kinds of process: web and worker."""

import os
import sys


def web(*, host: str, poort: int, werkers: int) -> int:
    """Serve the counter with Granian until stopped."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "eenloket.config.wsgi:application",
        address=host,
        port=poort,
        interface=Interfaces.WSGI,
        workers=werkers,
        blocking_threads=4,
        backlog=512,
        log_access=False,
        respawn_failed_workers=True,
        process_name=None,
    ).serve()
    return 0


def werker(*, gelijktijdig: int) -> int:
    """Work through the jobs until stopped; a second worker anywhere shares the load."""
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as werkapp:  # type: ignore[attr-defined]
        werkapp.run_worker(
            concurrency=gelijktijdig,
            name=f"werker-{os.getpid()}",
            listen_notify=True,
            delete_jobs="successful",
        )
    return 0


def eigen_opdracht(*argumenten: str) -> list[str]:
    """The command line that runs a part of this product with this Python."""
    return [sys.executable, "-m", "eenloket.config.opdrachten", *argumenten]
