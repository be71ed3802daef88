"""What an operator sees of deliveries, and may do: have one tried again."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from ..actoren import Actor
from ..handelingen import handeling
from ..klok import nu
from . import leven
from .leven import Staat
from .models import Aflevering
from .taken import meteen
from .uitgang import M, Uitgang


@dataclass(frozen=True, slots=True)
class Afleverregel:
    """One delivery in a list, without personal data: ``kenmerk`` of the case or request, ``wat`` is delivered, ``waarheen`` or by which way,
    and why the last try failed. ``terug``: what must be delivered is that it is taken back."""

    id: uuid.UUID
    kenmerk: str
    wat: str
    waarheen: str
    staat: Staat
    gemaakt_op: dt.datetime
    pogingen: int
    oorzaak: str
    volgende_poging: dt.datetime | None
    misschien_ontvangen: bool
    terug: bool


def regel(rij: Aflevering, *, kenmerk: str, wat: str, waarheen: str, terug: bool = False) -> Afleverregel:
    """The line of ``rij``. Cost: none."""
    return Afleverregel(
        id=rij.id,
        kenmerk=kenmerk,
        wat=wat,
        waarheen=waarheen,
        staat=Staat(rij.staat),
        gemaakt_op=rij.gemaakt_op,
        pogingen=rij.pogingen,
        oorzaak=rij.laatste_fout,
        volgende_poging=rij.volgende_poging,
        misschien_ontvangen=rij.misschien_ontvangen,
        terug=terug,
    )


def openstaand(
    model: type[M],
    organisatie_id: uuid.UUID,
    staten: Sequence[Staat],
    *,
    limiet: int,
    zonder: Sequence[str] = (),
) -> list[M]:
    """Deliveries in these states, in the order of ``staten``, the oldest first, without the columns ``zonder``. One query per state; index ``…_overzicht``."""
    rijen: list[M] = []
    for staat in staten:
        if limiet > len(rijen):
            selectie = model._default_manager.filter(organisatie_id=organisatie_id, staat=staat).defer(
                *zonder
            )
            rijen += selectie.order_by("gemaakt_op")[: limiet - len(rijen)]
    return rijen


def aantal_mislukt(model: type[Aflevering], organisatie_id: uuid.UUID, *, hoogstens: int) -> int:
    """How many were given up, counted no further than ``hoogstens``. Index ``…_overzicht``."""
    return model._default_manager.filter(organisatie_id=organisatie_id, staat=Staat.MISLUKT)[
        :hoogstens
    ].count()


def probeer_opnieuw(
    uitgang: Uitgang[M], id_: uuid.UUID, organisatie_id: uuid.UUID, *, door: Actor
) -> M | None:
    """Have a delivery tried at once, with new patience. None when there is nothing to try: it arrived, isn't needed, is being tried, or isn't theirs."""
    with handeling(door, f"{uitgang.naam}.opnieuw"):
        rijen = uitgang.model._default_manager.select_for_update(of=("self",))
        rij = rijen.filter(id=id_, organisatie_id=organisatie_id).first()
        straks = leven.opnieuw(rij.stand, nu(), uitgang.vanuit) if rij else None
        if rij is None or straks is None:
            return None
        rij.neem_over(straks)
        uitgang.bij_opnieuw(rij, door)
        rij.save()
        if rij.volgende_poging is not None:
            meteen(uitgang, rij.id)
    return rij
