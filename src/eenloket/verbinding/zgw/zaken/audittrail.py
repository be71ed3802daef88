"""The audit trail of a case."""

from django.http import HttpResponse

from ..aanroep import Aanroep
from ..audittrail import toon, toon_een
from ..operaties import operatie


@operatie("zaken", "audittrail_list")
def lijst(aanroep: Aanroep) -> HttpResponse:
    """Return all lines of the trail."""
    return toon(aanroep, "zaken/zaak", aanroep.pad["zaak_uuid"])


@operatie("zaken", "audittrail_retrieve")
def een(aanroep: Aanroep) -> HttpResponse:
    """Return one line of the trail."""
    return toon_een(aanroep, "zaken/zaak", aanroep.pad["zaak_uuid"], aanroep.pad["uuid"])
