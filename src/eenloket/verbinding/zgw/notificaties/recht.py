"""The right of a subscriber to get notifications: a subscription doesn't outlive the right to subscribe."""

from ..contract import contract
from ..models import Abonnement, Applicatie
from ..toegang.rechten import rechten_van


def mag_nog(abonnement: Abonnement) -> bool:
    """Return whether the client of the subscription may (still) subscribe in that organisation; True for
    subscriptions of the operator.

    A withdrawn right ends within a second. Cost: none when cached, else that of ``rechten_van``.
    """
    if not abonnement.client_id:
        return True
    rechten = rechten_van(abonnement.client_id)
    if rechten is None or rechten.organisatie_id != abonnement.organisatie_id:
        return False
    return not rechten.bereik(
        "notificaties", contract("notificaties").operaties["abonnement_create"].scopes
    ).leeg


def is_van(abonnement: Abonnement, client_id: str) -> bool:
    """Return whether this client took the subscription, or another client id of the same application did (an application
    goes over to a new client id without losing its subscriptions). False for those that the operator made.

    Cost: none for its own, else one query.
    """
    if not abonnement.client_id or not client_id:
        return False
    if abonnement.client_id == client_id:
        return True
    samen = Applicatie.objects.filter(
        organisatie_id=abonnement.organisatie_id, client_ids__contains=[abonnement.client_id, client_id]
    )
    return samen.exists()
