"""The begin of a case: opened at our counter, registered by another system, or waiting for another case first
(M-B5, M-B6).
"""

import datetime as dt
from dataclasses import replace

from eenloket.kern.klok import AMSTERDAM

from ..events import ZaakGeopend
from ..fouten import OnjuisteFase
from .fasen import Fase
from .stand import Gevolg, NieuweStatus, Zaakstand, eis_bereikt
from .termijnen import Afspraken, met_termijnen


def begin(
    stand: Zaakstand,
    afspraken: Afspraken,
    *,
    fase: Fase,
    nu: dt.datetime,
    status: NieuweStatus | None = None,
) -> Gevolg:
    """Begin a new case in ``fase``, with its first status when the case has one already.

    Days that the caller gave don't change; the other days follow from the agreements. A waiting case
    (``Fase.WACHT``) has a number and a file, but no running term, and no event is emitted before ``start``.
    Raises: StatusInToekomst.
    Source: M-B5, M-B6, M-B9.
    """
    if status is not None:
        eis_bereikt(status, nu)
    stand = replace(
        stand,
        fase=fase,
        huidige_status_id=status.id if status else None,
        opgeschort_sinds=nu.astimezone(AMSTERDAM).date() if stand.opschorting_indicatie else None,
    )
    if fase == Fase.WACHT:
        return Gevolg(stand=stand, status=status)
    return _geopend(met_termijnen(stand, afspraken), status)


def start(stand: Zaakstand, afspraken: Afspraken, *, fase: Fase, vandaag: dt.date) -> Gevolg:
    """Start a waiting case today: its terms count from ``vandaag``.

    Raises: OnjuisteFase when the case began before.
    Source: M-B6.
    """
    if stand.fase != Fase.WACHT:
        raise OnjuisteFase()
    stand = replace(
        stand, fase=fase, startdatum=vandaag, einddatum_gepland=None, uiterlijke_einddatum_afdoening=None
    )
    return _geopend(met_termijnen(stand, afspraken))


def _geopend(stand: Zaakstand, status: NieuweStatus | None = None) -> Gevolg:
    return Gevolg(
        stand=stand,
        status=status,
        gebeurtenissen=(ZaakGeopend(zaak_id=stand.id, dienst=stand.dienst, niveau=stand.niveau or 0),),
    )
