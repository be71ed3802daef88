"""Words that staff read: why a case is where it is on the list, and what a step or task is called."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenloket.kern.klok import vandaag
from eenloket.midoffice.zaken.api import Werkregel

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
    "gevolg": lambda: _("Een andere dienst is geweigerd"),
    "register": lambda: _("Het register heeft dit niet verwerkt"),
}


def fase(naam: str) -> str:
    return FASEN[naam]() if naam in FASEN else naam


def taaksoort(soort: str) -> str:
    return TAKEN[soort]() if soort in TAKEN else _("Nog te doen")


def herziensoort(soort: str) -> str:
    """Why an ended service must be looked at again, in short."""
    return HERZIENINGEN[soort]() if soort in HERZIENINGEN else _("Nog te doen")


def nog(dag: dt.date) -> str:
    """How far away a day is: "nog 3 dagen", "vandaag", "2 dagen te laat"."""
    dagen = (dag - vandaag()).days
    if dagen == 0:
        return _("vandaag")
    if dagen > 0:
        return ngettext("nog {n} dag", "nog {n} dagen", dagen).format(n=dagen)
    return ngettext("{n} dag te laat", "{n} dagen te laat", -dagen).format(n=-dagen)


def waarom(regel: Werkregel) -> str:
    """Why a case is at its place on the work list."""
    if regel.staat_stil:
        return _("De termijn staat stil")
    if regel.werkdatum is None:
        return _("Geen termijn")
    if regel.werkdatum == regel.uiterlijk:
        return _("Wettelijke termijn: {nog}").format(nog=nog(regel.werkdatum))
    return _("Onze belofte: {nog}").format(nog=nog(regel.werkdatum))


def druk(regel: Werkregel) -> str:
    """Kind of label for a term: fout when it's past, aandacht when it's near."""
    if regel.werkdatum is None or regel.staat_stil:
        return "neutraal"
    dagen = (regel.werkdatum - vandaag()).days
    return "fout" if dagen < 0 else "aandacht" if dagen <= 3 else "neutraal"
