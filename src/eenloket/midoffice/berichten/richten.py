"""Where a message goes: its channel, its address, and what to try after that."""

from eenloket.kern.aflevering.api import Staat
from eenloket.kern.klok import nu
from eenloket.midoffice.aanvragen.api import Aanvraag

from .models import Bericht
from .ports import kanalen
from .wegen import LOKET, bestemming

_VOLUIT = frozenset({"besluit", "levering", "vervallen"})


def richt(rij: Bericht, aanvraag: Aanvraag) -> str:
    """Set channel, address and state; the caller saves them. Returns the client's name, empty when unknown. Cost: two queries.

    A letter without a print service waits until there is one, or somebody prints it. Without any way at all nothing has to be delivered.
    """
    doel = bestemming(aanvraag, voluit=rij.soort in _VOLUIT, sms=rij.kort is not None)
    eerste = doel.wegen[0] if doel.wegen else None
    rij.kanaal = eerste.kanaal if eerste else LOKET
    rij.adres = dict(eerste.adres) if eerste else None
    rij.wegen = [weg.als_json() for weg in doel.wegen[1:]]
    rij.staat = Staat.WACHT if eerste else Staat.NIET_NODIG
    rij.volgende_poging = nu() if rij.kanaal in kanalen else None
    return doel.naam
