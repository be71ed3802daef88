"""The audit trail of decisions."""

from django.http import HttpResponse

from ..audittrail import toon, toon_een
from ..operaties import operatie
from ..vraag import Vraag


@operatie("besluiten", "audittrail_list")
def lijst(vraag: Vraag) -> HttpResponse:
    """Return all lines of the trail."""
    return toon(vraag, "besluiten/besluit", vraag.pad["besluit_uuid"])


@operatie("besluiten", "audittrail_read")
def een(vraag: Vraag) -> HttpResponse:
    """Return one line of the trail."""
    return toon_een(vraag, "besluiten/besluit", vraag.pad["besluit_uuid"], vraag.pad["uuid"])
