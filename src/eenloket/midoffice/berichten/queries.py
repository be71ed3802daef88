"""Reads of messages."""

import uuid
from collections.abc import Iterable

from eenloket.kern.aflevering import api as aflevering
from eenloket.kern.aflevering.api import Staat
from eenloket.kern.fouten import NietGevonden
from eenloket.midoffice.aanvragen.api import Aanvraag

from .models import Bericht

_INHOUD = ("adres", "wegen", "onderwerp", "tekst", "kort")


def berichten_van(organisatie_id: uuid.UUID, client: uuid.UUID, *, limiet: int = 50) -> list[Bericht]:
    """What a client (pseudonym of the domain *berichten*) was told, newest first. Served by ``bericht_client``."""
    return list(
        Bericht.objects.filter(organisatie_id=organisatie_id, client=client).order_by("-gemaakt_op")[:limiet]
    )


def berichten_van_aanvraag(aanvraag_id: uuid.UUID, *, limiet: int = 100) -> list[Bericht]:
    """What was told about one request, newest first; whoever may see the request may see these."""
    return list(Bericht.objects.filter(aanvraag_id=aanvraag_id).order_by("-gemaakt_op")[:limiet])


def bericht(organisatie_id: uuid.UUID, bericht_id: uuid.UUID) -> Bericht:
    """One message, for staff. Raises: NietGevonden, also for another organisation's."""
    rij = Bericht.objects.filter(organisatie_id=organisatie_id, id=bericht_id).first()
    if rij is None:
        raise NietGevonden()
    return rij


def mislukte(organisatie_id: uuid.UUID, *, limiet: int = 50) -> list[Bericht]:
    """Messages that never arrived, oldest first, for staff. Cost: one query."""
    return aflevering.openstaand(Bericht, organisatie_id, [Staat.MISLUKT], limiet=limiet, zonder=_INHOUD)


def aantal_mislukt(organisatie_id: uuid.UUID, *, hoogstens: int) -> int:
    """How many messages never arrived, counted no further than ``hoogstens``."""
    return aflevering.aantal_mislukt(Bericht, organisatie_id, hoogstens=hoogstens)


def te_printen(organisatie_id: uuid.UUID, *, limiet: int = 50) -> list[Bericht]:
    """Letters that wait because no print service is set up, oldest first. Served by ``bericht_zonder_weg``."""
    rijen = Bericht.objects.filter(
        organisatie_id=organisatie_id, staat=Staat.WACHT, volgende_poging=None, kanaal="post"
    )
    return list(rijen.defer(*_INHOUD).order_by("gemaakt_op")[:limiet])


def aanvraagnummers(berichten: Iterable[Bericht]) -> dict[uuid.UUID, str]:
    """Numbers of the requests that messages are about, by id of the request. One query."""
    ids = {b.aanvraag_id for b in berichten if b.aanvraag_id}
    return dict(Aanvraag.objects.filter(id__in=ids).values_list("id", "nummer"))
