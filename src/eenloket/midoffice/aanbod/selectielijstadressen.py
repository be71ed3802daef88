"""Addresses of the selection list for case types of content packages.

A package names classes by number; the catalogue of the standard names them by address. The addresses come
from the configured selection list after loading, because loading may not wait for another system.
"""

import uuid

from eenloket.kern.actoren import Actor

from .archiefregime import JAAR
from .catalogus.regels import catalogushandeling
from .models import Resultaattype, Zaaktype
from .ports import poorten


def vul_adressen(organisatie_id: uuid.UUID, *, door: Actor) -> int:
    """Give case types and result types from packages the addresses of their process types, classes and
    generic descriptions; return how many changed.

    Without a configured list nothing happens. A number that the list doesn't have gets no address. A repeated
    call is safe.
    Raises: BuitenBereik when the list doesn't answer.
    Cost: two queries and two updates, and the calls to the list.
    """
    if poorten.selectielijst is None:
        return 0
    adressen = poorten.selectielijst.adressen(JAAR)
    uit_pakket = Zaaktype.objects.filter(organisatie_id=organisatie_id).exclude(bron_digest="")
    with catalogushandeling(door, "aanbod.selectielijst"):
        typen = []
        for zaaktype in uit_pakket.select_for_update(no_key=True):
            url = adressen.procestypen.get(zaaktype.selectielijst_procestype_nummer, "")
            if zaaktype.selectielijst_procestype != url:
                zaaktype.selectielijst_procestype = url
                typen.append(zaaktype)
        Zaaktype.objects.bulk_update(typen, ["selectielijst_procestype"], batch_size=500)
        resultaten = []
        for resultaat in Resultaattype.objects.filter(zaaktype__in=uit_pakket):
            klasse = adressen.klassen.get(resultaat.selectielijst_nummer, "")
            omschrijving = adressen.omschrijvingen.get(resultaat.omschrijving_generiek, "")
            if (resultaat.selectielijstklasse, resultaat.resultaattypeomschrijving) != (klasse, omschrijving):
                resultaat.selectielijstklasse, resultaat.resultaattypeomschrijving = klasse, omschrijving
                resultaten.append(resultaat)
        Resultaattype.objects.bulk_update(
            resultaten, ["selectielijstklasse", "resultaattypeomschrijving"], batch_size=500
        )
    return len(typen) + len(resultaten)
