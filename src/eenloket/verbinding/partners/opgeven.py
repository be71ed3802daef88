"""A hand-over that a partner didn't take is work for a person: on the list while it is given up, off it when something else happens."""

import uuid
from collections.abc import Sequence

from eenloket.kern.actoren import Actor, systeem
from eenloket.kern.organisaties.api import slug_van
from eenloket.midoffice.werk import api as werk

from .models import Overdracht

DOOR = systeem("partners")
_SOORT = werk.Werksoort.PARTNER


def geef_op(overdracht: Overdracht) -> None:
    """No try helped: a person must look. Inside a handling. Cost: two queries."""
    opdracht = werk.Opdracht(
        organisatie_id=overdracht.organisatie_id,
        onderwerp=werk.Onderwerp.OVERDRACHT,
        onderwerp_id=overdracht.id,
        soort=_SOORT,
        titel=overdracht.koppeling,
        uitvoerder=slug_van(overdracht.organisatie_id),
        kenmerk=overdracht.kenmerk,
        dienst=overdracht.dienst,
        reden=werk.Reden.MISLUKT,
        toelichting=overdracht.laatste_fout,
    )
    werk.zet_opnieuw([opdracht], door=DOOR)


def opnieuw_geprobeerd(overdracht: Overdracht, door: Actor) -> None:
    """It is tried once more. Inside a handling."""
    werk.doe_bij([overdracht.id], [_SOORT], werk.Afronden("opnieuw"), door=door)


def niet_meer_nodig(overdracht_ids: Sequence[uuid.UUID], *, door: Actor) -> None:
    """The case ended: nobody needs to look. Inside a handling."""
    werk.doe_bij(overdracht_ids, [_SOORT], werk.Vervallen(), door=door)
