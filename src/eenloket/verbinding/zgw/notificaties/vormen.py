"""The form of a notification: that of the standard, or a CloudEvent (the national direction, NL GOV profile)."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from ..models import Abonnement

_ACTIES = {
    "create": "aangemaakt",
    "update": "gewijzigd",
    "partial_update": "gewijzigd",
    "destroy": "verwijderd",
}


def vorm(soort: str, id_: uuid.UUID, bericht: Mapping[str, Any]) -> bytes:
    """Return the body. A CloudEvent holds the message of the standard as its data, so both forms hold the
    same information.
    """
    if soort != Abonnement.Vorm.CLOUDEVENTS:
        return json.dumps(bericht).encode()
    actie = _ACTIES.get(str(bericht["actie"]), str(bericht["actie"]))
    gebeurtenis = {
        "specversion": "1.0",
        "id": str(id_),
        "source": settings.ADRES,
        "type": f"nl.zgw.{bericht['kanaal']}.{bericht['resource']}.{actie}",
        "subject": str(bericht["resourceUrl"]).rpartition("/")[2],
        "time": bericht["aanmaakdatum"],
        "datacontenttype": "application/json",
        "data": bericht,
    }
    return json.dumps(gebeurtenis).encode()


def koppen(soort: str, auth: str) -> dict[str, str]:
    """Return the headers of a call: the content type, and the authorisation that the subscriber gave."""
    inhoud = "application/cloudevents+json" if soort == Abonnement.Vorm.CLOUDEVENTS else "application/json"
    return {"Content-Type": inhoud, "Authorization": auth}
