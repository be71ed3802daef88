"""What can go wrong with messages."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import NietGevonden, Strijdig


class OnbekendBericht(NietGevonden):
    """The content has no text of this sort: a mistake in the package."""

    code = "onbekend-bericht"
    tekst = _("Voor dit bericht is er geen tekst.")


class NietMislukt(Strijdig):
    code = "bericht-niet-mislukt"
    tekst = _("Dit bericht is al verstuurd, of wij proberen het nog.")
