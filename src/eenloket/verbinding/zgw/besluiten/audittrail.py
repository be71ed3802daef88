"""The audit trail of decisions."""

from django.http import HttpResponse

from ..aanroep import Aanroep
from ..audittrail import toon, toon_een
from ..operaties import operatie


@operatie("besluiten", "audittrail_list")
def lijst(aanroep: Aanroep) -> HttpResponse:
    """Return all lines of the trail."""
    return toon(aanroep, "besluiten/besluit", aanroep.pad["besluit_uuid"])


@operatie("besluiten", "audittrail_read")
def een(aanroep: Aanroep) -> HttpResponse:
    """Return one line of the trail."""
    return toon_een(aanroep, "besluiten/besluit", aanroep.pad["besluit_uuid"], aanroep.pad["uuid"])
