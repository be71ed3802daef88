"""What can go wrong when deciding."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import NietGevonden, NietToegestaan, OngeldigeInvoer, Strijdig


class GeenMandaat(NietToegestaan):
    """The decider doesn't hold the mandate of this service (Awb 10:3)."""

    code = "geen-mandaat"
    tekst = _("U heeft geen mandaat om over deze dienst te beslissen. Vraag een collega die dat wel heeft.")


class FunctiescheidingVereist(NietToegestaan):
    """Who handles the case may not decide on it, and somebody must have handled it."""

    code = "functiescheiding"
    tekst = _("Over deze zaak beslist iemand anders dan de behandelaar.")


class MotiveringOntbreekt(OngeldigeInvoer):
    """A decision rests on a sound motivation (Awb 3:46)."""

    code = "motivering-ontbreekt"
    tekst = _("Schrijf op waarom u dit besluit. De aanvrager leest dit in de brief.")


class NogNietCompleet(Strijdig):
    """A compulsory item of the checklist or an advice is missing; a grant needs them."""

    code = "nog-niet-compleet"
    tekst = _("Toekennen kan nog niet: de controlelijst of een advies is nog niet klaar.")


class NietAutomatisch(Strijdig):
    code = "niet-automatisch"
    tekst = _("Over deze dienst beslist altijd een medewerker.")


class Registerfout(OngeldigeInvoer):
    """A rule of the register of decisions (brc-…) that a field breaks; ``code`` as clients of the standard know it."""

    def __init__(self, veld: str, code: str, tekst: str | Promise) -> None:
        super().__init__(tekst, veld=veld)
        self.code = code


class OnbekendBesluit(NietGevonden):
    code = "not_found"
    tekst = _("Dit besluit bestaat niet.")
