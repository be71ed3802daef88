"""Whether a subscriber may (still) be told: a subscription doesn't outlive the right to take one."""

from ..contract import contract
from ..models import Abonnement
from ..toegang.rechten import rechten_van


def mag_nog(abonnement: Abonnement) -> bool:
    """Whether the client whose subscription it is may subscribe, in that organisation; those of the operator have none.

    A right that was withdrawn is gone within a second. Cost: none when remembered, else that of ``rechten_van``.
    """
    if not abonnement.client_id:
        return True
    rechten = rechten_van(abonnement.client_id)
    if rechten is None or rechten.organisatie_id != abonnement.organisatie_id:
        return False
    return not rechten.bereik(
        "notificaties", contract("notificaties").operaties["abonnement_create"].scopes
    ).leeg
