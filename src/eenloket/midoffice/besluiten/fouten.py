"""What can go wrong when deciding: each refusal has one name here, and a sentence for who asks at our counter."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, NietGevonden, NietToegestaan, OngeldigeInvoer, Strijdig


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


class Weigering(Domeinfout):
    """Base of what the rules of recording a decision refuse, whoever took it. ``register.codes`` has the code of each in the standard."""


class _Ongeldig(Weigering, OngeldigeInvoer):
    """What was given can't be used."""


class OnbekendBesluittype(_Ongeldig):
    """A decision has a type of the catalogue (brc-001)."""

    code = "onbekend-besluittype"
    tekst = _("Dit besluittype bestaat niet.")


class BesluittypeIsConcept(_Ongeldig):
    """Only a published type may be used (brc-001)."""

    code = "besluittype-is-concept"
    tekst = _("Dit besluittype is nog niet gepubliceerd.")


class OnbekendeZaak(_Ongeldig):
    """The case that is decided on exists (brc-006)."""

    code = "onbekende-zaak"
    tekst = _("Deze zaak bestaat niet.")


class BesluittypeHoortNietBijZaak(_Ongeldig):
    """The type of the case knows this type of decision (brc-007)."""

    code = "besluittype-hoort-niet-bij-zaak"
    tekst = _("Het besluittype hoort niet bij het zaaktype van de zaak.")


class OrganisatieHeeftNegenCijfers(_Ongeldig):
    """The number of the responsible organisation (RSIN) has nine digits."""

    code = "organisatie-lengte"
    tekst = _("Een RSIN heeft negen cijfers.")


class OngeldigeOrganisatie(_Ongeldig):
    """The number of the responsible organisation (RSIN) passes its own check."""

    code = "organisatie-ongeldig"
    tekst = _("Dit is geen geldig RSIN.")


class BesluitInToekomst(_Ongeldig):
    """A decision that is recorded was taken."""

    code = "besluit-in-toekomst"
    tekst = _("Een besluit is niet van een dag in de toekomst.")


class NummerIsBezet(_Ongeldig):
    """A number is unique within the responsible organisation (brc-002)."""

    code = "nummer-is-bezet"
    tekst = _("Deze identificatie is al gebruikt door deze organisatie.")


class GegevenLigtVast(_Ongeldig):
    """Number, organisation, type and case never change after recording (brc-001, 002, 006); ``veld`` says which one."""

    code = "gegeven-ligt-vast"


class OnbekendDocument(_Ongeldig):
    """A decision stands in a document that exists (brc-003)."""

    code = "onbekend-document"
    tekst = _("Dit document bestaat niet.")


class DocumentHoortNietBijBesluittype(_Ongeldig):
    """The type of the decision knows this type of document (brc-008)."""

    code = "document-hoort-niet-bij-besluittype"
    tekst = _("Het soort document hoort niet bij het besluittype van het besluit.")


class DocumentIsGekoppeld(_Ongeldig):
    """A decision stands in a document once."""

    code = "document-is-gekoppeld"
    tekst = _("Dit document hoort al bij dit besluit.")


class OnbekendBesluit(NietGevonden):
    code = "not_found"
    tekst = _("Dit besluit bestaat niet.")
