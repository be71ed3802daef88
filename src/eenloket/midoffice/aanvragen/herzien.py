"""Ended services that a person must look at: a granted one that a refusal touches, a change that a register won't take.

The case is closed and its decision stands, so no task of the case can ask for it: it's a list of its own (M-B6, M-C5).
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import Bereik
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.aanbod import api as aanbod_api

from .bundel import bundel
from .models import Herziening, Knoop

_REGEL = (
    "soort", "oorzaak", "knoop__dienst", "knoop__aanvraag__uitgave_id", "knoop__aanvraag__nummer", "knoop__aanvraag__patroon",
    "knoop__zaak__identificatie",
)  # fmt: skip
"""What a line needs of three wide tables."""


@dataclass(frozen=True, slots=True)
class Herzienregel:
    """One line of the list. ``dienst`` is its name; ``reden`` says in words why a person must look."""

    id: uuid.UUID
    zaaknummer: str
    aanvraagnummer: str
    dienst: str
    soort: str
    reden: str


def vraag_herziening(knopen: Iterable[Knoop], *, soort: str, oorzaak: str) -> None:
    """Put services on the list; one that is there already, or was dealt with, stays as it is. Inside a handling."""
    moment = nu()
    Herziening.objects.bulk_create(
        [Herziening(knoop=knoop, soort=soort, oorzaak=oorzaak[:60], gemaakt_op=moment) for knoop in knopen],
        ignore_conflicts=True,
    )


def te_herzien(
    organisatie_id: uuid.UUID, taal: str, *, bereik: Bereik, limiet: int = 50
) -> list[Herzienregel]:
    """What waits for a person within ``bereik``, oldest first. Cost: one query. Served by ``herziening_open``."""
    rijen = Herziening.objects.filter(
        _binnen(bereik), klaar_op=None, knoop__aanvraag__organisatie_id=organisatie_id
    )
    rijen = rijen.select_related("knoop__aanvraag", "knoop__zaak").only(*_REGEL)
    return [_regel(h, taal) for h in rijen.order_by("gemaakt_op")[:limiet]]


def rond_herziening_af(
    herziening_id: uuid.UUID, organisatie_id: uuid.UUID, *, bereik: Bereik, toelichting: str, door: Actor
) -> None:
    """Somebody looked and says what was done. Raises: NietGevonden (also when done, another organisation's, or outside ``bereik``)."""
    with handeling(door, "aanvraag.herzien"):
        rijen = Herziening.objects.select_for_update(of=("self",)).filter(
            _binnen(bereik), knoop__aanvraag__organisatie_id=organisatie_id
        )
        rij = rijen.filter(id=herziening_id, klaar_op=None).first()
        if rij is None:
            raise NietGevonden()
        rij.klaar_op, rij.door, rij.toelichting = nu(), str(door), toelichting.strip()[:4000]
        rij.save(update_fields=["klaar_op", "door", "toelichting"])


def _binnen(bereik: Bereik) -> Q:
    """The reach as a condition on services of a request: by their case, or by the service alone where there is no case."""
    diensten = bereik.diensten
    zonder = (
        Q(knoop__zaak=None) if diensten is None else Q(knoop__zaak=None, knoop__dienst__in=sorted(diensten))
    )
    return Q(knoop__zaak__isnull=False) & bereik.voorwaarde("knoop__zaak__") | zonder


def _regel(h: Herziening, taal: str) -> Herzienregel:
    knoop = h.knoop
    aanbod = aanbod_api.uitgave(knoop.aanvraag.uitgave_id)
    return Herzienregel(
        id=h.id,
        zaaknummer=knoop.zaak.identificatie if knoop.zaak else "",
        aanvraagnummer=knoop.aanvraag.nummer,
        dienst=aanbod.dienst(knoop.dienst).naam.in_taal(taal),
        soort=h.soort,
        reden=_reden(h, aanbod, taal),
    )


def _reden(h: Herziening, aanbod: aanbod_api.Aanbod, taal: str) -> str:
    if h.soort == "register":
        return h.oorzaak
    regels = bundel(aanbod, h.knoop.aanvraag.patroon).bij_weigering
    return next(
        (r.uitleg.in_taal(taal) for r in regels if r.van == h.oorzaak and h.knoop.dienst in r.voor), ""
    )
