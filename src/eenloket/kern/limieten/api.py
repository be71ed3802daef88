"""Rate limits, counted in PostgreSQL: one count for all processes and hosts."""

import math
import time
from ipaddress import ip_address

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..fouten import Domeinfout
from ..sleutels.kluis import zoekwaarde


class TeVaak(Domeinfout):
    """Too many tries. ``wacht`` is the longest time to wait, in seconds."""

    code, http = "te-vaak", 429
    tekst = _("U probeerde dit te vaak achter elkaar. Dat houden we tegen om uw gegevens te beschermen.")

    def __init__(self, wacht: int) -> None:
        self.wacht = wacht
        super().__init__()


_TEL = """
INSERT INTO limieten_teller AS t (sleutel, venster, aantal, vorige, op) VALUES (%(s)s, %(v)s, 1, 0, now())
ON CONFLICT (sleutel) DO UPDATE SET
    vorige = CASE WHEN t.venster = %(v)s THEN t.vorige WHEN t.venster = %(v)s - 1 THEN t.aantal ELSE 0 END,
    aantal = CASE WHEN t.venster = %(v)s THEN t.aantal + 1 ELSE 1 END,
    venster = %(v)s, op = now()
RETURNING aantal, vorige
"""


def begrens(sleutel: str, maximaal: int, per_seconden: int) -> None:
    """Count one try of ``sleutel`` ("inloggen:<wie>") and refuse it when there are more than ``maximaal``
    tries in ``per_seconden``.

    The count is a sliding window, estimated from this window and the previous one. Refused tries count too,
    up to twice the maximum: so continuous tries stay refused, but a pause of two windows always ends the
    refusal. Call this outside a transaction, because a rollback would remove the count. When ``LIMIETEN`` is
    off, nothing is counted.
    Raises: TeVaak.
    Cost: one upsert.
    """
    if not settings.LIMIETEN:
        return
    moment = time.time()
    venster = int(moment // per_seconden)
    verstreken = moment / per_seconden - venster
    with connection.cursor() as cursor:
        cursor.execute(_TEL, {"s": zoekwaarde(f"{sleutel}/{per_seconden}", "limiet"), "v": venster})
        aantal, vorige = cursor.fetchone()
    if aantal + min(vorige, 2 * maximaal) * (1 - verstreken) > maximaal:
        raise TeVaak(math.ceil(per_seconden * (1 - verstreken)))


def vergeet(sleutel: str, per_seconden: int) -> None:
    """Set the count of ``sleutel`` to zero, for example after a successful login."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM limieten_teller WHERE sleutel = %s",
            [zoekwaarde(f"{sleutel}/{per_seconden}", "limiet")],
        )


def ruim_op() -> int:
    """Delete counters that weren't used for a day; return how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM limieten_teller WHERE op < now() - interval '1 day'")
        return cursor.rowcount


def herkomst(request: HttpRequest) -> str:
    """Return the origin of a request, as a key to count by: a network address, for IPv6 its /64.

    Behind our own proxy (``SECURE_PROXY_SSL_HEADER`` is set) this is the last address in the header, which
    the proxy adds; otherwise the address of the peer. Addresses that a client itself puts in the header never
    count.
    """
    adres = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        adres = request.META.get("HTTP_X_FORWARDED_FOR", adres).rpartition(",")[2].strip() or adres
    try:
        ip = ip_address(adres)
    except ValueError:
        return "onbekend"
    return str(ip) if ip.version == 4 else str(ip.exploded[:19])
