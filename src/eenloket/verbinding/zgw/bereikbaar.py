"""While the database is away one call at a time finds out whether it's back; the others hear so at once.

Each would else wait for a connection for seconds, and a few such calls keep a whole process from answering anything.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError
from psycopg_pool import PoolTimeout

from eenloket.kern.fouten import Domeinfout

from .fouten import Storing

_weg = threading.Event()
_proef = threading.Lock()


@contextmanager
def bereikbaar() -> Iterator[None]:
    """Run a call. Raises: Storing at once when the database is known to be away and another call is looking whether it still is."""
    proef = _weg.is_set()
    if proef and not _proef.acquire(blocking=False):
        raise Storing()
    try:
        yield
    except OperationalError as fout:
        if isinstance(fout.__cause__, PoolTimeout):
            _weg.set()
        raise
    except Domeinfout:  # an answer too
        if proef:
            _weg.clear()
        raise
    else:
        if proef:
            _weg.clear()
    finally:
        if proef:
            _proef.release()


def vergeet() -> None:
    """As if the database were there (in tests)."""
    _weg.clear()
