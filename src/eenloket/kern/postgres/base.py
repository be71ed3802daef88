"""Django's backend; its pool and its pipeline differ.

Django has a pool send an empty query before each request, to see whether the server is still there: a tenth of what a short answer costs. A server
that stopped has closed its end, and that can be seen from here for nothing. One that vanished with its machine can't, but to wait for an
empty query that nobody answers is no better than to wait for the real one.
"""

import os
import selectors
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from psycopg import Connection, Error, Pipeline
from psycopg import Cursor as PsycopgCursor
from psycopg_pool import ConnectionPool

from .pijplijn import Pijplijn

_LEEG = 3
"""Times that a pipeline in which something failed is asked for what is still in it."""


class Cursor(base.CursorMixin, PsycopgCursor[Any]):
    """Django's cursor with binding by the server. It has the outcome of what it executed, in a pipeline too: Django looks at it at once."""

    def execute(self, *args: Any, **kwargs: Any) -> "Cursor":
        with afgerond(self.connection) as pijplijn:
            if pijplijn is not None and pijplijn.result_queue:
                pijplijn.sync()  # what went before is done, or has failed by itself
            super().execute(*args, **kwargs)
        return self


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's; ``OPTIONS["pool"]`` holds what ``psycopg_pool.ConnectionPool`` takes."""

    _connection_pools: "dict[str, ConnectionPool[Any]]"  # Django's, which close_pool knows too
    _configure_connection: Callable[[Any], None]

    def get_connection_params(self) -> dict[str, Any]:
        """PostgreSQL compiles (JIT) what it expects to be much work, for a tenth of a second. Our statements over large tables read little of
        them, and it can't know that. What is named here goes before the variable PGOPTIONS, so that is taken in.
        """
        uit: dict[str, Any] = super().get_connection_params()
        delen = ("-c jit=off", os.environ.get("PGOPTIONS", ""), uit.get("options", ""))
        return uit | {"options": " ".join(deel for deel in delen if deel), "cursor_factory": Cursor}

    @property
    def pool(self) -> "ConnectionPool[Any] | None":
        """The pool of this process; made when it is first asked for."""
        opties = self.settings_dict["OPTIONS"].get("pool")
        if not opties or self.alias == NO_DB_ALIAS:
            return None
        if (bestaand := self._connection_pools.get(self.alias)) is None:
            nieuw = ConnectionPool(
                kwargs={**self.get_connection_params(), "autocommit": True},
                open=False,
                configure=self._configure_connection,
                check=controleer,
                **opties,
            )
            bestaand = self._connection_pools.setdefault(self.alias, nieuw)  # two threads at once: one pool
        return bestaand

    @contextmanager
    def pijplijn(self) -> Iterator[None]:
        """Statements inside needn't wait for each other's outcome (``kern.sql.stuur``). Raises at the end: what went wrong with them."""
        verbinding: Any = self.connection
        if getattr(verbinding, "pijplijn", None) is not None:  # inside another one
            yield
            return
        Pijplijn.geef(verbinding)
        with self.wrap_database_errors, verbinding.pipeline() as verbinding.pijplijn:
            try:
                yield
            finally:
                verbinding.pijplijn = None


@contextmanager
def afgerond(verbinding: Any, *, wachten: bool = True) -> "Iterator[Pipeline | None]":
    """Whatever is sent inside is done at the end, when the connection is in a pipeline; not ``wachten``: unless something goes wrong.

    After an error nothing is left in the pipeline that would fail whoever comes next: a savepoint is gone back to by a statement too.
    """
    pijplijn: Pipeline | None = getattr(verbinding, "pijplijn", None)
    try:
        yield pijplijn
        if pijplijn is not None and wachten:
            pijplijn.sync()
    except Error:
        for _keer in range(_LEEG):
            if pijplijn is None or not pijplijn.result_queue:
                break
            with suppress(Error):
                pijplijn.sync()
        raise


def controleer(verbinding: "Connection[Any]") -> None:
    """A connection that lies idle is silent: what can be read is its end, or a notice. Raises: psycopg.Error when it is gone.

    psycopg's pool waits after each that is dead: nothing, one second, two … An idle process whose server was restarted has several, and its
    next request would have waited too long. So with the first the others are looked at too.
    """
    with selectors.DefaultSelector() as kijker:
        kijker.register(verbinding.fileno(), selectors.EVENT_READ)
        if not kijker.select(0):
            return
    try:
        verbinding.execute("")
    except Error:
        pool = getattr(verbinding, "_pool", None)
        with suppress(Error):
            if pool is not None:
                pool.check()
        raise
