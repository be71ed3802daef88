"""Words that staff read: why a case is where it is on the list, and what a step or task is called."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenloket.kern.klok import vandaag
from eenloket.midoffice.werk import models as werkmodellen
from eenloket.midoffice.werk.api import Lijstregel
from eenloket.vormgeving.opmaak import datumlang

FASEN = {
    "wacht": lambda: _("Wacht op een andere dienst"),
    "intake": lambda: _("Ontvangen"),
    "behandelen": lambda: _("In behandeling"),
    "besluiten": lambda: _("Wordt besloten"),
    "leveren": lambda: _("Wordt geleverd"),
    "registreren": lambda: _("Wordt geregistreerd"),
    "gesloten": lambda: _("Afgehandeld"),
}
TAKEN = {
    "aanvullen": lambda: _("Wacht op de aanvrager"),
    "advies": lambda: _("Wacht op advies"),
    "steekproef": lambda: _("Steekproef: kijk dit na"),
    "dwangsom": lambda: _("Dwangsom dreigt"),
    "gevolg": lambda: _("Een andere dienst is geweigerd: beoordeel dit"),
}
HERZIENINGEN = {
    "weigering": lambda: _("Een andere dienst is geweigerd"),
    "register": lambda: _("Het register heeft dit niet verwerkt"),
}
REDENEN = {
    **HERZIENINGEN,
    "mislukt": lambda: _("Niet gelukt, ook niet na vaak proberen"),
    "dwangsom": TAKEN["dwangsom"],
    "steekproef": TAKEN["steekproef"],
}
DADEN = {
    "opgepakt": lambda: _("Opgepakt"),
    "teruggegeven": lambda: _("Teruggegeven"),
    "overgedragen": lambda: _("Overgedragen"),
    "apart_gelegd": lambda: _("Apart gelegd"),
    "teruggelegd": lambda: _("Terug op de lijst"),
    "verzet": lambda: _("De termijn is veranderd"),
    "afgerond": lambda: _("Afgerond"),
    "vervallen": lambda: _("Niet meer nodig"),
    "heropend": lambda: _("Weer op de lijst"),
}


def fase(naam: str) -> str:
    return FASEN[naam]() if naam in FASEN else naam


def taaksoort(soort: str) -> str:
    return TAKEN[soort]() if soort in TAKEN else _("Nog te doen")


def herziensoort(soort: str) -> str:
    """Why an ended service must be looked at again, in short."""
    return HERZIENINGEN[soort]() if soort in HERZIENINGEN else _("Nog te doen")


def reden(code: str) -> str:
    """Why work that isn't a case to handle waits for a person."""
    return REDENEN[code]() if code in REDENEN else _("Nog te doen")


def geschiedenis(regels: Sequence[werkmodellen.Werkregel], sinds: dt.datetime) -> list[dict[str, Any]]:
    """Who did what when with a work item, newest first, as steps for ``<c-tijdlijn>``; it begins with ``sinds``."""
    stappen = [
        {
            "titel": DADEN[r.daad](),
            "tijd": r.op,
            "staat": "klaar",
            "tekst": ". ".join(
                filter(None, (r.medewerker.naam if r.medewerker else r.team, datumlang(r.tot), r.toelichting))
            ),
        }
        for r in reversed(regels)
    ]
    return [*stappen, {"titel": _("Op de lijst"), "tijd": sinds, "tekst": "", "staat": "klaar"}]


def nog(dag: dt.date) -> str:
    """How far away a day is: "nog 3 dagen", "vandaag", "2 dagen te laat"."""
    dagen = (dag - vandaag()).days
    if dagen == 0:
        return _("vandaag")
    if dagen > 0:
        return ngettext("nog {n} dag", "nog {n} dagen", dagen).format(n=dagen)
    return ngettext("{n} dag te laat", "{n} dagen te laat", -dagen).format(n=-dagen)


def waarom(regel: Lijstregel) -> str:
    """Why a case is at its place on the work list."""
    if regel.staat_stil:
        return _("De termijn staat stil")
    return nog(regel.werkdatum) if regel.werkdatum else _("Geen termijn")


def soort_termijn(regel: Lijstregel) -> str:
    """Whose the day is that a line is sorted by: the law's or our own promise."""
    if regel.werkdatum is None or regel.staat_stil:
        return ""
    return _("wet") if regel.werkdatum == regel.wettelijk else _("onze norm")


def druk(regel: Lijstregel) -> str:
    """Kind of label for a term: fout when it's past, aandacht when it's near."""
    if regel.werkdatum is None or regel.staat_stil:
        return "neutraal"
    return druk_van(regel.werkdatum)


def druk_van(dag: dt.date) -> str:
    """Kind of label for a day that something must be done by."""
    dagen = (dag - vandaag()).days
    return "fout" if dagen < 0 else "aandacht" if dagen <= 3 else "neutraal"
