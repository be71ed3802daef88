"""Every contact with a client, on any channel: one history, with who took part on both sides (M-B1)."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.fouten import OngeldigeInvoer
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.kern.rijen import voeg_toe

from . import models
from .models import ActorKlantcontact, Betrokkene, Klantcontact, Onderwerpobject
from .partijen import partij_van

_SPELING = dt.timedelta(minutes=1)
"""How far the clock of another system may be ahead of ours."""
REGISTER = "eenloket"
"""How this register is called in an ``Onderwerpobject``."""


class ContactInToekomst(OngeldigeInvoer):
    """A contact that is recorded has been."""

    code = "date-in-future"
    tekst = _("Dit moment mag niet in de toekomst liggen.")

    def __init__(self) -> None:
        super().__init__(veld="datumtijd")


def leg_contact_vast(
    organisatie_id: uuid.UUID,
    *,
    client: uuid.UUID | None,
    kanaal: str,
    onderwerp: str,
    door: Actor,
    vertegenwoordiger: uuid.UUID | None = None,
    richting: str = "in",
    inhoud: Any = None,
    aanvraag_id: uuid.UUID | None = None,
    zaak_id: uuid.UUID | None = None,
    identificatie: str = "",
    op: dt.datetime | None = None,
) -> Klantcontact:
    """One contact in the history. ``onderwerp`` is without personal data; ``inhoud`` is kept encrypted.

    ``client`` is for whom it was and ``vertegenwoordiger`` who acted for him when that is another (pseudonyms of the domain
    *klanten*; None: unknown). ``op`` is when it was, now unless given; ``identificatie`` its number in another system.
    Raises: ContactInToekomst.
    """
    with handeling(door, "klant.contact"):
        if op is not None and op > nu() + _SPELING:
            raise ContactInToekomst()
        contact = Klantcontact(
            organisatie_id=organisatie_id,
            kanaal=kanaal,
            richting=richting,
            onderwerp=onderwerp[:200],
            inhoud=inhoud,
            identificatie=identificatie,
            plaatsgevonden_op=op or nu(),
            aanvraag_id=aanvraag_id,
            zaak_id=zaak_id,
        )
        voeg_toe([contact])
        _betrek(contact, client, vertegenwoordiger)
        voeg_toe([ActorKlantcontact(klantcontact=contact, actor=_actor(organisatie_id, door))])
        voeg_toe(
            [
                Onderwerpobject(
                    klantcontact=contact,
                    code_objecttype=soort,
                    code_register=REGISTER,
                    code_soort_object_id="uuid",
                    object_id=str(id_),
                )
                for soort, id_ in (("aanvraag", aanvraag_id), ("zaak", zaak_id))
                if id_
            ]
        )
        return contact


def _betrek(contact: Klantcontact, client: uuid.UUID | None, vertegenwoordiger: uuid.UUID | None) -> None:
    """The client's side. Of who wasn't known only stays that there was somebody."""
    organisatie_id, binnen = contact.organisatie_id, contact.richting == "in"
    klant = partij_van(organisatie_id, client) if client else None
    rijen = [
        Betrokkene(
            had_klantcontact=contact,
            was_partij=klant,
            rol=Betrokkene.Rol.KLANT,
            initiator=binnen and vertegenwoordiger is None,
        )
    ]
    if vertegenwoordiger is not None:
        voor = klant if klant and klant.soort_partij == models.Klantsoort.ORGANISATIE else None
        rijen.append(
            Betrokkene(
                had_klantcontact=contact,
                was_partij=partij_van(organisatie_id, vertegenwoordiger, werkt_voor=voor),
                rol=Betrokkene.Rol.VERTEGENWOORDIGER,
                initiator=binnen,
            )
        )
    voeg_toe(rijen)


_SOORT = {
    Actorsoort.MEDEWERKER: models.Contactactorsoort.MEDEWERKER,
    Actorsoort.PARTNER: models.Contactactorsoort.ORGANISATORISCHE_EENHEID,
}


def _actor(organisatie_id: uuid.UUID, door: Actor) -> models.Actor:
    """Our side: of a client who did it himself that is the web counter."""
    object_id = {Actorsoort.CLIENT: "loket", Actorsoort.PARTNER: door.organisatie}.get(
        door.soort, door.kenmerk
    )
    return models.Actor.objects.get_or_create(
        organisatie_id=organisatie_id,
        soort_actor=_SOORT.get(door.soort, models.Contactactorsoort.GEAUTOMATISEERDE_ACTOR),
        object_id=object_id[:200],
    )[0]


def contacten_van(organisatie_id: uuid.UUID, client: uuid.UUID, *, limiet: int = 50) -> list[Klantcontact]:
    """The history of a client, newest first: what was for him, not what he did for others. Served by the index on ``was_partij``."""
    return list(
        Klantcontact.objects.filter(
            organisatie_id=organisatie_id,
            had_betrokkenen__was_partij__pseudoniem=client,
            had_betrokkenen__was_partij__organisatie_id=organisatie_id,
            had_betrokkenen__rol=Betrokkene.Rol.KLANT,
        ).order_by("-plaatsgevonden_op")[:limiet]
    )


def vernietig_contacten(
    *, zaak_ids: Collection[uuid.UUID] = (), aanvraag_ids: Collection[uuid.UUID] = ()
) -> list[uuid.UUID]:
    """Destroy the contacts about these cases or requests, with who took part: they go with them (zrc-023). Gives their ids.

    Cost: one query, some five when there is any.
    """
    rijen = Klantcontact.objects.filter(Q(zaak_id__in=zaak_ids) | Q(aanvraag_id__in=aanvraag_ids))
    ids = list(rijen.values_list("id", flat=True))
    if ids:
        Klantcontact.objects.filter(id__in=ids).delete()
    return ids
