"""The errors of rules."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout


class Regelfout(Domeinfout):
    """A rule can't be read or can't be evaluated. The text is for editors of content and never shows facts."""

    code, http = "regelfout", 422
    tekst = _("Deze regel kan niet worden uitgevoerd. Een medewerker kijkt ernaar.")


class OnbekendeRegel(Regelfout):
    """The package has no decision model with this name."""

    code, http = "onbekende-regel", 404
    tekst = _("Deze beslistabel bestaat niet.")
