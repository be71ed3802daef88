"""A message that nobody could be reached by is work for a person: on the list while it failed, off it when it is tried again."""

from eenloket.kern.actoren import Actor, systeem
from eenloket.kern.organisaties.api import slug_van
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.werk import api as werk

from .models import Bericht

DOOR = systeem("berichten")
_SOORT = werk.Werksoort.OPNIEUW_VERSTUREN


def geef_op(bericht: Bericht) -> None:
    """Every way was tried: a person must look. Inside a handling. Cost: three queries."""
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
        toelichting=bericht.laatste_fout,
    )
    werk.zet_opnieuw([opdracht], door=DOOR)


def opnieuw_geprobeerd(bericht: Bericht, *, door: Actor) -> None:
    """It is tried once more: off the list. Inside a handling."""
    werk.doe_bij([bericht.id], [_SOORT], werk.Afronden("opnieuw"), door=door)
