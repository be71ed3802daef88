"""Who may open which request: checked here, on every act (M-F1)."""

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from .fouten import AanvraagOnbekend
from .models import Aanvraag


@dataclass(frozen=True, slots=True)
class Toegang:
    """The keys somebody carries: ``client`` is a pseudonym of the domain *aanvragen*, ``sessie`` the anonymous requests
    that this session began or opened by code, ``medewerker_van`` the organisation of staff with the right."""

    organisatie_id: uuid.UUID
    client: uuid.UUID | None = None
    sessie: frozenset[uuid.UUID] = frozenset()
    medewerker_van: uuid.UUID | None = None

    def mag(self, aanvraag: Aanvraag) -> bool:
        """A request of a known client is for that client only; an anonymous one for the session that holds it."""
        if aanvraag.organisatie_id != self.organisatie_id:
            return False
        if self.medewerker_van == aanvraag.organisatie_id:
            return True
        if aanvraag.client is not None:
            return aanvraag.client == self.client
        return aanvraag.id in self.sessie

    def open(self, sleutel: uuid.UUID | str, *, vergrendel: bool = False) -> Aanvraag:
        """The request with this id or number. Raises: AanvraagOnbekend, also when it is somebody else's."""
        rijen: QuerySet[Aanvraag] = Aanvraag.objects.filter(organisatie_id=self.organisatie_id)
        if vergrendel:
            rijen = rijen.select_for_update(of=("self",))
        veld = {"id": sleutel} if isinstance(sleutel, uuid.UUID) else {"nummer": sleutel}
        aanvraag = rijen.filter(**veld).first()
        if aanvraag is None or not self.mag(aanvraag):
            raise AanvraagOnbekend()
        return aanvraag
