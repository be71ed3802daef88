"""The errors of files and documents."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, OngeldigeInvoer


class LeegBestand(OngeldigeInvoer):
    """The file has no content."""

    code = "bestand-leeg"
    tekst = _("Dit bestand is leeg. Kies een ander bestand.")


class TeGroot(OngeldigeInvoer):
    """The file is larger than allowed."""

    code, http = "bestand-te-groot", 413


class TeVeel(OngeldigeInvoer):
    """The question already has the highest number of files."""

    code = "te-veel-bestanden"
    tekst = _("U heeft hier al het hoogste aantal bestanden. Verwijder er eerst een.")


class VerkeerdeSoort(OngeldigeInvoer):
    """The file isn't of an allowed type, judged by its content; or it is damaged, encrypted or has macros."""

    code, http = "bestand-verkeerde-soort", 415


class Besmet(OngeldigeInvoer):
    """The virus scanner found a virus."""

    code, http = "bestand-besmet", 422
    tekst = _("In dit bestand zit een virus. Wij hebben het niet bewaard. Kies een ander bestand.")


class NietGescand(Domeinfout):
    """The virus scanner didn't answer."""

    code, http = "bestand-niet-gescand", 503
    tekst = _("Wij kunnen uw bestand nu niet controleren. Probeer het over een paar minuten nog eens.")


class UploadIsGekoppeld(OngeldigeInvoer):
    """The file belongs to a case already and can't be deleted."""

    code, http = "bestand-verstuurd", 409
    tekst = _("Dit bestand is al verstuurd en hoort bij uw zaak. Het kan niet meer weg.")


class Documentfout(OngeldigeInvoer):
    """A field breaks a rule of the document register (drc-…); ``code`` is the error code of the standard."""

    def __init__(self, veld: str, code: str, tekst: str | Promise) -> None:
        super().__init__(tekst, veld=veld)
        self.code = code
