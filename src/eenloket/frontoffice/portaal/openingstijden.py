"""Open or closed now, by the hours in the content and the public holidays."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eenloket.kern import klok
from eenloket.kern.termijnen import is_werkdag

if TYPE_CHECKING:
    from eenloket.midoffice.aanbod.inhoud import Contact

_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True, slots=True)
class Bereikbaar:
    """How to call: the number, whether somebody answers now, and one line that says so."""

    telefoon: str
    open: bool
    tekst: str


def bereikbaar(contact: "Contact", nu: dt.datetime | None = None) -> Bereikbaar | None:
    """None without a telephone number; without hours the line is empty."""
    if not contact.telefoon:
        return None
    moment = (nu or klok.nu()).astimezone(klok.AMSTERDAM)
    if not contact.uren:
        return Bereikbaar(contact.telefoon, False, "")
    uur = f"{moment:%H:%M}"
    vandaag = _uren(contact, moment.date())
    for van, tot in vandaag:
        if van <= uur < tot:
            return Bereikbaar(contact.telefoon, True, _("nu open, tot %(tijd)s uur") % {"tijd": _kort(tot)})
        if uur < van:
            return Bereikbaar(
                contact.telefoon, False, _("vandaag open vanaf %(tijd)s uur") % {"tijd": _kort(van)}
            )
    for verder in range(1, 15):
        dag = moment.date() + dt.timedelta(days=verder)
        if uren := _uren(contact, dag):
            return Bereikbaar(contact.telefoon, False, _weer_open(dag, uren[0][0], morgen=verder == 1))
    return Bereikbaar(contact.telefoon, False, _("nu gesloten"))


def _uren(contact: "Contact", dag: dt.date) -> list[tuple[str, str]]:
    """Stretches of ``dag``; none on a public holiday that falls on a weekday."""
    if dag.weekday() < 5 and not is_werkdag(dag):
        return []
    return sorted((u.van, u.tot) for u in contact.uren if u.dag == _DAGEN[dag.weekday()])


def _weer_open(dag: dt.date, van: str, *, morgen: bool) -> str:
    if morgen:
        return _("nu gesloten, morgen open vanaf %(tijd)s uur") % {"tijd": _kort(van)}
    namen = (
        _("maandag"),
        _("dinsdag"),
        _("woensdag"),
        _("donderdag"),
        _("vrijdag"),
        _("zaterdag"),
        _("zondag"),
    )
    return _("nu gesloten, %(dag)s open vanaf %(tijd)s uur") % {
        "dag": namen[dag.weekday()],
        "tijd": _kort(van),
    }


def _kort(tijd: str) -> str:
    uur, minuut = tijd.split(":")
    return f"{int(uur)}.{minuut}"
