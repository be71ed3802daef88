"""Who may open which request: checked here, on every act (M-F1)."""

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.kern.verwerkingen.api import log_verwerking
from eenloket.midoffice.aanbod import api as aanbod_api

from .bundel import bundel
from .fouten import AanvraagOnbekend
from .models import Aanvraag


@dataclass(frozen=True, slots=True)
class Toegang:
    """The keys somebody carries. ``client`` is the party for whom he acts (pseudonym of the domain *aanvragen*): not who acts, so a
    request that he made for one party isn't there while he acts for himself or for another. ``sessie`` are the anonymous requests
    that this session began or opened by code, ``medewerker_van`` the organisation of staff with the right. ``door`` is who acts:
    what he opens of a known client who isn't himself is logged under that name."""

    organisatie_id: uuid.UUID
    client: uuid.UUID | None = None
    sessie: frozenset[uuid.UUID] = frozenset()
    medewerker_van: uuid.UUID | None = None
    door: Actor | None = None

    def mag(self, aanvraag: Aanvraag) -> bool:
        """A request of a known client is for that client only; an anonymous one for the session that holds it."""
        if aanvraag.organisatie_id != self.organisatie_id:
            return False
        return self._is_eigen(aanvraag) or self.medewerker_van == aanvraag.organisatie_id

    def _is_eigen(self, aanvraag: Aanvraag) -> bool:
        if aanvraag.client is not None:
            return aanvraag.client == self.client
        return aanvraag.id in self.sessie

    @property
    def _zelf(self) -> bool:
        return self.door is None or not self.door.voor_ander

    def open(self, sleutel: uuid.UUID | str, *, vergrendel: bool = False) -> Aanvraag:
        """The request with this id or number. Staff and representatives who open a client's request leave a line in the processing
        log (M-F3).

        Raises: AanvraagOnbekend, also when it is somebody else's.
        """
        if isinstance(sleutel, str) and not (
            sleutel and sleutel.isprintable()
        ):  # an unfinished request has no number yet
            raise AanvraagOnbekend()
        rijen: QuerySet[Aanvraag] = Aanvraag.objects.filter(organisatie_id=self.organisatie_id)
        if vergrendel:
            rijen = rijen.select_for_update(of=("self",))
        veld = {"id": sleutel} if isinstance(sleutel, uuid.UUID) else {"nummer": sleutel}
        aanvraag = rijen.filter(**veld).first()
        if aanvraag is None or not self.mag(aanvraag):
            raise AanvraagOnbekend()
        if aanvraag.client is not None and not (self._is_eigen(aanvraag) and self._zelf):
            self._log(aanvraag, aanvraag.client)
        return aanvraag

    def _log(self, aanvraag: Aanvraag, client: uuid.UUID) -> None:
        aanbod = aanbod_api.uitgave(aanvraag.uitgave_id)
        inhoud = bundel(aanbod, aanvraag.patroon)
        dienst = aanbod.dienst(inhoud.leden[0].dienst)
        door = self.door or Actor(
            Actorsoort.MEDEWERKER, "onbekend", organisatie=dienst.organisatie, rol="medewerker"
        )
        doel = dienst.doel_voor(door, door.organisatie)
        wie = vertaal(Pseudoniem(client), Domein.AANVRAGEN, Domein.VERWERKINGEN)
        log_verwerking(doel, [wie], naam="raadplegen", gegevens=["dossier"], bron="aanvragen")
