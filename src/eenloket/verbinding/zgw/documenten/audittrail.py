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
"""Versions have no line of their own: the document points to another one, and its fields are those of the version."""


@operatie("documenten", "audittrail_list")
def lijst(vraag: Vraag) -> HttpResponse:
    """All lines, oldest first."""
    return toon(vraag, _HOOFD, vraag.pad[_NAAM], tabellen=_TABELLEN)


@operatie("documenten", "audittrail_retrieve")
def een(vraag: Vraag) -> HttpResponse:
    """One line."""
    return toon_een(vraag, _HOOFD, vraag.pad[_NAAM], vraag.pad["uuid"], tabellen=_TABELLEN)
