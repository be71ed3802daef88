"""What can go wrong with a case."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import OngeldigeInvoer, Strijdig


class ZaakIsGesloten(Strijdig):
    """An ended case doesn't change any more."""

    code = "zaak-is-gesloten"
    tekst = _("Deze zaak is al afgehandeld. Er verandert niets meer aan.")


class OnjuisteFase(Strijdig):
    """The step doesn't follow on where the case is."""

    code = "onjuiste-fase"
    tekst = _("Deze stap past niet bij waar de zaak nu is. Ververs de pagina en kijk opnieuw.")


class OnbekendeStap(OngeldigeInvoer):
    """The case type has no status of this step."""

    code = "onbekende-stap"
    tekst = _("Deze soort zaak kent die stap niet.")


class OnbekendResultaat(OngeldigeInvoer):
    code = "onbekend-resultaat"
    tekst = _("Deze soort zaak kent dat resultaat niet. Kies een resultaat uit de lijst.")


class TermijnStaatStil(Strijdig):
    code = "termijn-staat-stil"
    tekst = _("De termijn van deze zaak staat al stil.")


class TermijnLooptAl(Strijdig):
    code = "termijn-loopt-al"
    tekst = _("De termijn van deze zaak loopt al.")


class NietVerlengbaar(Strijdig):
    """The service has no extension, it was used already, or the term has passed."""

    code = "niet-verlengbaar"
    tekst = _("De termijn van deze zaak kan niet (nog een keer) worden verlengd.")


class VerlengingTeLang(OngeldigeInvoer):
    code = "verlenging-te-lang"
    tekst = _("Zo lang mag de termijn niet worden verlengd. Kies een kortere verlenging.")


class TaakIsKlaar(Strijdig):
    code = "taak-is-klaar"
    tekst = _("Dit is al gedaan.")


class OntbrekendeTekst(OngeldigeInvoer):
    code = "tekst-ontbreekt"
    tekst = _("Schrijf hier een korte tekst.")


class VerlopenDatum(OngeldigeInvoer):
    code = "datum-voorbij"
    tekst = _("Kies een dag in de toekomst.")


class Registerfout(OngeldigeInvoer):
    """A rule of the case register (zrc-…) that a field breaks; ``code`` as clients of the standard know it."""

    def __init__(self, veld: str, code: str, tekst: str | Promise) -> None:
        super().__init__(tekst, veld=veld)
        self.code = code
