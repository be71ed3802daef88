"""The names of rights, for staff."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.gebruikers.rechten import Recht

_RECHTEN: Mapping[Recht, str | Promise] = {
    Recht.ZAAK_LEZEN: _("zaken bekijken"),
    Recht.ZAAK_BEHANDELEN: _("zaken behandelen"),
    Recht.ZAAK_BESLUITEN: _("over zaken besluiten"),
    Recht.STEEKPROEF_TOETSEN: _("steekproeven nakijken"),
    Recht.AANVRAAG_OVERNEMEN: _("een aanvraag overnemen van een klant"),
    Recht.CLIENT_ZOEKEN: _("een klant zoeken"),
    Recht.AANBOD_BEKIJKEN: _("het aanbod bekijken"),
    Recht.AANBOD_LADEN: _("het aanbod wijzigen en publiceren"),
    Recht.BEHEER: _("beheren wie toegang heeft"),
    Recht.KOPPELINGEN: _("koppelingen beheren"),
}


def recht_in_woorden(recht: Recht) -> str:
    """Return in words what an employee with this right may do."""
    return str(_RECHTEN[recht])
