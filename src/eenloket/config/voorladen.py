"""The data and code of every web worker, loaded once before they fork: so they start fast and share that
memory.
"""

import contextlib
import ctypes
import gc
import multiprocessing
import sys

import structlog


def laad_voor() -> None:
    """Import the application and read today's content in this process; its connections are closed again.

    Where workers don't fork (macOS, Windows) each worker loads for itself, and nothing happens here. Without
    a database the first request reads the content. Threads don't survive a fork, so none may be left; and
    nothing random may be drawn here.
    """
    if multiprocessing.get_start_method() != "fork":
        return
    _spaar()
    from django.conf import settings
    from django.db import connections
    from django.urls import get_resolver

    from . import wsgi  # noqa: F401

    from eenloket.kern.organisaties.api import organisatie_id  # isort: skip  # models: after the setup that wsgi does
    from eenloket.midoffice.aanbod import api as aanbod  # isort: skip

    _ = get_resolver().url_patterns
    try:
        lopend = aanbod.huidig(organisatie_id(settings.ORGANISATIE))
        aanbod.zaaktype_van(lopend, next(iter(lopend.pakket.diensten)))
    except Exception as fout:  # an empty or absent database must not keep the counter from starting
        structlog.get_logger("eenloket.web").warning("aanbod nog niet geladen", oorzaak=type(fout).__name__)
    finally:
        connections.close_all()
        connections["default"].close_pool()  # type: ignore[attr-defined]  # of the PostgreSQL backend
    gc.collect()
    _spaar()
    gc.freeze()  # what is here stays: neither looked at nor copied by collections in the workers


def _spaar() -> None:
    """Make the C library use one memory pool for all threads, which never run at once, and release free
    memory now (Linux, glibc).
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        bibliotheek = ctypes.CDLL("libc.so.6")
        bibliotheek.mallopt(_ARENAS, 1)
        bibliotheek.malloc_trim(0)


_ARENAS = -8
"""M_ARENA_MAX in malloc.h."""
