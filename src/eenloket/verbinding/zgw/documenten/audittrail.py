"""The audit trail of a document: the document in each of its versions, its usage rights and its dispatches."""

from django.http import HttpResponse

from ..audittrail import toon, toon_een
from ..operaties import operatie
from ..vraag import Vraag

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
def lijst(vraag: Vraag) -> HttpResponse:
    """Return all lines of the trail, oldest first."""
    return toon(vraag, _HOOFD, vraag.pad[_NAAM], tabellen=_TABELLEN)


@operatie("documenten", "audittrail_retrieve")
def een(vraag: Vraag) -> HttpResponse:
    """Return one line of the trail."""
    return toon_een(vraag, _HOOFD, vraag.pad[_NAAM], vraag.pad["uuid"], tabellen=_TABELLEN)
