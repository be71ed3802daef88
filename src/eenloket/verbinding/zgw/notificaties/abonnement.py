"""Subscriptions.

A client that may read subscriptions sees those of all applications of its organisation. Only the application that took
one changes or ends it: the secret in it is that application's. The standard also knows no rights per type here: a subscriber of a
channel is told about every change on it that its filters let through. Therefore a message holds only
addresses and characteristics; reading the resource itself needs the rights of its own API.
"""

import uuid
from typing import Any

from ..aanroep import Aanroep
from ..bron import Acties, Bron
from ..fouten import GeenRechten, Onbekend
from ..models import Abonnement
from ..operaties import bind
from ..velden import AlleenSchrijven, Berekend, Veld, Waarden
from .acties import neem_abonnement, verwijder_abonnement, wijzig_abonnement
from .recht import is_van


def _maak(aanroep: Aanroep, abonnement: Abonnement, lichaam: dict[str, Any]) -> Abonnement:
    abonnement.organisatie_id, abonnement.client_id = aanroep.organisatie_id, aanroep.wie.rechten.client_id
    return neem_abonnement(abonnement, basis=aanroep.basis, door=aanroep.door)


def _vergrendeld(aanroep: Aanroep, id_: uuid.UUID) -> Abonnement:
    """Return the locked subscription, when it is the client's own.

    Raises: Onbekend, also for a subscription of another organisation; GeenRechten for one of another application.
    """
    rij = Abonnement.objects.select_for_update().filter(id=id_, organisatie_id=aanroep.organisatie_id).first()
    if rij is None:
        raise Onbekend()
    if not is_van(rij, aanroep.wie.rechten.client_id):
        raise GeenRechten()
    return rij


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Abonnement:
    return wijzig_abonnement(_vergrendeld(aanroep, id_), waarden, basis=aanroep.basis, door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    verwijder_abonnement(_vergrendeld(aanroep, id_), door=aanroep.door)


ABONNEMENT = bind(
    Bron(
        api="notificaties",
        naam="abonnement",
        pad="abonnement",
        model=Abonnement,
        velden=(
            Berekend("url", schrijf=False),
            Veld("callbackUrl"),
            AlleenSchrijven("auth"),
            Veld("kanalen"),
        ),
        bladzijden=False,
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
