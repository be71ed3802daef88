"""Credentials and applications: making, changing and withdrawing them. Used by the API, the pages and the command line alike."""

import secrets
from dataclasses import dataclass

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.models import Organisatie

from ..models import Applicatie, Client
from .rechten import wijzig_rechten

KORTST = 32
"""Bytes that RFC 7518 section 3.2 asks of a key for HS256."""


@dataclass(frozen=True, slots=True)
class Uitgegeven:
    """New credentials; ``geheim`` is shown now and never again."""

    client: Client
    geheim: str
    vernieuwd: bool


def geef_client_uit(
    organisatie: Organisatie,
    client_id: str,
    *,
    door: Actor,
    geheim: str = "",
    alle_rechten: bool = False,
    label: str = "",
) -> Uitgegeven:
    """Make (or renew the secret of) a client; with ``alle_rechten`` also its application. Without rights it may do nothing yet."""
    geheim = geheim or secrets.token_urlsafe(48)
    with handeling(door, "zgw.client"):
        client, nieuw = Client.objects.select_for_update().update_or_create(
            client_id=client_id,
            defaults={"organisatie": organisatie, "geheim": geheim, "kort": len(geheim.encode()) < KORTST},
        )
        if (
            alle_rechten
            and not Applicatie.objects.filter(
                organisatie=organisatie, client_ids__contains=[client_id]
            ).exists()
        ):
            Applicatie.objects.create(
                organisatie=organisatie,
                client_ids=[client_id],
                label=label or client_id,
                heeft_alle_autorisaties=True,
            )
        elif alle_rechten:
            Applicatie.objects.filter(organisatie=organisatie, client_ids__contains=[client_id]).update(
                heeft_alle_autorisaties=True
            )
        wijzig_rechten()
    return Uitgegeven(client, geheim, not nieuw)
