"""A line of the processing log in the terms of the national standard Logboek Dataverwerkingen (Logius).

Source: the standard's component "Logboek", section Interface (required: trace_id, span_id, status, name,
start_time, end_time, attributes with dpl.core.*). Attributes outside ``dpl.core`` need a recognised extension
and are therefore left out.
"""

import datetime as dt
from typing import Any

from .models import Verwerking

_STATUS = {"ok": "Ok", "mislukt": "Error"}


def logregel(rij: Verwerking) -> dict[str, Any]:
    """Return ``rij`` in the form of the standard: times in milliseconds since 1970, ids in hex, the data
    subject as a pseudonym.
    """
    kop = {"parent_span_id": rij.parent_span_id} if rij.parent_span_id else {}
    return kop | {
        "trace_id": rij.trace_id,
        "span_id": rij.span_id,
        "status": _STATUS.get(rij.status, "Unset"),
        "name": rij.naam,
        "start_time": _milliseconden(rij.begin),
        "end_time": _milliseconden(rij.einde),
        "resource": {"attributes": {"service.name": "eenloket", "service.namespace": rij.organisatie}},
        "attributes": {
            "dpl.core.processing_activity_id": rij.activiteit,
            "dpl.core.data_subject_id": str(rij.betrokkene),
            "dpl.core.data_subject_id_type": "pseudoniem",
        },
    }


def _milliseconden(moment: dt.datetime) -> int:
    return int(moment.timestamp() * 1000)
