"""Notifications that other sources publish through us: they go to our subscribers like our own notifications."""

import json

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from eenloket.kern.handelingen import handeling

from ..models import Abonnement, Bezorging, Kanaal
from ..operaties import antwoord, operatie
from ..schrijven import lees_lichaam
from ..vraag import Vraag
from .acties import Abonnementfout
from .volgen import voor_abonnees


@operatie("notificaties", "notificaties_create")
def publiceer(vraag: Vraag) -> HttpResponse:
    """Accept a notification: a delivery is stored for each subscriber that wants it. The call doesn't wait
    for the deliveries.
    """
    _bereik = vraag.bereik
    bericht = lees_lichaam(vraag) | {}
    bericht.setdefault("kenmerken", {})
    with handeling(vraag.door, "notificaties.publiceren"):
        kanaal = Kanaal.objects.filter(organisatie_id=vraag.organisatie_id, naam=bericht["kanaal"]).first()
        if kanaal is None:
            raise Abonnementfout("kanaal", "message_kanaal", _("Dit kanaal bestaat niet."))
        if not set(bericht["kenmerken"]) <= set(kanaal.filters):
            raise Abonnementfout(
                "kenmerken", "kenmerken_inconsistent", _("Het kanaal kent niet al deze kenmerken.")
            )
        abonnementen = Abonnement.objects.filter(organisatie_id=vraag.organisatie_id)
        Bezorging.objects.bulk_create(voor_abonnees(abonnementen, vraag.organisatie_id, bericht))
    return antwoord(json.dumps(bericht).encode(), vraag.operatie.status)
