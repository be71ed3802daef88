"""Delete old deliveries and received messages: they are kept as long as somebody may need them (privacy by
design).
"""

import datetime as dt
import uuid

from django.db import connection

from eenloket.kern.klok import nu

BEZORGD, DOOD, ONTVANGEN = dt.timedelta(days=7), dt.timedelta(days=90), dt.timedelta(days=30)
"""How long rows are kept: successful deliveries, dead deliveries that the operator may send again, and
received messages (a sender tries for a day, so a repeated message must still be known).
"""
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
    """Delete older rows; return how many. It works in separate steps, oldest first by primary key, and may
    run during deliveries.
    """
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
    """Return the first id of a moment; ids begin with the milliseconds of their making (UUID version 7)."""
    return uuid.UUID(int=int(moment.timestamp() * 1000) << 80)
