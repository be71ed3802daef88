"""Give a locked case a status, also its last one; both doors use this module."""

import datetime as dt

from eenloket.kern import sql
from eenloket.kern.handelingen import Handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.aanbod.api import Statustypegegevens, Zaaktypegegevens

from ..fouten import StatusOpZelfdeMoment
from ..leven import verloop
from ..leven.stand import NieuweStatus, Uitslag
from ..models import Status, Zaak
from .laden import afloop_van
from .rij import stand_van
from .toepassen import pas_toe

_LATER = """
SELECT EXISTS (SELECT 1 FROM zaken_status WHERE zaak_id = %(zaak)s AND datum_status_gezet = %(moment)s),
    EXISTS (SELECT 1 FROM zaken_status WHERE zaak_id = %(zaak)s AND datum_status_gezet > %(moment)s)
"""


def plaats(
    h: Handeling,
    zaak: Zaak,
    nieuw: NieuweStatus,
    soort: Statustypegegevens,
    zaaktype: Zaaktypegegevens,
    rij: Status,
) -> Zaak:
    """Add a status to a locked case in the order that the caller wants: a step, its end, or its reopening.
    ``rij`` is the row of the status.

    Raises: the refusals of ``leven.verloop``, StatusOpZelfdeMoment.
    Cost: two queries for a first status, three for a later one; the end of a case also reads the result, the
    documents and the cases that depend on it.
    Source: zrc-007, zrc-008.
    """
    laatste = zaak.huidige_status_id is None or _is_laatste(zaak, nieuw)
    if soort.eind:
        return _sluit(h, zaak, nieuw, soort, zaaktype, rij=rij, laatste=laatste)
    gevolg = verloop.zet_status(stand_van(zaak), nieuw, soort, nu=nu(), laatste=laatste)
    return pas_toe(h, zaak, gevolg, status=rij)


def ga_verder(
    h: Handeling, zaak: Zaak, nieuw: NieuweStatus, soort: Statustypegegevens, *, informeren: bool = True
) -> Zaak:
    """Bring a locked case to its next step in the order of the phases, but not to its end.

    Raises: the refusals of ``leven.verloop.zet_status``.
    """
    gevolg = verloop.zet_status(
        stand_van(zaak), nieuw, soort, nu=nu(), op_volgorde=True, informeren=informeren
    )
    return pas_toe(h, zaak, gevolg)


def sluit(
    h: Handeling,
    zaak: Zaak,
    nieuw: NieuweStatus,
    soort: Statustypegegevens,
    zaaktype: Zaaktypegegevens,
    uitslag: Uitslag,
) -> Zaak:
    """End a locked, open case with ``uitslag`` as its result; this replaces a result that the case may have.

    Raises: the refusals of ``leven.verloop.sluit``.
    """
    return _sluit(h, zaak, nieuw, soort, zaaktype, uitslag=uitslag, op_volgorde=True)


def _sluit(
    h: Handeling,
    zaak: Zaak,
    nieuw: NieuweStatus,
    soort: Statustypegegevens,
    zaaktype: Zaaktypegegevens,
    *,
    uitslag: Uitslag | None = None,
    rij: Status | None = None,
    laatste: bool = True,
    op_volgorde: bool = False,
) -> Zaak:
    afloop, bestaand = afloop_van(zaak, zaaktype, uitslag)
    gevolg = verloop.sluit(
        stand_van(zaak), nieuw, soort, afloop, nu=nu(), laatste=laatste, op_volgorde=op_volgorde
    )
    return pas_toe(h, zaak, gevolg, status=rij, resultaat=bestaand)


def volgend_moment(zaak: Zaak) -> dt.datetime:
    """Return the present moment, or a microsecond after the last status of the case when that is later.

    So the history stays in order, also when the clock goes back. Cost: one query.
    """
    moment = nu()
    vorige = (
        Status.objects.filter(zaak=zaak)
        .order_by("-datum_status_gezet")
        .values_list("datum_status_gezet", flat=True)
        .first()
    )
    return moment if vorige is None or vorige < moment else vorige + dt.timedelta(microseconds=1)


def _is_laatste(zaak: Zaak, nieuw: NieuweStatus) -> bool:
    """Return whether no status is later.

    Raises: StatusOpZelfdeMoment.
    Cost: one query.
    """
    zelfde, later = sql.een(_LATER, {"zaak": zaak.id, "moment": nieuw.moment}) or (False, False)
    if zelfde:
        raise StatusOpZelfdeMoment()
    return not later
