"""What can't be done to a work item, in words for who tried."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import OngeldigeInvoer, Strijdig


class WerkIsAf(Strijdig):
    code, tekst = "werk-is-af", _("Dit werk is al afgerond.")


class WerkLoopt(Strijdig):
    code, tekst = "werk-loopt", _("Dit werk staat nog op de lijst.")


class GeenOntvanger(OngeldigeInvoer):
    code, tekst = "geen-ontvanger", _("Kies aan wie u dit werk overdraagt: een collega of een team.")


class DagVoorbij(OngeldigeInvoer):
    code, tekst = "dag-voorbij", _("Kies een dag na vandaag.")


class NaDeTermijn(OngeldigeInvoer):
    code, tekst = "na-de-termijn", _("Kies een dag voor de wettelijke termijn afloopt.")
