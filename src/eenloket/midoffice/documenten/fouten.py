"""What can go wrong with a file."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, OngeldigeInvoer


class LeegBestand(OngeldigeInvoer):
    code = "bestand-leeg"
    tekst = _("Dit bestand is leeg. Kies een ander bestand.")


class TeGroot(OngeldigeInvoer):
    code, http = "bestand-te-groot", 413


class TeVeel(OngeldigeInvoer):
    code = "te-veel-bestanden"
    tekst = _("U heeft hier al het hoogste aantal bestanden. Verwijder er eerst een.")


class VerkeerdeSoort(OngeldigeInvoer):
    """Not one of the allowed types, judged by content; or damaged, encrypted or with macros."""

    code, http = "bestand-verkeerde-soort", 415


class Besmet(OngeldigeInvoer):
    code, http = "bestand-besmet", 422
    tekst = _("In dit bestand zit een virus. Wij hebben het niet bewaard. Kies een ander bestand.")


class NietGescand(Domeinfout):
    code, http = "bestand-niet-gescand", 503
    tekst = _("Wij kunnen uw bestand nu niet controleren. Probeer het over een paar minuten nog eens.")


class UploadIsGekoppeld(OngeldigeInvoer):
    code, http = "bestand-verstuurd", 409
    tekst = _("Dit bestand is al verstuurd en hoort bij uw zaak. Het kan niet meer weg.")
