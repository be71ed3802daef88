"""A bundle: statements of one connection that go to the server without waiting for each other, in psycopg's
pipeline mode.

This uses only documented parts of psycopg: ``Connection.pipeline()``, and the ``PGconn`` of a connection. See
docs/adr/0015.
"""

import selectors
from contextlib import AbstractContextManager, suppress
from typing import Any

from psycopg import Connection, Error, Pipeline, RawCursor
from psycopg.abc import Params


class Bundel:
    """A bundle on one connection: it enters pipeline mode at the first statement that isn't waited for, and
    leaves pipeline mode to wait.

    After an error the connection has no unfinished statements. So the next statement (for instance a rollback
    to a savepoint) works.
    """

    def __init__(self, verbinding: "Connection[Any]") -> None:
        self._verbinding = verbinding
        self._pijplijn: AbstractContextManager[Pipeline] | None = None

    def stuur(self, cursor: "RawCursor[Any]", opdracht: str, waarden: Params | None, **hoe: bool) -> None:
        """Send a statement without waiting for its result; ``hoe`` are the options of ``execute``.

        Raises: psycopg.Error, perhaps of a statement that was sent before.
        """
        if self._pijplijn is None:
            pijplijn = self._verbinding.pipeline()
            pijplijn.__enter__()
            self._pijplijn = pijplijn
        try:
            cursor.execute(opdracht, waarden, **hoe)
        except Error:
            with suppress(Error):  # the first error says what happened
                self.wacht()
            raise

    def vraag(self, cursor: "RawCursor[Any]", opdracht: str, waarden: Params | None, **hoe: bool) -> None:
        """Send a statement; wait for it and for the statements that were sent before.

        Raises: psycopg.Error of the first statement that failed.
        Cost: one round trip.
        """
        if self._pijplijn is None:
            cursor.execute(opdracht, waarden, **hoe)
        else:
            self.stuur(cursor, opdracht, waarden, **hoe)
            self.wacht()

    def wacht(self) -> None:
        """Wait until all statements that were sent have finished.

        Raises: psycopg.Error of the first statement that failed.
        Cost: one round trip; none when nothing was sent.
        """
        pijplijn, self._pijplijn = self._pijplijn, None
        if pijplijn is not None:
            try:
                self._duw()
            finally:
                pijplijn.__exit__(None, None, None)

    def _duw(self) -> None:
        """Write to the socket what libpq still holds in its buffer, and read the server's answers meanwhile.

        psycopg starts to wait for answers as soon as its last statement is in libpq's buffer. When that
        statement is larger than the socket buffers, the server then waits for ever for the rest of the
        statement.
        Raises: psycopg.Error when the connection is lost.
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
