"""Under which document type something is filed."""

import uuid

from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.models import Informatieobjecttype
from eenloket.midoffice.zaken.models import Zaak

from .fouten import GeenDocumenttype


def documenttype(zaak: Zaak, naam: str = "") -> tuple[str, uuid.UUID]:
    """Name and id of document type ``naam`` of the case's type; else its first one, else one of the catalogue.

    Cost: none, or one query when the case type has no document types. Raises: GeenDocumenttype.
    """
    if zaak.uitgave_id is None:
        raise GeenDocumenttype()
    zaaktype = aanbod.zaaktype_van(aanbod.uitgave(zaak.uitgave_id), zaak.dienst)
    if naam in zaaktype.informatieobjecttype_op_naam:
        return naam, zaaktype.informatieobjecttype_op_naam[naam]
    if zaaktype.informatieobjecttype_op_naam:
        return next(iter(zaaktype.informatieobjecttype_op_naam.items()))
    rijen = Informatieobjecttype.objects.filter(catalogus_id=zaaktype.catalogus_id, concept=False)
    gevonden = rijen.order_by("omschrijving").values_list("omschrijving", "id").first()
    if gevonden is None:
        raise GeenDocumenttype()
    return gevonden
