"""Django's backend for PostgreSQL, subclassed as its documentation describes ("Subclassing the built-in database backends").

Two things differ. A connection of the pool is looked at instead of asked whether it still lives, and statements can go in a bundle (``kern.sql.gebundeld``).
What each of them saves was measured: docs/adr/0015 and docs/adr/0022.
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
"""How many dead connections of the pool a request may meet; after the first one the pool looks at all the others."""


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's. With a pool ``CONN_HEALTH_CHECKS`` is off, because connections are looked at here."""

    bundel: Bundel | None = None
    """The bundle that this thread's connection is in."""

    def get_connection_params(self) -> dict[str, Any]:
        """PostgreSQL compiles (JIT) what it expects to be much work, for a tenth of a second. Our statements over large tables read little of
        them, and it can't know that. What is named here goes before the variable PGOPTIONS, so that is taken in.
        """
        uit: dict[str, Any] = super().get_connection_params()
        delen = ("-c jit=off", os.environ.get("PGOPTIONS", ""), uit.get("options", ""))
        return uit | {"options": " ".join(deel for deel in delen if deel)}

    def get_new_connection(self, conn_params: dict[str, Any]) -> "Connection[Any]":
        """A connection; one of the pool lives, as far as can be seen from here without asking.

        Django's own check is an empty query before each request. A server that stopped has closed its end, and that can be seen for nothing.
        One that vanished with its machine can't, but to wait for an empty query that nobody answers is no better than to wait for the real one.
        """
        verbinding: Connection[Any] = super().get_new_connection(conn_params)
        pool: Any = self.pool
        for _poging in range(_POGINGEN if pool else 0):
            if leeft(verbinding):
                break
            verbinding.close()
            pool.putconn(verbinding)
            pool.check()  # the server was restarted: whoever is idle is as dead, and a request must not meet them one by one
            verbinding = super().get_new_connection(conn_params)
        return verbinding

    @contextmanager
    def gebundeld(self) -> Iterator[None]:
        """Statements inside needn't wait for each other's outcome (``kern.sql.stuur``). Raises at the end: what went wrong with them."""
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
    """Django's own queries wait in a bundle as they do outside: what was sent before has finished, or has failed by itself."""
    verbinding: DatabaseWrapper = context["connection"]
    if verbinding.bundel is not None:
        with verbinding.wrap_database_errors:
            verbinding.bundel.wacht()
    return execute(sql, params, many, context)


def leeft(verbinding: "Connection[Any]") -> bool:
    """Whether an idle connection still has a server. It is silent then: what can be read is its end, or a notice that nobody asked for."""
    with selectors.DefaultSelector() as kijker:
        kijker.register(verbinding.fileno(), selectors.EVENT_READ)
        if not kijker.select(0):
            return True
    try:
        verbinding.execute("")
    except Error:
        return False
    return True
