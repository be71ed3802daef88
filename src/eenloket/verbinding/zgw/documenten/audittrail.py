"""The audit trail of a document: the document in each of its versions, its usage rights and its dispatches."""

from django.http import HttpResponse

from ..aanroep import Aanroep
from ..audittrail import toon, toon_een
from ..operaties import operatie

_HOOFD = "documenten/enkelvoudiginformatieobject"
_NAAM = "enkelvoudiginformatieobject_uuid"
_TABELLEN = {
    "documenten_informatieobject": _HOOFD,
    "documenten_gebruiksrecht": "documenten/gebruiksrechten",
    "documenten_verzending": "documenten/verzending",
}
"""Versions have no line of their own: the line of the document refers to another version, and its fields are
those of that version.
"""


@operatie("documenten", "audittrail_list")
def lijst(aanroep: Aanroep) -> HttpResponse:
    """Return all lines of the trail, oldest first."""
    return toon(aanroep, _HOOFD, aanroep.pad[_NAAM], tabellen=_TABELLEN)


@operatie("documenten", "audittrail_retrieve")
def een(aanroep: Aanroep) -> HttpResponse:
    """Return one line of the trail."""
    return toon_een(aanroep, _HOOFD, aanroep.pad[_NAAM], aanroep.pad["uuid"], tabellen=_TABELLEN)
