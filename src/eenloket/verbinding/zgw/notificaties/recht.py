"""The right of a subscriber to get notifications: a subscription doesn't outlive the right to subscribe."""

from ..contract import contract
from ..models import Abonnement
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
