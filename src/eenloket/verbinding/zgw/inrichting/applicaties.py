"""Applications: find, make, change, withdraw. ``rechten`` manages their rights, ``clients`` their
credentials.
"""

import uuid
from collections.abc import Collection, Iterable, Sequence

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Strijdig
from eenloket.kern.organisaties.models import Organisatie

from ..models import Applicatie, Autorisatie, Client
from ..toegang.acties import (
    Uitgegeven,
    bewaar_applicatie,
    geef_client_uit,
    trek_client_in,
    verwijder_applicatie,
)
from .rijen import eigen
from .zegels import klopt, zegel


def lijst(organisatie_id: uuid.UUID, *, zoek: str = "", aandacht: bool = False) -> "QuerySet[Applicatie]":
    """Return the applications by name; ``zoek`` searches in names and client ids.

    ``aandacht``: only applications that need attention (one query more).
    """
    rijen = Applicatie.objects.filter(organisatie_id=organisatie_id).order_by(Lower("label"), "id")
    if zoek:
        rijen = rijen.filter(Q(label__icontains=zoek) | Q(client_ids__icontains=zoek))
    return rijen.filter(_vraagt_aandacht(organisatie_id)) if aandacht else rijen


def _vraagt_aandacht(organisatie_id: uuid.UUID) -> Q:
    """Return the condition for applications that have a secret that can be guessed, or that nobody can log in
    with. Cost: one query.
    """
    kort = dict(Client.objects.filter(organisatie_id=organisatie_id).values_list("client_id", "kort"))
    return Q(client_ids__overlap=[naam for naam in kort if kort[naam]]) | ~Q(client_ids__overlap=list(kort))


def applicatie(organisatie_id: uuid.UUID, applicatie_id: uuid.UUID) -> Applicatie:
    """Return one application.

    Raises: NietGevonden.
    """
    return eigen(Applicatie.objects.all(), organisatie_id, applicatie_id)


def vergrendeld(organisatie_id: uuid.UUID, applicatie_id: uuid.UUID) -> Applicatie:
    """Return one application, with its row locked until the transaction ends.

    Raises: NietGevonden.
    """
    return eigen(Applicatie.objects.select_for_update(), organisatie_id, applicatie_id)


def applicatie_met(client: Client) -> Applicatie | None:
    """Return the application of a client; None when there is none. Cost: one query."""
    rijen = Applicatie.objects.filter(
        organisatie_id=client.organisatie_id, client_ids__contains=[client.client_id]
    )
    return rijen.first()


def namen_bij(organisatie_id: uuid.UUID, client_ids: Iterable[str]) -> dict[str, str]:
    """Return the name of the application of each of these client ids. Cost: one query."""
    gezocht = sorted({naam for naam in client_ids if naam})
    rijen = Applicatie.objects.filter(organisatie_id=organisatie_id, client_ids__overlap=gezocht)
    return {naam: label for ids, label in rijen.values_list("client_ids", "label") for naam in ids}


def componenten_van(applicatie_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return the components in which each of these applications has rights. Cost: one query."""
    rijen = Autorisatie.objects.filter(applicatie__in=applicatie_ids).values_list("applicatie_id")
    return dict(rijen.annotate(componenten=ArrayAgg("component", distinct=True)))


def stand(rij: Applicatie) -> str:
    """Return the seal of the data that a page shows about an application before it is withdrawn."""
    return zegel(rij.label, rij.client_ids, rij.heeft_alle_autorisaties)


def eis_vrij(organisatie_id: uuid.UUID, client_id: str) -> None:
    """Refuse a client id that belongs to an application already. A client id without an application is
    accepted.

    ``geef_client_uit`` refuses the client id of another organisation.
    Raises: Strijdig.
    """
    if Applicatie.objects.filter(organisatie_id=organisatie_id, client_ids__contains=[client_id]).exists():
        raise Strijdig(_("Deze client-id hoort al bij een applicatie. Kies een andere. Hebt u haar net gemaakt en het geheim niet gezien? Geef die client-id dan een nieuw geheim."))  # fmt: skip


def maak(
    organisatie: Organisatie,
    *,
    label: str,
    client_id: str,
    geheim: str,
    rechten: Sequence[Autorisatie],
    alles: bool,
    door: Actor,
) -> tuple[Applicatie, Uitgegeven | None]:
    """Make an application with its first client id and these rights. An existing client keeps its secret,
    unless ``geheim`` is given.

    Return the application, and the new credentials (None when there are none).
    Raises: Strijdig, ClientElders, OngeldigVerzoek.
    """
    eis_vrij(organisatie.id, client_id)
    with transaction.atomic():
        rij = Applicatie(organisatie=organisatie, client_ids=[client_id], label=label)
        bewaar_applicatie(rij, rechten, alles=alles, door=door)
        if not geheim and Client.objects.filter(organisatie=organisatie, client_id=client_id).exists():
            return rij, None
        return rij, geef_client_uit(organisatie, client_id, geheim=geheim, door=door)


def wijzig(
    organisatie_id: uuid.UUID,
    applicatie_id: uuid.UUID,
    *,
    label: str,
    weg: Collection[str],
    alleen_gereed: bool,
    alles: bool,
    door: Actor,
) -> Applicatie:
    """Change the name, remove the client ids ``weg``, and set whether the application has all rights.

    An application that has all rights keeps them.
    Raises: NietGevonden, OngeldigVerzoek.
    """
    with transaction.atomic():
        rij = vergrendeld(organisatie_id, applicatie_id)
        rij.label = label
        rij.client_ids = [naam for naam in rij.client_ids if naam not in weg]
        rij.alleen_is_gereed_voor_publicatie = alleen_gereed
        alles = rij.heeft_alle_autorisaties or alles
        return bewaar_applicatie(rij, [] if alles else rechten_van(rij), alles=alles, door=door)


def trek_in(
    organisatie_id: uuid.UUID, applicatie_id: uuid.UUID, *, sleutels: bool, gezien: str | None, door: Actor
) -> bool:
    """Delete an application with its rights, and with ``sleutels`` also the secrets of its client ids.

    Return False and change nothing when the application differs from what the page showed (``gezien``).
    Raises: NietGevonden.
    """
    with transaction.atomic():
        rij = vergrendeld(organisatie_id, applicatie_id)
        if not klopt(gezien, stand(rij)):
            return False
        namen = list(rij.client_ids)
        verwijder_applicatie(rij, door=door)
        if sleutels:
            trek_client_in(organisatie_id, namen, door=door)
    return True


def rechten_van(rij: Applicatie) -> list[Autorisatie]:
    """Return the rights of an application, one per row of the table. Cost: one query."""
    return list(rij.autorisaties.order_by("id"))
