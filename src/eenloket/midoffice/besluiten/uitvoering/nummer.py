"""Numbers of decisions: unique within the responsible organisation, whichever system gave the number
(brc-002).
"""

from django.db import IntegrityError, transaction

from eenloket.kern.nummers import als_nummer, volgnummer

from ..fouten import NummerIsBezet
from ..models import Besluit

_POGINGEN = 20


def bewaar(besluit: Besluit) -> Besluit:
    """Save a new decision; a decision without a number gets one.

    When another system has already used the next number, the number after that is tried.
    Raises: NummerIsBezet when a given number exists already.
    Cost: insert, savepoint, and one query for a number.
    """
    gegeven = besluit.identificatie != ""
    for _poging in range(_POGINGEN):
        if not gegeven:
            jaar = besluit.datum.year
            besluit.identificatie = als_nummer("B", jaar, volgnummer(besluit.organisatie_id, "besluit", jaar))
        try:
            with transaction.atomic():
                besluit.save(force_insert=True)
            return besluit
        except IntegrityError:
            if not _bestaat(besluit):  # the error has another cause
                raise
            if gegeven:
                break
    raise NummerIsBezet()


def _bestaat(besluit: Besluit) -> bool:
    return Besluit.objects.filter(
        organisatie_id=besluit.organisatie_id,
        verantwoordelijke_organisatie=besluit.verantwoordelijke_organisatie,
        identificatie=besluit.identificatie,
    ).exists()
