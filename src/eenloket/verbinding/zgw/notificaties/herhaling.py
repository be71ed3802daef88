"""Notifications that were told already. Two registers that subscribe to each other, or a subscriber that passes on what it
gets, would send one message round for ever.
"""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping
from typing import Any

from eenloket.kern.audit.models import Auditregel

from ..models import Ontvangen
from .soorten import TABELLEN


def is_herhaling(organisatie_id: uuid.UUID, bericht: Mapping[str, Any]) -> bool:
    """Record that this message is published in this organisation. Return True when it was published before (a message is
    remembered as long as ``opruimen`` says), or is our own: about a line of our audit trail, with its moment.

    Cost: two queries.
    """
    if _is_van_ons(bericht):
        return True
    inhoud = json.dumps(bericht, sort_keys=True, separators=(",", ":"))
    vingerafdruk = hashlib.sha256(f"publiceren{organisatie_id}{inhoud}".encode()).hexdigest()
    _rij, nieuw = Ontvangen.objects.get_or_create(
        vingerafdruk=vingerafdruk,
        defaults={"organisatie_id": organisatie_id, "kanaal": bericht["kanaal"], "bericht": dict(bericht)},
    )
    return not nieuw


def _is_van_ons(bericht: Mapping[str, Any]) -> bool:
    rij = str(bericht["resourceUrl"]).rstrip("/").rpartition("/")[2]
    try:
        op = dt.datetime.fromisoformat(str(bericht["aanmaakdatum"]))
    except ValueError:
        return False
    if op.tzinfo is None or not 0 < len(rij) <= 64:
        return False
    return Auditregel.objects.filter(tabel__in=list(TABELLEN), rij=rij, op=op).exists()
