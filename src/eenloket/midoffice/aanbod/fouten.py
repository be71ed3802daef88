"""The errors of the offer."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, NietGevonden, OngeldigeInvoer, Strijdig

from .bevindingen import Bevinding


class GeenAanbod(NietGevonden):
    """The organisation has no release that is in force."""

    code = "geen-aanbod"
    tekst = _("Deze organisatie heeft nog geen aanbod.")


class OnbekendeUitgave(NietGevonden):
    """There is no release with this id."""

    code = "onbekende-uitgave"
    tekst = _("Deze uitgave van het aanbod bestaat niet.")


class OnbekendeDienst(NietGevonden):
    """The release has no service with this slug."""

    code = "onbekende-dienst"
    tekst = _("Deze dienst staat niet in ons aanbod.")


class OnbekendZaaktype(NietGevonden):
    """There is no case type with this id."""

    code = "onbekend-zaaktype"
    tekst = _("Dit zaaktype bestaat niet in onze catalogus.")


class OnbekendPatroon(NietGevonden):
    """The release has no demand pattern with this slug."""

    code = "onbekend-patroon"
    tekst = _("Deze vraag staat niet in ons aanbod.")


class OnbekendeVraag(NietGevonden):
    """The release has no question with this id."""

    code = "onbekende-vraag"
    tekst = _("Deze vraag bestaat niet in ons aanbod.")


class OnbekendeOrganisatie(NietGevonden):
    """The release has no organisation with this slug."""

    code = "onbekende-organisatie"
    tekst = _("Deze organisatie staat niet in ons aanbod.")


class Pakketfout(Domeinfout):
    """The content package has mistakes; ``bevindingen`` holds all of them. Nothing was changed."""

    code, http = "pakketfout", 422
    tekst = _("Het pakket bevat fouten. Er is niets veranderd.")

    def __init__(self, bevindingen: tuple[Bevinding, ...]) -> None:
        super().__init__()
        self.bevindingen = bevindingen


class OnbekendType(NietGevonden):
    """There is no such type or catalogue in this organisation."""

    code = "not_found"
    tekst = _("Niet gevonden.")


class Catalogusfout(OngeldigeInvoer):
    """A field breaks a rule of the catalogue (ztc-…); ``code`` is the error code of the standard."""

    def __init__(self, veld: str, code: str, tekst: str | Promise) -> None:
        super().__init__(tekst, veld=veld)
        self.code = code


class CatalogusNietLeeg(Strijdig):
    """A catalogue that still has types can't be deleted (ztc-017)."""

    code = "CATALOG_NOT_EMPTY"
    tekst = _("De catalogus kan niet worden verwijderd omdat deze nog items bevat.")


class TypeInGebruik(Strijdig):
    """A type that is in use can't be deleted: cases, documents or decisions of that type must keep their
    meaning.
    """

    code = "type-in-gebruik"
    tekst = _("Dit type is in gebruik en kan niet worden verwijderd.")
