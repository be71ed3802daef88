"""The refusals of decisions: each has one name, and a sentence for the user of our counter."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, NietGevonden, NietToegestaan, OngeldigeInvoer, Strijdig


class GeenMandaat(NietToegestaan):
    """The person who decides doesn't have the role of the mandate of this service (Awb 10:3)."""

    code = "geen-mandaat"
    tekst = _("U heeft geen mandaat om over deze dienst te beslissen. Vraag een collega die dat wel heeft.")


class FunctiescheidingVereist(NietToegestaan):
    """The employee who handles the case may not decide on it; a case that nobody handles can't be decided on."""

    code = "functiescheiding"
    tekst = _("Over deze zaak beslist iemand anders dan de behandelaar.")


class MotiveringOntbreekt(OngeldigeInvoer):
    """A decision needs a motivation (Awb 3:46)."""

    code = "motivering-ontbreekt"
    tekst = _("Schrijf op waarom u dit besluit. De aanvrager leest dit in de brief.")


class NogNietCompleet(Strijdig):
    """A grant needs a compulsory item of the checklist or an advice that isn't done."""

    code = "nog-niet-compleet"
    tekst = _("Toekennen kan nog niet: de controlelijst of een advies is nog niet klaar.")


class NietAutomatisch(Strijdig):
    """The mandate of this service doesn't allow automatic decisions."""

    code = "niet-automatisch"
    tekst = _("Over deze dienst beslist altijd een medewerker.")


class Weigering(Domeinfout):
    """Base class of the refusals to record a decision, whoever took it. ``register.codes`` has the code of
    each in the standard.
    """


class _Ongeldig(Weigering, OngeldigeInvoer):
    """A given value isn't valid."""


class OnbekendBesluittype(_Ongeldig):
    """The decision type isn't in the catalogue (brc-001)."""

    code = "onbekend-besluittype"
    tekst = _("Dit besluittype bestaat niet.")


class BesluittypeIsConcept(_Ongeldig):
    """The decision type isn't published (brc-001)."""

    code = "besluittype-is-concept"
    tekst = _("Dit besluittype is nog niet gepubliceerd.")


class OnbekendeZaak(_Ongeldig):
    """The case of the decision doesn't exist (brc-006)."""

    code = "onbekende-zaak"
    tekst = _("Deze zaak bestaat niet.")


class BesluittypeHoortNietBijZaak(_Ongeldig):
    """The type of the case doesn't have this decision type (brc-007)."""

    code = "besluittype-hoort-niet-bij-zaak"
    tekst = _("Het besluittype hoort niet bij het zaaktype van de zaak.")


class OrganisatieHeeftNegenCijfers(_Ongeldig):
    """The number of the responsible organisation (RSIN) doesn't have nine digits."""

    code = "organisatie-lengte"
    tekst = _("Een RSIN heeft negen cijfers.")


class OngeldigeOrganisatie(_Ongeldig):
    """The number of the responsible organisation (RSIN) doesn't pass its own check."""

    code = "organisatie-ongeldig"
    tekst = _("Dit is geen geldig RSIN.")


class BesluitInToekomst(_Ongeldig):
    """The date of the decision lies in the future."""

    code = "besluit-in-toekomst"
    tekst = _("Een besluit is niet van een dag in de toekomst.")


class NummerIsBezet(_Ongeldig):
    """Another decision of the responsible organisation has this number (brc-002)."""

    code = "nummer-is-bezet"
    tekst = _("Deze identificatie is al gebruikt door deze organisatie.")


class GegevenLigtVast(_Ongeldig):
    """Number, organisation, type and case never change after recording (brc-001, 002, 006); ``veld`` is the
    field that was changed.
    """

    code = "gegeven-ligt-vast"


class OnbekendDocument(_Ongeldig):
    """The document of the decision doesn't exist (brc-003)."""

    code = "onbekend-document"
    tekst = _("Dit document bestaat niet.")


class DocumentHoortNietBijBesluittype(_Ongeldig):
    """The type of the decision doesn't have this document type (brc-008)."""

    code = "document-hoort-niet-bij-besluittype"
    tekst = _("Het soort document hoort niet bij het besluittype van het besluit.")


class DocumentIsGekoppeld(_Ongeldig):
    """The document belongs to the decision already."""

    code = "document-is-gekoppeld"
    tekst = _("Dit document hoort al bij dit besluit.")


class Registerfout(OngeldigeInvoer):
    """A field breaks a rule of the register of decisions (brc-…); ``code`` is the error code of the standard."""

    def __init__(self, veld: str, code: str, tekst: str | Promise) -> None:
        super().__init__(tekst, veld=veld)
        self.code = code


class OnbekendBesluit(NietGevonden):
    """There is no such decision in this organisation."""

    code = "not_found"
    tekst = _("Dit besluit bestaat niet.")
