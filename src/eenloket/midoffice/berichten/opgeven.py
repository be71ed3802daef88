"""A message that nobody could be reached by is work for a person: on the list while it failed, off it when it is tried again."""

import uuid
from collections.abc import Sequence

from eenloket.kern.actoren import Actor
from eenloket.kern.organisaties.api import slug_van
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.werk import api as werk

from .models import Bericht, Staat

_SOORT = werk.Soort.OPNIEUW_VERSTUREN


def geef_op(bericht: Bericht, *, door: Actor) -> None:
    """Every way was tried: a person must look. The caller saves ``staat``. Inside a handling. Cost: three queries."""
    bericht.staat = Staat.MISLUKT
    assert bericht.aanvraag_id is not None  # every message is about a request
    nummer = Aanvraag.objects.filter(id=bericht.aanvraag_id).values_list("nummer", flat=True).first()
    opdracht = werk.Opdracht(
        organisatie_id=bericht.organisatie_id,
        onderwerp=werk.Onderwerp.BERICHT,
        onderwerp_id=bericht.id,
        soort=_SOORT,
        titel=bericht.soort,
        uitvoerder=slug_van(bericht.organisatie_id),
        kenmerk=nummer or "",
        reden=werk.Reden.MISLUKT,
        toelichting=bericht.fout,
    )
    werk.zet_opnieuw([opdracht], door=door)


def opnieuw_geprobeerd(bericht: Bericht, *, door: Actor) -> None:
    """It is tried once more: off the list. Inside a handling."""
    werk.doe_bij([bericht.id], [_SOORT], werk.Afronden("opnieuw"), door=door)


def opgegeven(organisatie_id: uuid.UUID, *, limiet: int) -> Sequence[uuid.UUID]:
    """Ids of messages that wait for a person, oldest first. One query."""
    blad = werk.lijst(organisatie_id, werk.Filters(soorten=frozenset({_SOORT})), limiet=limiet)
    return [regel.onderwerp_id for regel in blad.regels]
