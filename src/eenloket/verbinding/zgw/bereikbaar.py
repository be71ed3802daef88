"""While the database can't be reached, one call at a time tries to connect; all other calls get their error
at once.

Otherwise each call would wait for a connection for seconds, and a few such calls would keep a whole process
from answering.
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
    """Run a call.

    Raises: Storing at once while the database is known to be unreachable and another call tries to connect.
    """
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
    """Forget that the database was unreachable (in tests)."""
    _weg.clear()
