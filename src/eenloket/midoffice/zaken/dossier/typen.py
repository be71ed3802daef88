"""The document type for a document in the file of a case."""

import uuid

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import NietGevonden
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.models import Informatieobjecttype

from ..models import Zaak


class GeenDocumenttype(NietGevonden):
    """The catalogue has no document type for the document."""

    code = "geen-documenttype"
    tekst = _("Voor deze zaak is geen soort document ingericht. Neem contact met ons op.")


def documenttype(zaak: Zaak, naam: str = "") -> tuple[str, uuid.UUID]:
    """Return the name and id of document type ``naam`` of the case type; else its first document type, else
    one of the catalogue.

    Raises: GeenDocumenttype.
    Cost: none, or one query when the case type has no document types.
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
