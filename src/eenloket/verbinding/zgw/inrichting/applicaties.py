"""Applications: find, make, change, withdraw. What they may do is in ``rechten``; their credentials are in ``clients``."""

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
    """Applications by name; ``zoek`` looks at names and client ids, ``aandacht`` leaves what needs attention (one query more)."""
    rijen = Applicatie.objects.filter(organisatie_id=organisatie_id).order_by(Lower("label"), "id")
    if zoek:
        rijen = rijen.filter(Q(label__icontains=zoek) | Q(client_ids__icontains=zoek))
    return rijen.filter(_vraagt_aandacht(organisatie_id)) if aandacht else rijen


def _vraagt_aandacht(organisatie_id: uuid.UUID) -> Q:
    """A client id with a secret that can be guessed, or nobody who can log in. Cost: one query."""
    kort = dict(Client.objects.filter(organisatie_id=organisatie_id).values_list("client_id", "kort"))
    return Q(client_ids__overlap=[naam for naam in kort if kort[naam]]) | ~Q(client_ids__overlap=list(kort))


def applicatie(organisatie_id: uuid.UUID, applicatie_id: uuid.UUID) -> Applicatie:
    """One application. Raises: NietGevonden."""
    return eigen(Applicatie.objects.all(), organisatie_id, applicatie_id)


def vergrendeld(organisatie_id: uuid.UUID, applicatie_id: uuid.UUID) -> Applicatie:
    """One application, held until the transaction ends. Raises: NietGevonden."""
    return eigen(Applicatie.objects.select_for_update(), organisatie_id, applicatie_id)


def applicatie_met(client: Client) -> Applicatie | None:
    """The application that a client belongs to. Cost: one query."""
    rijen = Applicatie.objects.filter(
        organisatie_id=client.organisatie_id, client_ids__contains=[client.client_id]
    )
    return rijen.first()


def namen_bij(organisatie_id: uuid.UUID, client_ids: Iterable[str]) -> dict[str, str]:
    """The name of the application behind each of these client ids. Cost: one query."""
    gezocht = sorted({naam for naam in client_ids if naam})
    rijen = Applicatie.objects.filter(organisatie_id=organisatie_id, client_ids__overlap=gezocht)
    return {naam: label for ids, label in rijen.values_list("client_ids", "label") for naam in ids}


def componenten_van(applicatie_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """The components in which each of these applications has rights. Cost: one query."""
    rijen = Autorisatie.objects.filter(applicatie__in=applicatie_ids).values_list("applicatie_id")
    return dict(rijen.annotate(componenten=ArrayAgg("component", distinct=True)))


def stand(rij: Applicatie) -> str:
    """The seal of what a page shows of an application before it is withdrawn."""
    return zegel(rij.label, rij.client_ids, rij.heeft_alle_autorisaties)


def eis_vrij(organisatie_id: uuid.UUID, client_id: str) -> None:
    """A new application begins with a client id that is new, or that may do nothing yet. Raises: Strijdig.

    Whether it is a client id of another organisation is found by ``geef_client_uit``.
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
    """Make an application with its first client id and these rights. The secret of a client that exists stays, unless one is given.

    Returns the application, and the new credentials when there are any. Raises: Strijdig, ClientElders, OngeldigVerzoek.
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
    """Change the name, take the client ids ``weg`` away, and say whether it may do everything. Raises: NietGevonden, OngeldigVerzoek."""
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
    """Remove an application with its rights, and with ``sleutels`` the secrets of its client ids.

    Returns False, and does nothing, when the application isn't what the page showed (``gezien``). Raises: NietGevonden.
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
    """The rights of an application as they stand there. Cost: one query."""
    return list(rij.autorisaties.order_by("id"))
