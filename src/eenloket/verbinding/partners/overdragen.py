"""Adapter of the port ``Partners``: a hand-over goes into the outbox, in the transaction of whoever hands over."""

import datetime as dt
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from eenloket.kern.actoren import systeem
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.aanvragen.ports import Opdracht
from eenloket.midoffice.zaken.api import Zaak

from .models import Overdracht
from .opgeven import niet_meer_nodig, opnieuw_geprobeerd

DOOR = systeem("partners")
EINDE = ("uitgevoerd", "geweigerd", "advies")
"""Statuses after which a partner reports nothing more."""


class Partneruitgang:
    """``meteen`` starts a delivery when the transaction has committed (a job)."""

    def __init__(self, meteen: Callable[[uuid.UUID], Any]) -> None:
        self._meteen = meteen

    def draag_over(
        self, koppeling: str, opdracht: Opdracht, *, aanvraag_id: Any, zaak_id: Any, taak_id: Any = None
    ) -> None:
        """See the port. The same ``kenmerk`` again changes nothing."""
        with handeling(DOOR, "partner.overdragen"):
            overdracht, nieuw = Overdracht.objects.get_or_create(
                koppeling=koppeling,
                soort=opdracht.soort,
                kenmerk=opdracht.kenmerk,
                defaults={
                    "organisatie_id": Zaak.objects.values_list("organisatie_id", flat=True).get(id=zaak_id),
                    "dienst": opdracht.dienst,
                    "inhoud": dict(opdracht.gegevens),
                    "gegevens": sorted(opdracht.gegevens),
                    "aanvraag_id": aanvraag_id,
                    "zaak_id": zaak_id,
                    "taak_id": taak_id,
                    "begonnen_op": nu(),
                    "volgende_poging": nu(),
                },
            )
            if nieuw:
                self._meteen(overdracht.id)


def trek_in(zaak_id: uuid.UUID) -> list[uuid.UUID]:
    """The case has ended without the partner: what it can't have had is never sent, what it may have is taken back.

    Returns the hand-overs that must be told. A partner that has already reported the end is left alone.
    """
    staat = Overdracht.Staat
    with handeling(DOOR, "partner.intrekken"):
        lopend = list(
            Overdracht.objects.select_for_update().filter(zaak_id=zaak_id).exclude(gemeld__in=EINDE)
        )
        weg = [o.id for o in lopend if o.staat in (staat.WACHT, staat.MISLUKT) and not o.misschien_ontvangen]
        terug = [
            o.id for o in lopend if o.id not in weg and o.staat in (staat.WACHT, staat.MISLUKT, staat.BEZORGD)
        ]
        Overdracht.objects.filter(id__in=weg).update(
            staat=staat.INGETROKKEN, volgende_poging=None, inhoud=None
        )
        Overdracht.objects.filter(id__in=terug).update(
            staat=staat.INTREKKEN, pogingen=0, begonnen_op=nu(), volgende_poging=nu()
        )
        niet_meer_nodig([*weg, *terug], door=DOOR)
    return terug


def opnieuw(overdracht_id: uuid.UUID, organisatie_id: uuid.UUID, *, door: Any) -> bool:
    """Try a hand-over that was given up, or is waiting, at once; False when there is nothing to try."""
    wil = partial(Overdracht.objects.filter, id=overdracht_id, organisatie_id=organisatie_id)
    with handeling(door, "partner.opnieuw"):
        moment = {"begonnen_op": nu(), "volgende_poging": nu()}
        aantal = wil(staat=Overdracht.Staat.MISLUKT).update(
            staat=Overdracht.Staat.WACHT, pogingen=0, **moment
        )
        if aantal:
            opnieuw_geprobeerd(overdracht_id, door=door)
        return bool(
            aantal or wil(staat__in=(Overdracht.Staat.WACHT, Overdracht.Staat.INTREKKEN)).update(**moment)
        )


def wachttijd(pogingen: int) -> dt.timedelta:
    """How long to wait after so many tries: half a minute, doubling, at most an hour."""
    return dt.timedelta(seconds=min(30 * 2 ** min(pogingen - 1, 10), 3600))
