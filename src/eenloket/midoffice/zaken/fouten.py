"""What can be refused about a case: each refusal has one name here, and a sentence for who asks at our counter.

How clients of the national standard know the same refusals stands in ``register.codes``.
"""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, OngeldigeInvoer, Strijdig


class Weigering(Domeinfout):
    """Base of the refusals of the life of a case."""


class _Strijdig(Weigering, Strijdig):
    """The case is not, or no longer, in the state that the act asks."""


class _Ongeldig(Weigering, OngeldigeInvoer):
    """What was given can't be used."""


class ZaakIsGesloten(_Strijdig):
    """An ended case doesn't change any more (zrc-007)."""

    code = "zaak-is-gesloten"
    tekst = _("Deze zaak is al afgehandeld. Er verandert niets meer aan.")


class OnjuisteFase(_Strijdig):
    """The step doesn't follow on where the case is."""

    code = "onjuiste-fase"
    tekst = _("Deze stap past niet bij waar de zaak nu is. Ververs de pagina en kijk opnieuw.")


class OnbekendeStap(_Ongeldig):
    """The case type has no status of this step."""

    code = "onbekende-stap"
    tekst = _("Deze soort zaak kent die stap niet.")


class OnbekendResultaat(_Ongeldig):
    code = "onbekend-resultaat"
    tekst = _("Deze soort zaak kent dat resultaat niet. Kies een resultaat uit de lijst.")


class TermijnStaatStil(_Strijdig):
    code = "termijn-staat-stil"
    tekst = _("De termijn van deze zaak staat al stil.")


class TermijnLooptAl(_Strijdig):
    code = "termijn-loopt-al"
    tekst = _("De termijn van deze zaak loopt al.")


class NietVerlengbaar(_Strijdig):
    """The service has no extension, it was used already, or the term has passed."""

    code = "niet-verlengbaar"
    tekst = _("De termijn van deze zaak kan niet (nog een keer) worden verlengd.")


class VerlengingTeLang(_Ongeldig):
    code = "verlenging-te-lang"
    tekst = _("Zo lang mag de termijn niet worden verlengd. Kies een kortere verlenging.")


class OngeldigeDuur(_Ongeldig):
    """Terms are counted in days, weeks, months and years."""

    code = "ongeldige-duur"
    tekst = _("Geef de duur in dagen, weken, maanden of jaren.")


class TaakIsKlaar(_Strijdig):
    code = "taak-is-klaar"
    tekst = _("Dit is al gedaan.")


class OntbrekendeTekst(_Ongeldig):
    code = "tekst-ontbreekt"
    tekst = _("Schrijf hier een korte tekst.")


class VerlopenDatum(_Ongeldig):
    code = "datum-voorbij"
    tekst = _("Kies een dag in de toekomst.")


class DossierIsGearchiveerd(_Strijdig):
    """The file of the case went to the archive (zrc-022)."""

    code = "dossier-is-gearchiveerd"
    tekst = _("Het dossier van deze zaak is al gearchiveerd.")


class GeenResultaat(_Strijdig):
    """A case ends with a result (zrc-007)."""

    code = "geen-resultaat"
    tekst = _("Leg eerst een resultaat vast voor deze zaak.")


class ResultaatIsEr(_Strijdig):
    """A case has one result (zrc-020)."""

    code = "resultaat-is-er"
    tekst = _("Deze zaak heeft al een resultaat.")


class EindstatusNodig(_Ongeldig):
    """Only the last status type of a case type ends a case."""

    code = "eindstatus-nodig"
    tekst = _("Sluit een zaak af met de eindstatus van het zaaktype.")


class DocumentOpSlot(_Strijdig):
    """Somebody is changing a document of the case (zrc-007)."""

    code = "document-op-slot"
    tekst = _("Een document van deze zaak wordt nog bewerkt.")


class GebruiksrechtOnbekend(_Strijdig):
    """Nobody looked at the rights of use of a document yet (zrc-007)."""

    code = "gebruiksrecht-onbekend"
    tekst = _("Van een document van deze zaak is niet bekend of er gebruiksrechten op rusten.")


class StatusInToekomst(_Ongeldig):
    """A status that is recorded has been reached."""

    code = "status-in-toekomst"
    tekst = _("Deze datum mag niet in de toekomst liggen.")


class StatusOpZelfdeMoment(_Strijdig):
    """The statuses of a case have an order."""

    code = "status-op-zelfde-moment"
    tekst = _("Op dit tijdstip heeft de zaak al een status gekregen.")


class RolVanAndereZaak(_Ongeldig):
    """A status is set by somebody who has a role in the case itself."""

    code = "rol-van-andere-zaak"
    tekst = _("Deze rol hoort niet bij de zaak.")


class VerlengingBlijft(_Strijdig):
    """A term is extended once; that it was stays known (Awb 4:14)."""

    code = "verlenging-blijft"
    tekst = _("Een verlenging die is vastgelegd, verandert niet meer.")
