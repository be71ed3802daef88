"""Health for the supervisor and the load balancer."""

import datetime as dt

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from eenloket.kern.klok import nu

_HARTSLAG = dt.timedelta(seconds=60)
_gemigreerd = False


def leeft(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def klaar(request: HttpRequest) -> JsonResponse:
    """Ready for work: database, migrations and a worker that beat within a minute. 503 when not."""
    delen = {"database": False, "migraties": False, "werker": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s", [nu() - _HARTSLAG]
            )
            delen["database"] = True
            delen["werker"] = cursor.fetchone()[0] > 0
        delen["migraties"] = _alles_gemigreerd()
    except Error:  # also when there is no connection to be had
        pass
    return JsonResponse(delen, status=200 if all(delen.values()) else 503)


def _alles_gemigreerd() -> bool:
    global _gemigreerd
    if not _gemigreerd:  # once complete it stays complete for this version of the code
        uitvoerder = MigrationExecutor(connection)
        _gemigreerd = not uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())
    return _gemigreerd
