"""Credentials and applications: make, change and withdraw them. The API, the operator pages and the command
line all use this.
"""

import secrets
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Strijdig
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.models import Organisatie

from ..fouten import OngeldigVerzoek, Veldfout, veldfout
from ..models import Applicatie, Autorisatie, Client
from ..notificaties.acties import zorg_voor_kanalen
from .rechten import wijzig_rechten
from .sleutel import is_kort

VELD_VAN: Mapping[str, str] = {"zrc": "zaaktype", "drc": "informatieobjecttype", "brc": "besluittype"}
"""Components whose rights are about a type, with the field that names the type."""
ONDERWERP: Mapping[str, str] = {"zrc": "zaken", "drc": "documenten", "brc": "besluiten"}


class ClientElders(Strijdig):
    code = "client-elders"
    tekst = _("Deze client-id is al van een andere organisatie. Kies een andere.")


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
    rechten: Sequence[Autorisatie] | None = None,
    label: str = "",
) -> Uitgegeven:
    """Make a client, or give it a new secret; with ``alle_rechten`` or ``rechten`` also make its application.

    Without these the client has no rights yet.
    Raises: ClientElders when the id belongs to another organisation, OngeldigVerzoek when the rights aren't
    valid.
    """
    geheim = geheim or secrets.token_urlsafe(48)
    with handeling(door, "zgw.client"):
        if Client.objects.filter(client_id=client_id).exclude(organisatie=organisatie).exists():
            raise ClientElders()
        client, nieuw = Client.objects.select_for_update().update_or_create(
            client_id=client_id,
            defaults={"organisatie": organisatie, "geheim": geheim, "kort": is_kort(geheim)},
        )
        zorg_voor_kanalen(organisatie)
        wijzig_rechten()
        if alle_rechten or rechten is not None:
            bewaar_applicatie(
                _applicatie_van(organisatie, client_id, label),
                [] if alle_rechten else list(rechten or ()),
                alles=alle_rechten,
                door=door,
            )
    return Uitgegeven(client, geheim, not nieuw)


def _applicatie_van(organisatie: Organisatie, client_id: str, label: str) -> Applicatie:
    bestaand = Applicatie.objects.filter(organisatie=organisatie, client_ids__contains=[client_id]).first()
    return bestaand or Applicatie(organisatie=organisatie, client_ids=[client_id], label=label or client_id)


def bewaar_applicatie(
    applicatie: Applicatie, rechten: Sequence[Autorisatie], *, alles: bool, door: Actor
) -> Applicatie:
    """Save a new or changed application with exactly these rights. The rights are valid at once, in every
    process.

    Raises: OngeldigVerzoek.
    Source: ac-001, ac-002, ac-003.
    """
    with handeling(door, "zgw.applicatie"):
        wijzig_rechten()  # first: its row makes changes of applications wait for each other
        _eis_uniek(applicatie)
        if alles and rechten:
            raise veldfout(
                "nonFieldErrors",
                "ambiguous-authorizations-specified",
                _("Geef alle autorisaties, of noem ze een voor een: niet allebei."),
            )
        if not alles and not rechten:
            raise veldfout(
                "nonFieldErrors",
                "missing-authorizations",
                _("Noem de autorisaties, of geef ze allemaal met heeftAlleAutorisaties."),
            )
        if fouten := list(_onvolledig(rechten)):
            raise OngeldigVerzoek(fouten)
        applicatie.heeft_alle_autorisaties = alles
        applicatie.save()
        if not rechten or any(r._state.adding for r in rechten):  # else they are what stands there
            Autorisatie.objects.filter(applicatie=applicatie).delete()
            for recht in rechten:
                recht.applicatie = applicatie
            Autorisatie.objects.bulk_create(rechten)
    return applicatie


def verwijder_applicatie(applicatie: Applicatie, *, door: Actor) -> None:
    """Delete an application with its rights. Its clients can still log in, but have no rights."""
    with handeling(door, "zgw.applicatie_verwijderen"):
        wijzig_rechten()
        applicatie.delete()


def trek_client_in(organisatie_id: uuid.UUID, client_ids: Sequence[str], *, door: Actor) -> int:
    """Delete the secrets of these clients, so that nobody can log in with them; return how many had one.
    Applications don't change.
    """
    with handeling(door, "zgw.client_intrekken"):
        wijzig_rechten()
        clients = Client.objects.filter(organisatie_id=organisatie_id, client_id__in=list(client_ids))
        return clients.delete()[0]


def _eis_uniek(applicatie: Applicatie) -> None:
    """Check that a client id belongs to one application (ac-001). The error doesn't name the other
    application, which may be secret to the caller.
    """
    anders = Applicatie.objects.filter(
        organisatie_id=applicatie.organisatie_id, client_ids__overlap=applicatie.client_ids
    ).exclude(id=applicatie.id)
    if anders.exists():
        raise veldfout(
            "clientIds", "clientId-exists", _("Een van deze client-id's hoort al bij een andere applicatie.")
        )


def _onvolledig(rechten: Sequence[Autorisatie]) -> Iterator[Veldfout]:
    """Yield errors for rights that must name a type or a level and don't (ac-003)."""
    for plaats, recht in enumerate(rechten):
        if recht.component not in VELD_VAN or not any(
            ONDERWERP[recht.component] in scope.split(".") for scope in recht.scopes
        ):
            continue
        leeg = [] if recht.soort or recht.url else [VELD_VAN[recht.component]]
        if recht.component != "brc" and recht.max_vertrouwelijkheidaanduiding is None:
            leeg.append("maxVertrouwelijkheidaanduiding")
        for veld in leeg:
            yield Veldfout(
                f"autorisaties.{plaats}.{veld}", "required", _("Dit veld is vereist bij deze scopes.")
            )
