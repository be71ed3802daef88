"""Adapter of the port ``Partners``: a hand-over goes into the outbox, in the transaction of whoever hands over."""

import uuid
from collections.abc import Callable
from typing import Any

from eenloket.kern.aflevering.api import Staat
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.aanvragen.ports import Opdracht
from eenloket.midoffice.zaken.api import Zaak

from .models import Overdracht
from .opgeven import DOOR, niet_meer_nodig

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
                    "volgende_poging": nu(),
                },
            )
            if nieuw:
                self._meteen(overdracht.id)


def trek_in(zaak_id: uuid.UUID) -> list[uuid.UUID]:
    """The case has ended without the partner: what it can't have had is never sent, what it may have is taken back.

    Returns the hand-overs that must be told. A partner that has already reported the end is left alone. What is being sent at this moment may
    arrive, so it is taken back too.
    """
    with handeling(DOOR, "partner.intrekken"):
        rijen = Overdracht.objects.select_for_update().filter(zaak_id=zaak_id, intrekken=False)
        lopend = list(rijen.exclude(gemeld__in=EINDE).exclude(staat=Staat.NIET_NODIG))
        weg = [o.id for o in lopend if o.staat != Staat.BEZORGD and not o.misschien_ontvangen]
        terug = [o.id for o in lopend if o.id not in weg]
        moment = nu()
        Overdracht.objects.filter(id__in=weg).update(
            staat=Staat.NIET_NODIG, volgende_poging=None, inhoud=None
        )
        Overdracht.objects.filter(id__in=terug).update(
            staat=Staat.WACHT, intrekken=True, pogingen=0, begonnen_op=moment, volgende_poging=moment, laatste_fout="",
        )  # fmt: skip
        niet_meer_nodig([*weg, *terug], door=DOOR)
    return terug
