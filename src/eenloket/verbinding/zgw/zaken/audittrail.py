"""The audit trail of a case."""

from django.http import HttpResponse

from ..audittrail import toon, toon_een
from ..operaties import operatie
from ..vraag import Vraag


@operatie("zaken", "audittrail_list")
def lijst(vraag: Vraag) -> HttpResponse:
    """Return all lines of the trail."""
    return toon(vraag, "zaken/zaak", vraag.pad["zaak_uuid"])


@operatie("zaken", "audittrail_retrieve")
def een(vraag: Vraag) -> HttpResponse:
    """Return one line of the trail."""
    return toon_een(vraag, "zaken/zaak", vraag.pad["zaak_uuid"], vraag.pad["uuid"])
