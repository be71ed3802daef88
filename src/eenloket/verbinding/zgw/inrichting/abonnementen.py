"""Subscriptions: find them, change their form, send failed deliveries again, and end them."""

import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from eenloket.kern.actoren import Actor

from ..models import Abonnement, Bezorging, Bezorgstand
from ..notificaties.acties import stuur_opnieuw, verwijder_abonnement, wijzig_abonnement
from .bezorgingen import van
from .rijen import eigen
from .zegels import klopt, zegel


def _dood() -> "Exists":
    return Exists(Bezorging.objects.filter(abonnement=OuterRef("id"), stand=Bezorgstand.DOOD))


def lijst(organisatie_id: uuid.UUID) -> "QuerySet[Abonnement]":
    """Return the subscriptions: those with failed deliveries first, then the newest. One read of index
    bezorging_stand per subscription.
    """
    rijen = Abonnement.objects.filter(organisatie_id=organisatie_id).defer("auth")
    return rijen.order_by(_dood().desc(), "-id")


def mislukt(organisatie_id: uuid.UUID) -> "QuerySet[Abonnement]":
    """Return the subscriptions with failed deliveries. Index bezorging_stand."""
    return Abonnement.objects.filter(_dood(), organisatie_id=organisatie_id)


def abonnement(organisatie_id: uuid.UUID, id_: uuid.UUID) -> Abonnement:
    """Return one subscription, without its secret.

    Raises: NietGevonden.
    """
    return eigen(Abonnement.objects.defer("auth"), organisatie_id, id_)


def van_clients(organisatie_id: uuid.UUID, client_ids: Collection[str]) -> "QuerySet[Abonnement]":
    """Return the subscriptions of these client ids, newest first."""
    rijen = Abonnement.objects.filter(organisatie_id=organisatie_id, client_id__in=list(client_ids))
    return rijen.defer("auth").order_by("-id")


def stand(rij: Abonnement) -> str:
    """Return the seal of the data that a page shows about a subscription before it is ended."""
    return zegel(rij.callback_url, rij.kanalen)


def zet_vorm(organisatie_id: uuid.UUID, id_: uuid.UUID, vorm: str, *, door: Actor) -> Abonnement:
    """Set the form in which notifications are sent from now on.

    Raises: NietGevonden, Registerfout.
    """
    with transaction.atomic():
        rij = eigen(Abonnement.objects.select_for_update(), organisatie_id, id_)
        return wijzig_abonnement(rij, {"vorm": vorm}, door=door)


def bezorg_opnieuw(rij: Abonnement, *, alleen: uuid.UUID | None = None, door: Actor) -> int:
    """Send the failed deliveries in reach of the pages again, or only the one with the id ``alleen``; return
    how many.

    Raises: GeenOntvanger.
    """
    rijen = (
        van(rij.id, Bezorgstand.DOOD)
        if alleen is None
        else Bezorging.objects.filter(abonnement=rij, id=alleen)
    )
    return stuur_opnieuw(rij, list(rijen.values_list("id", flat=True)), door=door)


def zeg_op(rij: Abonnement, *, gezien: str | None, door: Actor) -> bool:
    """End a subscription. Return False and change nothing when the subscription differs from what the page
    showed (``gezien``).
    """
    if not klopt(gezien, stand(rij)):
        return False
    verwijder_abonnement(rij, door=door)
    return True
