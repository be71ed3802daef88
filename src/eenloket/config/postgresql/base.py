"""The engine of settings.DATABASES: Django's, but for how its pool looks whether a connection still works.

psycopg's pool tries its connections one by one and waits after each that is dead: nothing, one second, two seconds… With four dead ones, as an
idle process has after the server was restarted, its next request waited out the five seconds that it may, and failed, while the server
was there.
"""

import os
from contextlib import suppress
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, Error
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, with a pool of ours, and without compiling queries."""

    def get_connection_params(self) -> dict[str, Any]:
        """PostgreSQL compiles (JIT) what it expects to be much work, for a tenth of a second. Our statements over large tables read little of
        them, and it can't know that. What is named here goes before the variable PGOPTIONS, so that is taken in.
        """
        uit: dict[str, Any] = super().get_connection_params()
        delen = ("-c jit=off", os.environ.get("PGOPTIONS", ""), uit.get("options", ""))
        return uit | {"options": " ".join(deel for deel in delen if deel)}

    @property
    def pool(self) -> "ConnectionPool[Any] | None":
        """The pool of this process; made when first asked for, as Django does, and never before a fork."""
        opties = self.settings_dict["OPTIONS"].get("pool")
        pools: dict[str, ConnectionPool[Any]] = self._connection_pools  # type: ignore[attr-defined]
        if opties and self.alias not in pools:
            pool = ConnectionPool(
                kwargs=self.get_connection_params() | {"autocommit": True},
                open=False,
                configure=self._configure_connection,  # type: ignore[attr-defined]
                check=leeft,
                **opties,
            )
            pools.setdefault(self.alias, pool)  # two threads at once: the first one's counts
        return pools.get(self.alias)


def leeft(verbinding: "Connection[Any]") -> None:
    """Whether a connection works. When it doesn't, the others are looked at at once, so that nobody waits for one dead one after another.

    Raises: psycopg.Error.
    """
    try:
        ConnectionPool.check_connection(verbinding)
    except Error:
        pool = getattr(verbinding, "_pool", None)
        with suppress(Error):
            if pool is not None:
                pool.check()
        raise
