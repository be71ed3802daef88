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
    """Too many tries. ``wacht`` is how many seconds to wait at most."""

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
    """Count one try of ``sleutel`` ("inloggen:<wie>") and stop at more than ``maximaal`` in ``per_seconden``.

    A sliding window, estimated from this window and the one before; refused tries count too, up to the double, so that
    hammering goes on being refused but a pause of two windows always frees. Call it outside a transaction, otherwise a
    rollback forgets the count. Does nothing when ``LIMIETEN`` is off. Cost: one upsert. Raises: TeVaak.
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
    """Start counting anew, for example after logging in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM limieten_teller WHERE sleutel = %s",
            [zoekwaarde(f"{sleutel}/{per_seconden}", "limiet")],
        )


def ruim_op() -> int:
    """Drop counters that nothing touched for a day; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM limieten_teller WHERE op < now() - interval '1 day'")
        return cursor.rowcount


def herkomst(request: HttpRequest) -> str:
    """Where a request came from, to count by: a network address, of IPv6 its /64.

    Behind our own proxy (``SECURE_PROXY_SSL_HEADER`` set) the last address it adds, otherwise the peer; what a client itself puts
    in the header never counts.
    """
    adres = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        adres = request.META.get("HTTP_X_FORWARDED_FOR", adres).rpartition(",")[2].strip() or adres
    try:
        ip = ip_address(adres)
    except ValueError:
        return "onbekend"
    return str(ip) if ip.version == 4 else str(ip.exploded[:19])
