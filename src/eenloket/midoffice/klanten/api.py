"""Clients: how they want to hear from us, and every contact with them (M-B1)."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import OngeldigeInvoer
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu

from .ingelogd import Client, Zekerheid
from .models import Klantcontact, Voorkeur
from .verzoek import Verzoek, ingelogde

__all__ = [
    "Client",
    "ContactInToekomst",
    "Contactwens",
    "Verzoek",
    "Zekerheid",
    "contacten_van",
    "ingelogde",
    "leg_contact_vast",
    "leg_voorkeur_vast",
    "vernietig_contacten",
    "voorkeur",
]


_SPELING = dt.timedelta(minutes=1)
"""How far the clock of another system may be ahead of ours."""


class ContactInToekomst(OngeldigeInvoer):
    """A contact that is recorded has been."""

    code = "date-in-future"
    tekst = _("Dit moment mag niet in de toekomst liggen.")

    def __init__(self) -> None:
        super().__init__(veld="datumtijd")


@dataclass(frozen=True, slots=True)
class Contactwens:
    """By which channel a client wants to be told, and where. ``adressen`` has email, telefoon, naam, postadres as known."""

    kanaal: str
    adressen: Mapping[str, Any]
    taal: str


def voorkeur(organisatie_id: uuid.UUID, client: uuid.UUID) -> Contactwens | None:
    """The wish of a client (pseudonym of the domain *klanten*); None when we never heard one."""
    rij = Voorkeur.objects.filter(organisatie_id=organisatie_id, client=client).first()
    return Contactwens(rij.kanaal, rij.adressen or {}, rij.taal) if rij else None


def leg_voorkeur_vast(
    organisatie_id: uuid.UUID,
    client: uuid.UUID,
    *,
    adressen: Mapping[str, Any],
    door: Actor,
    kanaal: str | None = None,
    taal: str = "nl",
) -> None:
    """Remember addresses and wishes; what isn't given stays as it was."""
    with handeling(door, "klant.voorkeur"):
        rij, nieuw = Voorkeur.objects.select_for_update().get_or_create(
            organisatie_id=organisatie_id,
            client=client,
            defaults={"adressen": dict(adressen), "taal": taal, "kanaal": kanaal or _beste(adressen)},
        )
        if not nieuw:
            rij.adressen = {**(rij.adressen or {}), **{k: v for k, v in adressen.items() if v}}
            rij.kanaal, rij.taal = kanaal or rij.kanaal, taal
            rij.save()


def _beste(adressen: Mapping[str, Any]) -> str:
    return "mail" if adressen.get("email") else "berichtenbox"


def leg_contact_vast(
    organisatie_id: uuid.UUID,
    *,
    client: uuid.UUID | None,
    kanaal: str,
    onderwerp: str,
    door: Actor,
    richting: str = "in",
    inhoud: Any = None,
    aanvraag_id: uuid.UUID | None = None,
    zaak_id: uuid.UUID | None = None,
    identificatie: str = "",
    op: dt.datetime | None = None,
) -> Klantcontact:
    """One contact in the history. ``onderwerp`` is without personal data; ``inhoud`` is kept encrypted.

    ``op`` is when it was, now unless given; ``identificatie`` its number in another system. Raises: ContactInToekomst.
    """
    with handeling(door, "klant.contact"):
        if op is not None and op > nu() + _SPELING:
            raise ContactInToekomst()
        return Klantcontact.objects.create(
            organisatie_id=organisatie_id,
            client=client,
            kanaal=kanaal,
            richting=richting,
            onderwerp=onderwerp[:200],
            inhoud=inhoud,
            identificatie=identificatie,
            op=op or nu(),
            door=str(door),
            aanvraag_id=aanvraag_id,
            zaak_id=zaak_id,
        )


def contacten_van(organisatie_id: uuid.UUID, client: uuid.UUID, *, limiet: int = 50) -> list[Klantcontact]:
    """The history of a client, newest first. Served by ``klantcontact_client``."""
    return list(
        Klantcontact.objects.filter(organisatie_id=organisatie_id, client=client).order_by("-op")[:limiet]
    )


def vernietig_contacten(
    *, zaak_ids: Collection[uuid.UUID] = (), aanvraag_ids: Collection[uuid.UUID] = ()
) -> list[uuid.UUID]:
    """Destroy the contacts about these cases or requests: they go with them (zrc-023). Gives their ids. Cost: one query, two when there is any."""
    rijen = Klantcontact.objects.filter(Q(zaak_id__in=zaak_ids) | Q(aanvraag_id__in=aanvraag_ids))
    ids = list(rijen.values_list("id", flat=True))
    if ids:
        Klantcontact.objects.filter(id__in=ids).delete()
    return ids
