"""Ended services that a person must look at: a granted one that a refusal touches, a change that a register won't take.

The case is closed and its decision stands, so no task of the case can ask for it: it is a work item about the service (M-B6, M-C5).
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from eenloket.kern.actoren import Actor
from eenloket.kern.gebruikers.api import Bereik
from eenloket.kern.organisaties.api import slug_van
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.werk import api as werk

from .bundel import bundel
from .models import Aanvraag, Knoop

_HERZIEN = werk.Werksoort.HERZIEN


@dataclass(frozen=True, slots=True)
class Herzienregel:
    """One line of the list. ``id`` is that of the work item, ``dienst`` its name; ``reden`` says in words why a person must look."""

    id: uuid.UUID
    zaaknummer: str
    aanvraagnummer: str
    dienst: str
    soort: str
    reden: str


def vraag_herziening(aanvraag: Aanvraag, knopen: Iterable[Knoop], *, reden: werk.Reden, oorzaak: str) -> None:
    """Put services of this request on the list; one that is there already, or was dealt with, stays as it is. Inside a handling.

    ``oorzaak`` is the service that was refused, or what the register said. The cases of ``knopen`` are loaded. Cost: one statement.
    """
    werk.zet([_opdracht(aanvraag, knoop, reden, oorzaak) for knoop in knopen])


def te_herzien(
    organisatie_id: uuid.UUID, taal: str, *, bereik: Bereik, limiet: int = 50
) -> list[Herzienregel]:
    """What waits for a person within ``bereik``, oldest first. Cost: one query, a second one when there is any."""
    blad = werk.lijst(
        organisatie_id, werk.Filters(soorten=frozenset({_HERZIEN}), bereik=bereik), limiet=limiet
    )
    if not blad.regels:
        return []
    ids = [regel.onderwerp_id for regel in blad.regels]
    patronen = dict(Knoop.objects.filter(id__in=ids).values_list("id", "aanvraag__patroon"))
    return [_regel(regel, patronen[regel.onderwerp_id], taal) for regel in blad.regels]


def rond_herziening_af(
    werk_id: uuid.UUID, organisatie_id: uuid.UUID, *, bereik: Bereik, toelichting: str, door: Actor
) -> None:
    """Somebody looked and says what was done. Raises: NietGevonden (also for another organisation's, or outside ``bereik``), WerkIsAf."""
    wat = werk.Afronden("bekeken", toelichting.strip()[:4000])
    werk.doe(werk_id, organisatie_id, wat, door=door, soort=_HERZIEN, bereik=bereik)


def _opdracht(aanvraag: Aanvraag, knoop: Knoop, reden: werk.Reden, oorzaak: str) -> werk.Opdracht:
    zaak = knoop.zaak
    return werk.Opdracht(
        organisatie_id=aanvraag.organisatie_id,
        onderwerp=werk.Onderwerp.KNOOP,
        onderwerp_id=knoop.id,
        soort=_HERZIEN,
        oorzaak=f"{reden}:{oorzaak}",
        uitvoerder=slug_van(aanvraag.organisatie_id),
        kenmerk=zaak.identificatie if zaak else aanvraag.nummer,
        sleutel=zaak.sleutel if zaak else "",
        dienst=knoop.dienst,
        uitgave_id=aanvraag.uitgave_id,
        vertrouwelijkheidaanduiding=zaak.vertrouwelijkheidaanduiding if zaak else 1,
        reden=reden,
        toelichting=oorzaak,
    )


def _regel(regel: werk.Lijstregel, patroon: str, taal: str) -> Herzienregel:
    assert regel.uitgave_id is not None  # every service of a request is of a release
    aanbod = aanbod_api.uitgave(regel.uitgave_id)
    return Herzienregel(
        id=regel.id,
        zaaknummer=regel.kenmerk if regel.sleutel else "",
        aanvraagnummer="" if regel.sleutel else regel.kenmerk,
        dienst=aanbod.dienst(regel.dienst).naam.in_taal(taal),
        soort=regel.reden,
        reden=_reden(regel, aanbod, patroon, taal),
    )


def _reden(regel: werk.Lijstregel, aanbod: aanbod_api.Aanbod, patroon: str, taal: str) -> str:
    if regel.reden == werk.Reden.REGISTER:
        return regel.toelichting
    regels = bundel(aanbod, patroon).bij_weigering
    return next(
        (r.uitleg.in_taal(taal) for r in regels if r.van == regel.toelichting and regel.dienst in r.voor), ""
    )
