"""Client ids and their secrets: add a client id to an application, give a new secret, withdraw a secret."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Strijdig
from eenloket.kern.organisaties.models import Organisatie

from ..models import Applicatie, Client
from ..toegang.acties import Uitgegeven, bewaar_applicatie, geef_client_uit, trek_client_in
from .applicaties import rechten_van, vergrendeld
from .rijen import eigen
from .zegels import klopt, zegel


def clients_van(organisatie_id: uuid.UUID, namen: Iterable[str]) -> dict[str, Client]:
    """Return the credentials with these client ids, without their secrets. Cost: one query."""
    rijen = Client.objects.filter(organisatie_id=organisatie_id, client_id__in=list(namen)).defer("geheim")
    return {c.client_id: c for c in rijen}


def losse_clients(organisatie_id: uuid.UUID) -> "QuerySet[Client]":
    """Return the credentials that belong to no application: such a client can log in, but has no rights."""
    van = Applicatie.objects.filter(
        organisatie=OuterRef("organisatie"), client_ids__contains=[OuterRef("client_id")]
    )
    return Client.objects.filter(~Exists(van), organisatie_id=organisatie_id).defer("geheim")


def korte(organisatie_id: uuid.UUID) -> "QuerySet[Client]":
    """Return the credentials with a secret that can be guessed."""
    return Client.objects.filter(organisatie_id=organisatie_id, kort=True).defer("geheim")


def client(organisatie_id: uuid.UUID, id_: uuid.UUID) -> Client:
    """Return one client.

    Raises: NietGevonden.
    """
    return eigen(Client.objects.all(), organisatie_id, id_)


def anderen_van(rij: Client, applicatie: Applicatie) -> list[str]:
    """Return the other client ids that can log in as this application. Cost: one query."""
    rijen = Client.objects.filter(organisatie_id=rij.organisatie_id, client_id__in=applicatie.client_ids)
    return sorted(rijen.exclude(id=rij.id).values_list("client_id", flat=True))


def stand(rij: Client) -> str:
    """Return a seal that changes with the secret."""
    return zegel(rij.geheim)


def voeg_toe(
    organisatie: Organisatie, applicatie_id: uuid.UUID, client_id: str, *, geheim: str, door: Actor
) -> Uitgegeven | None:
    """Add a client id to an application, or give a secret to one of its client ids that has none.

    Return the new credentials; None when the client existed and kept its secret.
    Raises: NietGevonden, Strijdig, ClientElders.
    """
    with transaction.atomic():
        rij = vergrendeld(organisatie.id, applicatie_id)
        bekend = Client.objects.filter(organisatie=organisatie, client_id=client_id).exists()
        if bekend and client_id in rij.client_ids:
            raise Strijdig(_("Deze client-id hoort al bij deze applicatie."))
        if client_id not in rij.client_ids:
            rij.client_ids = [*rij.client_ids, client_id]
            alles = rij.heeft_alle_autorisaties
            bewaar_applicatie(rij, [] if alles else rechten_van(rij), alles=alles, door=door)
        if bekend and not geheim:
            return None
        return geef_client_uit(organisatie, client_id, geheim=geheim, door=door)


def vernieuw(
    organisatie: Organisatie, id_: uuid.UUID, *, geheim: str, gezien: str | None, door: Actor
) -> Uitgegeven | None:
    """Give a client a new secret. Return None and change nothing when the page (``gezien``) showed an older
    secret, or sent no seal.
    """
    with transaction.atomic():
        rij = _vergrendeld(organisatie.id, id_)
        if gezien is None or not klopt(gezien, stand(rij)):
            return None
        return geef_client_uit(organisatie, rij.client_id, geheim=geheim, door=door)


def trek_in(organisatie_id: uuid.UUID, id_: uuid.UUID, *, gezien: str | None, door: Actor) -> bool:
    """Withdraw the secret of a client; its application doesn't change. Return False when the page
    (``gezien``) showed an older secret.
    """
    with transaction.atomic():
        rij = _vergrendeld(organisatie_id, id_)
        if not klopt(gezien, stand(rij)):
            return False
        trek_client_in(organisatie_id, [rij.client_id], door=door)
    return True


def _vergrendeld(organisatie_id: uuid.UUID, id_: uuid.UUID) -> Client:
    return eigen(Client.objects.select_for_update(of=("self",)), organisatie_id, id_)
