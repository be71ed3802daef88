"""When, in a few words, for one service of a request. Honest: a date that has passed is said to have passed (M-B12)."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from eenloket.kern.klok import AMSTERDAM, vandaag

from .models import Knoop, Knoopstaat


def datumtekst(
    knoop: Knoop,
    verwacht: dt.date | None,
    wacht_op: list[str],
    partner: str,
    samen: bool,
    wacht_op_client: bool,
) -> str:
    """``verwacht`` is the day it's promised for, ``wacht_op`` names of services that come first, ``partner`` the name of who has it
    when that isn't us. In the active language."""
    if knoop.staat == Knoopstaat.STRAKS:
        return _("begint na: %(wat)s") % {"wat": ", ".join(wacht_op)}
    if knoop.staat == Knoopstaat.INGETROKKEN:
        return _("ingetrokken door u")
    if knoop.klaar_op:
        return _klaar(knoop, samen)
    if wacht_op_client:
        return _("wij wachten op u")
    if knoop.zaak is not None and knoop.zaak.opschorting_indicatie:
        return _("staat even stil")
    if verwacht is None:
        return _("bij %(wie)s") % {"wie": partner} if partner else ""
    return _loopt(knoop, verwacht, partner)


def _klaar(knoop: Knoop, samen: bool) -> str:
    assert knoop.klaar_op is not None
    dag = _kort(knoop.klaar_op.astimezone(AMSTERDAM).date())
    beslist = knoop.staat in (Knoopstaat.TOEGEKEND, Knoopstaat.GEWEIGERD)
    if samen and beslist and not knoop.geleverd_op:
        return _("klaar op %(dag)s, u krijgt alles samen") % {"dag": dag}
    return dag


def _loopt(knoop: Knoop, verwacht: dt.date, partner: str) -> str:
    woorden = {"wie": partner, "dag": _kort(verwacht)}
    if verwacht < vandaag():
        if partner:
            return _("te laat: dit had %(dag)s klaar moeten zijn bij %(wie)s") % woorden
        return _("te laat: dit had %(dag)s klaar moeten zijn, wij zijn er nog mee bezig") % woorden
    beloofd = knoop.zaak.streefdatum if knoop.zaak else None
    if beloofd is not None and beloofd < vandaag():
        return _("later dan beloofd, uiterlijk %(dag)s") % woorden
    if partner:
        return _("bij %(wie)s, uiterlijk %(dag)s") % woorden
    return _("uiterlijk %(dag)s") % woorden


def _kort(dag: dt.date) -> str:
    """With the year when it isn't this one."""
    return date_format(dag, "j F" if dag.year == vandaag().year else "j F Y")
