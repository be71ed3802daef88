"""Guard terms: warn in time, resume a term when the client's time to answer is over, and report when a legal
term has passed (M-B9).
"""

import datetime as dt
import uuid

from django.db import connection
from django.db.models import Max

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.aanbod.api import OnbekendeDienst

from .events import TermijnNadert, TermijnVerstreken
from .inrichting import dienst_van
from .loket.taken import stel_taak
from .loket.termijnen import hervat
from .models import Zaak

STAPEL = 200
_DRIEKWART, _DRIE_DAGEN, _VERSTREKEN = 1, 2, 3

# One statement finds, locks and marks a batch, so that two workers never take the same case and a case is marked only once.
_NEEM = """
UPDATE zaken_zaak SET gewaarschuwd = %(stand)s WHERE id IN (
    SELECT id FROM zaken_zaak
    WHERE einddatum IS NULL AND NOT opschorting_indicatie AND gewaarschuwd < %(stand)s AND {wanneer}
    ORDER BY id LIMIT %(stapel)s FOR UPDATE SKIP LOCKED
) RETURNING id
"""
_WANNEER = {
    _VERSTREKEN: "uiterlijke_einddatum_afdoening < %(dag)s",
    _DRIE_DAGEN: "uiterlijke_einddatum_afdoening <= %(dag)s + 3",
    _DRIEKWART: "startdatum + (uiterlijke_einddatum_afdoening - startdatum) * 3 / 4 <= %(dag)s",
}
DWANGSOM = (
    "De wettelijke termijn is voorbij. De aanvrager mag ons nu in gebreke stellen. Twee weken daarna moeten wij een "
    "dwangsom betalen. Beslis zo snel mogelijk, of bel de aanvrager."
)


def bewaak(dag: dt.date, *, door: Actor) -> dict[str, int]:
    """Check all terms for ``dag``; return the number of cases per action. A repeated call is safe, also at
    the same moment.
    """
    return {
        "hervat": hervat_verlopen(dag, door=door),
        "verstreken": _ronde(_VERSTREKEN, dag, door),
        "drie_dagen": _ronde(_DRIE_DAGEN, dag, door),
        "driekwart": _ronde(_DRIEKWART, dag, door),
    }


def hervat_verlopen(dag: dt.date, *, door: Actor) -> int:
    """Resume the terms of cases whose client had to answer before ``dag`` (Awb 4:15 par. 1a); the client can
    still answer.
    """
    wacht = Zaak.objects.filter(
        einddatum=None, opschorting_indicatie=True, taken__voor="client", taken__klaar_op=None
    )
    aantal = 0
    for zaak in wacht.annotate(tot=Max("taken__uiterlijk")).filter(tot__lt=dag):
        hervat(zaak, door=door, per=zaak.tot, reden="De aanvrager heeft niet op tijd geantwoord.")
        aantal += 1
    return aantal


def _ronde(stand: int, dag: dt.date, door: Actor) -> int:
    aantal = 0
    while ids := _stapel(stand, dag, door):
        aantal += len(ids)
        if len(ids) < STAPEL:
            break
    return aantal


def _stapel(stand: int, dag: dt.date, door: Actor) -> list[uuid.UUID]:
    with handeling(door, "zaak.termijn_bewaken") as h:
        with connection.cursor() as cursor:
            cursor.execute(
                _NEEM.format(wanneer=_WANNEER[stand]), {"stand": stand, "dag": dag, "stapel": STAPEL}
            )
            ids = [rij[0] for rij in cursor.fetchall()]
        if stand == _VERSTREKEN:
            h.meld(*(_verstreken(zaak, door) for zaak in Zaak.objects.filter(id__in=ids)))
        else:
            wanneer = "drie_dagen" if stand == _DRIE_DAGEN else "driekwart"
            h.meld(*(TermijnNadert(zaak_id=id_, wanneer=wanneer) for id_ in ids))
    return ids


def _verstreken(zaak: Zaak, door: Actor) -> TermijnVerstreken:
    """Return the event for a passed term. A penalty becomes a task for employees; a grant by law is for
    ``besluiten``.
    """
    try:
        gevolg = dienst_van(zaak).termijnen.na_afloop
    except OnbekendeDienst:
        gevolg = "niets"
    if gevolg == "dwangsom":
        stel_taak(zaak, soort="dwangsom", vraag=DWANGSOM, sleutel="dwangsom", door=door)
    return TermijnVerstreken(zaak_id=zaak.id, gevolg=gevolg)
