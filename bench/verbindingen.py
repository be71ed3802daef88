"""What it costs to look whether a pooled connection lives, beside Django's own check (an empty query): by turns in one process, processor time of both sides."""

import os
import statistics
import time
from typing import Any

import psutil
from huis import huis

RONDES, AANTAL = 30, 200


def main() -> None:
    with huis() as h:
        os.environ |= h.omgeving | {"DATABASE_POOL": "0"}
        import django

        django.setup()
        from django.db import connection

        from eenloket.kern.postgres.base import DatabaseWrapper

        opties = connection.settings_dict["OPTIONS"] | {"pool": {"min_size": 1, "max_size": 1}}

        class Django(DatabaseWrapper):
            """Asks, as Django does, and doesn't look."""

            _connection_pools: dict[str, Any] = {}
            get_new_connection = DatabaseWrapper.__mro__[1].get_new_connection  # type: ignore[attr-defined]

        kanten = {
            naam: soort(
                connection.settings_dict | {"OPTIONS": opties, "CONN_HEALTH_CHECKS": soort is Django},
                alias="default",
            )
            for naam, soort in (("looks", DatabaseWrapper), ("asks", Django))
        }
        tijden: dict[str, list[float]] = {naam: [] for naam in kanten}
        for ronde in range(RONDES):
            for naam, kant in list(kanten.items())[:: 1 if ronde % 2 else -1]:
                with kant.cursor() as cursor:
                    cursor.execute("SELECT pg_backend_pid()")
                    server = psutil.Process(cursor.fetchone()[0])
                kant.close()
                begin, eigen = sum(server.cpu_times()[:2]), time.process_time()
                for _ in range(AANTAL):
                    with kant.cursor() as cursor:
                        cursor.execute("SELECT 1")
                        cursor.fetchall()
                    kant.close()  # back to the pool, as at the end of a request
                cpu = time.process_time() - eigen + sum(server.cpu_times()[:2]) - begin
                tijden[naam].append(cpu / AANTAL * 1e6)
        for naam, gemeten in tijden.items():
            print(
                f"{naam}: {statistics.median(gemeten):.0f} µs of processor time per request with one small query"
            )
        for kant in kanten.values():
            kant.close_pool()


if __name__ == "__main__":
    main()
