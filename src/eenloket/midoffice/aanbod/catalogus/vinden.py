"""Find a catalogue by the name that people use."""

import uuid

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import NietGevonden, OngeldigeInvoer

from ..models import Catalogus


class OnbekendeCatalogus(NietGevonden):
    code = "onbekende-catalogus"
    tekst = _("Deze catalogus bestaat niet. Controleer het domein.")


class MeerCatalogi(OngeldigeInvoer):
    code = "meer-catalogi"
    tekst = _("Meer catalogi hebben dit domein. Geef ook het RSIN.")


def vind_catalogus(organisatie_id: uuid.UUID, domein: str, rsin: str = "") -> Catalogus:
    """Return the catalogue of that domain; ``rsin`` is needed when several catalogues have that domain. One
    query.

    Raises: OnbekendeCatalogus, MeerCatalogi.
    """
    gevonden = Catalogus.objects.filter(organisatie_id=organisatie_id, domein=domein).select_related(
        "organisatie"
    )
    rijen = list((gevonden.filter(rsin=rsin) if rsin else gevonden)[:2])
    if not rijen:
        raise OnbekendeCatalogus()
    if len(rijen) > 1:
        raise MeerCatalogi()
    return rijen[0]
