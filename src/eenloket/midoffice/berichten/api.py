"""What other rooms may do with messages."""

from .fouten import NietMislukt, OnbekendBericht
from .models import Bericht
from .ontvangstbewijs import ontvangstbewijs
from .opstellen import stuur, stuur_opnieuw
from .queries import (
    aantal_mislukt,
    aanvraagnummers,
    bericht,
    berichten_van,
    berichten_van_aanvraag,
    mislukte,
    te_printen,
)

__all__ = [
    "Bericht",
    "NietMislukt",
    "OnbekendBericht",
    "aantal_mislukt",
    "aanvraagnummers",
    "bericht",
    "berichten_van",
    "berichten_van_aanvraag",
    "mislukte",
    "ontvangstbewijs",
    "stuur",
    "stuur_opnieuw",
    "te_printen",
]
