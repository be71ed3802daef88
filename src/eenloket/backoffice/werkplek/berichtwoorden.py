"""What messages and their channels are called."""

from django.utils.translation import gettext as _

KANALEN = {
    "mail": lambda: _("E-mail"),
    "sms": lambda: _("Sms"),
    "berichtenbox": lambda: _("Berichtenbox"),
    "post": lambda: _("Brief"),
    "loket": lambda: _("Alleen in het dossier"),
}
BERICHTEN = {
    "ontvangst": lambda: _("Ontvangstbevestiging"),
    "stap": lambda: _("Bericht over een stap"),
    "vraag_aan_u": lambda: _("Vraag aan de aanvrager"),
    "besluit": lambda: _("Bericht over een besluit"),
    "levering": lambda: _("Alles geleverd"),
    "vervallen": lambda: _("Bericht dat iets niet doorgaat"),
    "ingetrokken": lambda: _("Bevestiging van intrekken"),
    "hervatten": lambda: _("Code om verder te gaan"),
    "termijn_gewijzigd": lambda: _("Bericht over een nieuwe datum"),
    "herinnering": lambda: _("Herinnering"),
}


def berichtkanaal(naam: str) -> str:
    return KANALEN[naam]() if naam in KANALEN else naam


def berichtsoort(soort: str) -> str:
    """What a message is about; a sort of the content's own is shown by its id."""
    return BERICHTEN[soort]() if soort in BERICHTEN else soort
