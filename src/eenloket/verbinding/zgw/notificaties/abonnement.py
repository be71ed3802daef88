"""Subscriptions. Who may take notice in an organisation sees those of all its applications: the standard knows no owner of one.

Nor does it know rights on types here: whoever may subscribe to a channel is told of every change on it that its filters let through. That
is why a message holds addresses and characteristics only; reading what stands behind them asks the rights of the API in question.
"""

import uuid
from typing import Any

from ..bron import Acties, Bron
from ..fouten import Onbekend
from ..models import Abonnement
from ..operaties import bind
from ..velden import AlleenSchrijven, Berekend, Veld, Waarden
from ..vraag import Vraag
from .acties import bewaar_abonnement, verwijder_abonnement


def _maak(vraag: Vraag, abonnement: Abonnement, lichaam: dict[str, Any]) -> Abonnement:
    abonnement.organisatie_id, abonnement.client_id = vraag.organisatie_id, vraag.wie.rechten.client_id
    return bewaar_abonnement(abonnement, door=vraag.door, nieuw=True)


def _vergrendeld(vraag: Vraag, id_: uuid.UUID) -> Abonnement:
    """Only of one's own organisation; one of another doesn't exist. Raises: Onbekend."""
    rij = Abonnement.objects.select_for_update().filter(id=id_, organisatie_id=vraag.organisatie_id).first()
    if rij is None:
        raise Onbekend()
    return rij


def _wijzig(vraag: Vraag, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Abonnement:
    abonnement = _vergrendeld(vraag, id_)
    for naam, waarde in waarden.items():
        setattr(abonnement, naam, waarde)
    return bewaar_abonnement(abonnement, door=vraag.door, nieuw=False)


def _verwijder(vraag: Vraag, id_: uuid.UUID) -> None:
    verwijder_abonnement(_vergrendeld(vraag, id_), door=vraag.door)


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
