"""Notifications that other sources publish through us: they go to our subscribers like our own notifications."""

import json

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout
from eenloket.kern.handelingen import handeling

from ..aanroep import Aanroep
from ..models import Abonnement, Bezorging, Kanaal
from ..operaties import antwoord, operatie
from ..schrijven import lees_lichaam
from .herhaling import is_herhaling
from .volgen import voor_abonnees


@operatie("notificaties", "notificaties_create")
def publiceer(aanroep: Aanroep) -> HttpResponse:
    """Accept a notification: a delivery is stored for each subscriber that wants it. The call doesn't wait
    for the deliveries. One that was told already is accepted and goes nowhere.
    """
    _bereik = aanroep.bereik
    bericht = lees_lichaam(aanroep) | {}
    bericht.setdefault("kenmerken", {})
    with handeling(aanroep.door, "notificaties.publiceren"):
        kanaal = Kanaal.objects.filter(organisatie_id=aanroep.organisatie_id, naam=bericht["kanaal"]).first()
        if kanaal is None:
            raise Registerfout("kanaal", "message_kanaal", _("Dit kanaal bestaat niet."))
        if not set(bericht["kenmerken"]) <= set(kanaal.filters):
            raise Registerfout(
                "kenmerken", "kenmerken_inconsistent", _("Het kanaal kent niet al deze kenmerken.")
            )
        if is_herhaling(aanroep.organisatie_id, bericht):
            return antwoord(json.dumps(bericht).encode(), aanroep.operatie.status)
        abonnementen = Abonnement.objects.filter(organisatie_id=aanroep.organisatie_id)
        Bezorging.objects.bulk_create(voor_abonnees(abonnementen, aanroep.organisatie_id, bericht))
    return antwoord(json.dumps(bericht).encode(), aanroep.operatie.status)
