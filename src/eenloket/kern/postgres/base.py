"""Django's backend for PostgreSQL, subclassed as its documentation describes ("Subclassing the built-in
database backends").

There are two differences. The check of a pooled connection sends no query, and statements can be sent as a
bundle (``kern.sql.gebundeld``). ADR 0015 and ADR 0022 hold the measurements: docs/adr/0015 and docs/adr/0022.
"""

import os
import selectors
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, Error

from .bundel import Bundel

_POGINGEN = 3
"""How many dead connections of the pool a request may try. After the first one, the pool checks all its other
connections.
"""


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper with our two differences. With a pool, ``CONN_HEALTH_CHECKS`` must be off, because
    this class checks connections.
    """

    bundel: Bundel | None = None
    """The open bundle of this thread's connection; None when no bundle is open."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return Django's parameters with JIT compilation switched off.

        PostgreSQL compiles statements that it expects to be expensive, which takes a tenth of a second. Our
        statements on large tables read little of these tables, but the planner can't know that. ``options``
        overrides the variable PGOPTIONS, so that variable is included here.
        """
        uit: dict[str, Any] = super().get_connection_params()
        delen = ("-c jit=off", os.environ.get("PGOPTIONS", ""), uit.get("options", ""))
        return uit | {"options": " ".join(deel for deel in delen if deel)}

    def get_new_connection(self, conn_params: dict[str, Any]) -> "Connection[Any]":
        """Return a connection; a connection from the pool was alive as far as the socket shows, without
        asking the server.

        Django's own check sends an empty query before each request. A server that stopped has closed its side
        of the connection, and the socket shows that without cost. A server that vanished with its machine
        isn't noticed; but waiting for an empty query without answer is no better than waiting for the real
        query.
        """
        verbinding: Connection[Any] = super().get_new_connection(conn_params)
        pool: Any = self.pool
        for _poging in range(_POGINGEN if pool else 0):
            if leeft(verbinding):
                break
            verbinding.close()
            pool.putconn(verbinding)
            pool.check()  # the server was restarted: all idle connections are dead, and a request must not try them one by one
            verbinding = super().get_new_connection(conn_params)
        return verbinding

    @contextmanager
    def gebundeld(self) -> Iterator[None]:
        """Send the statements inside this block without waiting for each other's result (``kern.sql.stuur``).

        Raises: at the end of the block, the error of a statement that failed.
        """
        if self.bundel is not None:  # a bundle in a bundle is the same one
            yield
            return
        self.bundel = bundel = Bundel(self.connection)
        try:
            with self.wrap_database_errors, self.execute_wrapper(_in_orde):
                try:
                    yield
                except BaseException:
                    with suppress(Error):
                        bundel.wacht()
                    raise
                bundel.wacht()
        finally:
            self.bundel = None


def _in_orde(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run a query of Django itself inside a bundle: first wait until the statements that were sent before
    have finished.

    Raises: the error of a statement that was sent before.
    """
    verbinding: DatabaseWrapper = context["connection"]
    if verbinding.bundel is not None:
        with verbinding.wrap_database_errors:
            verbinding.bundel.wacht()
    return execute(sql, params, many, context)


def leeft(verbinding: "Connection[Any]") -> bool:
    """Return whether an idle connection still has a server.

    A living server sends nothing on an idle connection. Data to read means that the server closed the
    connection, or sent a notice; the function then sends an empty query.
    """
    with selectors.DefaultSelector() as kijker:
        kijker.register(verbinding.fileno(), selectors.EVENT_READ)
        if not kijker.select(0):
            return True
    try:
        verbinding.execute("")
    except Error:
        return False
    return True
