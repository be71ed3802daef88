"""A bundle: statements of one connection that go to the server without waiting for each other, in psycopg's pipeline mode.

Only documented parts of psycopg are used: ``Connection.pipeline()``, and the ``PGconn`` that a connection has. See docs/adr/0015.
"""

import selectors
from contextlib import AbstractContextManager, suppress
from typing import Any

from psycopg import Connection, Error, Pipeline, RawCursor
from psycopg.abc import Params


class Bundel:
    """What goes together over ``verbinding``: it enters the pipeline at the first statement that isn't waited for, and leaves it to wait.

    After an error nothing of before is left on the connection: what comes next (a statement that goes back to a savepoint) isn't refused for it.
    """

    def __init__(self, verbinding: "Connection[Any]") -> None:
        self._verbinding = verbinding
        self._pijplijn: AbstractContextManager[Pipeline] | None = None

    def stuur(self, cursor: "RawCursor[Any]", opdracht: str, waarden: Params | None, **hoe: bool) -> None:
        """Send a statement that nobody waits for; ``hoe`` as for ``execute``. Raises: psycopg.Error of what was sent before, perhaps."""
        if self._pijplijn is None:
            pijplijn = self._verbinding.pipeline()
            pijplijn.__enter__()
            self._pijplijn = pijplijn
        try:
            cursor.execute(opdracht, waarden, **hoe)
        except Error:
            with suppress(Error):  # this one says what happened
                self.wacht()
            raise

    def vraag(self, cursor: "RawCursor[Any]", opdracht: str, waarden: Params | None, **hoe: bool) -> None:
        """The same, and wait for it and for what was sent before. Cost: one round trip. Raises: psycopg.Error of the first that failed."""
        if self._pijplijn is None:
            cursor.execute(opdracht, waarden, **hoe)
        else:
            self.stuur(cursor, opdracht, waarden, **hoe)
            self.wacht()

    def wacht(self) -> None:
        """Until all that was sent is finished. Raises: psycopg.Error of the first statement that failed. Cost: one round trip, or none."""
        pijplijn, self._pijplijn = self._pijplijn, None
        if pijplijn is not None:
            try:
                self._duw()
            finally:
                pijplijn.__exit__(None, None, None)

    def _duw(self) -> None:
        """Hand the kernel what libpq still keeps, and read meanwhile what the server says.

        psycopg waits for answers as soon as its last statement is in libpq's buffer. When that statement is larger than the sockets hold,
        the server then waits for the rest of it, for ever. Raises: psycopg.Error when the connection is lost.
        """
        pgconn = self._verbinding.pgconn
        if not pgconn.flush():
            return
        with selectors.DefaultSelector() as kijker:
            kijker.register(pgconn.socket, selectors.EVENT_READ | selectors.EVENT_WRITE)
            while pgconn.flush():
                for _sleutel, wat in kijker.select():
                    if wat & selectors.EVENT_READ:
                        pgconn.consume_input()
