"""The refusals of cases: each has one name, and a sentence for the user of our counter.

``register.codes`` gives the same refusals in the terms of the national standard.
"""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, OngeldigeInvoer, Strijdig


class Weigering(Domeinfout):
    """Base class of the refusals of the life of a case."""


class _Strijdig(Weigering, Strijdig):
    """The case isn't in the state that the act requires."""


class _Ongeldig(Weigering, OngeldigeInvoer):
    """A given value isn't valid."""


class ZaakIsGesloten(_Strijdig):
    """The case has ended and can't be changed any more (zrc-007)."""

    code = "zaak-is-gesloten"
    tekst = _("Deze zaak is al afgehandeld. Er verandert niets meer aan.")


class OnjuisteFase(_Strijdig):
    """The step may not follow the present phase of the case."""

    code = "onjuiste-fase"
    tekst = _("Deze stap past niet bij waar de zaak nu is. Ververs de pagina en kijk opnieuw.")


class OnbekendeStap(_Ongeldig):
    """The case type has no status for this step."""

    code = "onbekende-stap"
    tekst = _("Deze soort zaak kent die stap niet.")


class OnbekendResultaat(_Ongeldig):
    """The case type has no such result type."""

    code = "onbekend-resultaat"
    tekst = _("Deze soort zaak kent dat resultaat niet. Kies een resultaat uit de lijst.")


class TermijnStaatStil(_Strijdig):
    """The terms of the case are suspended already."""

    code = "termijn-staat-stil"
    tekst = _("De termijn van deze zaak staat al stil.")


class TermijnLooptAl(_Strijdig):
    """The terms of the case aren't suspended."""

    code = "termijn-loopt-al"
    tekst = _("De termijn van deze zaak loopt al.")


class NietVerlengbaar(_Strijdig):
    """The service has no extension, the term was extended already, or the term has passed."""

    code = "niet-verlengbaar"
    tekst = _("De termijn van deze zaak kan niet (nog een keer) worden verlengd.")


class VerlengingTeLang(_Ongeldig):
    """The extension is longer than the service or the case type allows."""

    code = "verlenging-te-lang"
    tekst = _("Zo lang mag de termijn niet worden verlengd. Kies een kortere verlenging.")


class OngeldigeDuur(_Ongeldig):
    """The duration isn't given in days, weeks, months and years."""

    code = "ongeldige-duur"
    tekst = _("Geef de duur in dagen, weken, maanden of jaren.")


class TaakIsKlaar(_Strijdig):
    """The task is done already."""

    code = "taak-is-klaar"
    tekst = _("Dit is al gedaan.")


class OntbrekendeTekst(_Ongeldig):
    """A required text is empty."""

    code = "tekst-ontbreekt"
    tekst = _("Schrijf hier een korte tekst.")


class VerlopenDatum(_Ongeldig):
    """The day isn't in the future."""

    code = "datum-voorbij"
    tekst = _("Kies een dag in de toekomst.")


class DossierIsGearchiveerd(_Strijdig):
    """The file of the case was moved to the archive (zrc-022)."""

    code = "dossier-is-gearchiveerd"
    tekst = _("Het dossier van deze zaak is al gearchiveerd.")


class GeenResultaat(_Strijdig):
    """A case can't end without a result (zrc-007)."""

    code = "geen-resultaat"
    tekst = _("Leg eerst een resultaat vast voor deze zaak.")


class ResultaatIsEr(_Strijdig):
    """The case has a result already; a case has one result (zrc-020)."""

    code = "resultaat-is-er"
    tekst = _("Deze zaak heeft al een resultaat.")


class EindstatusNodig(_Ongeldig):
    """The status type isn't the last one of the case type; only the last one ends a case."""

    code = "eindstatus-nodig"
    tekst = _("Sluit een zaak af met de eindstatus van het zaaktype.")


class DocumentOpSlot(_Strijdig):
    """A document of the case is locked, because somebody is changing it (zrc-007)."""

    code = "document-op-slot"
    tekst = _("Een document van deze zaak wordt nog bewerkt.")


class GebruiksrechtOnbekend(_Strijdig):
    """The rights of use of a document aren't recorded yet (zrc-007)."""

    code = "gebruiksrecht-onbekend"
    tekst = _("Van een document van deze zaak is niet bekend of er gebruiksrechten op rusten.")


class StatusInToekomst(_Ongeldig):
    """The moment of the status lies in the future."""

    code = "status-in-toekomst"
    tekst = _("Deze datum mag niet in de toekomst liggen.")


class EindeVoorBegin(_Ongeldig):
    """The moment of the last status lies before the day on which the case began."""

    code = "einde-voor-begin"
    tekst = _("Een zaak eindigt niet voor haar begin. Kies een latere datum.")


class EindeVoorHuidigeStatus(_Ongeldig):
    """The case has a status of a later moment than the last status that would end it."""

    code = "einde-voor-huidige-status"
    tekst = _("De zaak heeft al een latere status. Een zaak eindigt met haar laatste status.")


class StatusOpZelfdeMoment(_Strijdig):
    """The case has another status of the same moment; the statuses of a case must have an order."""

    code = "status-op-zelfde-moment"
    tekst = _("Op dit tijdstip heeft de zaak al een status gekregen.")


class RolVanAndereZaak(_Ongeldig):
    """The role that set the status isn't a role of this case."""

    code = "rol-van-andere-zaak"
    tekst = _("Deze rol hoort niet bij de zaak.")


class VerlengingBlijft(_Strijdig):
    """A recorded extension can't be changed or removed; a term is extended once (Awb 4:14)."""

    code = "verlenging-blijft"
    tekst = _("Een verlenging die is vastgelegd, verandert niet meer.")
