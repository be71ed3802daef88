"""What can go wrong with the offer."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, NietGevonden, Strijdig

from .bevindingen import Bevinding


class GeenAanbod(NietGevonden):
    """The organisation has no release that is in force."""

    code = "geen-aanbod"
    tekst = _("Deze organisatie heeft nog geen aanbod.")


class OnbekendeUitgave(NietGevonden):
    code = "onbekende-uitgave"
    tekst = _("Deze uitgave van het aanbod bestaat niet.")


class OnbekendeDienst(NietGevonden):
    code = "onbekende-dienst"
    tekst = _("Deze dienst staat niet in ons aanbod.")


class OnbekendZaaktype(NietGevonden):
    code = "onbekend-zaaktype"
    tekst = _("Dit zaaktype bestaat niet in onze catalogus.")


class OnbekendPatroon(NietGevonden):
    code = "onbekend-patroon"
    tekst = _("Deze vraag staat niet in ons aanbod.")


class OnbekendeVraag(NietGevonden):
    code = "onbekende-vraag"
    tekst = _("Deze vraag bestaat niet in ons aanbod.")


class OnbekendeOrganisatie(NietGevonden):
    code = "onbekende-organisatie"
    tekst = _("Deze organisatie staat niet in ons aanbod.")


class Pakketfout(Domeinfout):
    """A package with mistakes; all of them are in ``bevindingen``."""

    code, http = "pakketfout", 422
    tekst = _("Het pakket bevat fouten. Er is niets veranderd.")

    def __init__(self, bevindingen: tuple[Bevinding, ...]) -> None:
        super().__init__()
        self.bevindingen = bevindingen


class OnbekendType(NietGevonden):
    """No such type or catalogue, or it is of another organisation."""

    code = "not_found"
    tekst = _("Niet gevonden.")


class CatalogusNietLeeg(Strijdig):
    """ztc-017."""

    code = "CATALOG_NOT_EMPTY"
    tekst = _("De catalogus kan niet worden verwijderd omdat deze nog items bevat.")


class TypeInGebruik(Strijdig):
    """Something was made of this type, so it stays: what was made must keep its meaning."""

    code = "type-in-gebruik"
    tekst = _("Dit type is in gebruik en kan niet worden verwijderd.")
