"""Notifications of other registers: each is stored once, and then becomes an event for our rooms."""

import hashlib
import hmac
import json
from typing import Any

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.fouten import NietToegestaan
from eenloket.kern.handelingen import handeling

from ..events import NotificatieOntvangen
from ..models import Apisoort, Dienst, Ontvangen


def afzender(authorization: str) -> Dienst:
    """Return the notification service that sends this: the header holds exactly the secret that we gave that
    service.

    Raises: NietToegestaan.
    """
    gevonden = None
    for dienst in Dienst.objects.select_related("organisatie").filter(soort=Apisoort.NRC):
        if dienst.geheim and hmac.compare_digest(str(dienst.geheim).encode(), authorization.encode()):
            gevonden = dienst
    if gevonden is None:
        raise NietToegestaan()
    return gevonden


def ontvang(dienst: Dienst, bericht: dict[str, Any]) -> bool:
    """Store a notification; return False when it was received before, because senders deliver at least once."""
    vorm = json.dumps(bericht, sort_keys=True, separators=(",", ":"))
    vingerafdruk = hashlib.sha256(f"{dienst.id}{vorm}".encode()).hexdigest()
    door = Actor(Actorsoort.PARTNER, dienst.url[:100], organisatie=dienst.organisatie.slug, rol="partner")
    with handeling(door, "notificatie.ontvangen") as h:
        rij, nieuw = Ontvangen.objects.get_or_create(
            vingerafdruk=vingerafdruk,
            defaults={
                "organisatie_id": dienst.organisatie_id,
                "kanaal": bericht["kanaal"],
                "bericht": bericht,
            },
        )
        if nieuw:
            h.meld(
                NotificatieOntvangen(
                    ontvangen_id=rij.id,
                    kanaal=bericht["kanaal"],
                    resource=bericht["resource"],
                    actie=bericht["actie"],
                )
            )
    return nieuw
