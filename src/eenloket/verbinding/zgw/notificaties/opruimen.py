"""What was delivered, and what came in, is bookkeeping: it is kept as long as somebody may ask for it, and then goes (privacy by design)."""

import datetime as dt
import uuid

from django.db import connection

from eenloket.kern.klok import nu

BEZORGD, DOOD, ONTVANGEN = dt.timedelta(days=7), dt.timedelta(days=90), dt.timedelta(days=30)
"""How long: deliveries that went well, those that nobody took and the operator may send again, and messages of other registers (a sender
tries for a day, so one that comes twice is still known)."""
STAPEL = 5000
_WEG = """
DELETE FROM {tabel} WHERE id IN (SELECT id FROM {tabel} WHERE id < %s AND {mits} ORDER BY id LIMIT %s)
"""
_SOORTEN = (
    ("zgw_bezorging", "stand = 'bezorgd'", BEZORGD),
    ("zgw_bezorging", "stand = 'dood'", DOOD),
    ("zgw_ontvangen", "true", ONTVANGEN),
)


def ruim_op() -> int:
    """Remove what is older; returns how many rows. In steps of their own, oldest first along the primary key; may run beside deliveries."""
    return sum(_ruim(tabel, mits, termijn) for tabel, mits, termijn in _SOORTEN)


def _ruim(tabel: str, mits: str, termijn: dt.timedelta) -> int:
    grens, aantal, weg = _eerste_id(nu() - termijn), 0, STAPEL
    while weg == STAPEL:
        with connection.cursor() as cursor:
            cursor.execute(_WEG.format(tabel=tabel, mits=mits), [grens, STAPEL])
            weg = cursor.rowcount
        aantal += weg
    return aantal


def _eerste_id(moment: dt.datetime) -> uuid.UUID:
    """Ids begin with the milliseconds of when they were made (UUID version 7); this one is the first of that moment."""
    return uuid.UUID(int=int(moment.timestamp() * 1000) << 80)
