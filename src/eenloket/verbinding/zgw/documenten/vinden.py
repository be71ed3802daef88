"""Find the document of a call, and check that the client may do this to it."""

import uuid

from django.db import connection

from eenloket.midoffice.documenten.models import Informatieobject

from ..aanroep import Aanroep
from ..fouten import GeenRechten, Onbekend, veldfout


def document_van(aanroep: Aanroep, id_: uuid.UUID) -> Informatieobject:
    """Return the document, with its last version.

    Raises: Onbekend, GeenRechten.
    Cost: one query.
    """
    document = (
        Informatieobject.objects.select_related("laatste")
        .filter(id=id_, organisatie_id=aanroep.organisatie_id)
        .first()
    )
    if document is None or document.laatste is None:
        raise Onbekend()
    eis(aanroep, document)
    return document


def genoemd_document(
    aanroep: Aanroep, id_: uuid.UUID | None, naam: str = "informatieobject"
) -> Informatieobject:
    """Return the document to which field ``naam`` of a body refers.

    Raises: OngeldigVerzoek, GeenRechten.
    """
    try:
        if id_ is None:
            raise Onbekend()
        return document_van(aanroep, id_)
    except Onbekend:
        raise veldfout(naam, "does_not_exist", "Dit document bestaat niet.") from None


def eis(aanroep: Aanroep, document: Informatieobject) -> None:
    """Check that the client may do this to the document.

    Raises: GeenRechten.
    """
    aanroep.eis(document.informatieobjecttype_id, document.vertrouwelijkheidaanduiding)
    lezend = aanroep.operatie.methode in ("GET", "HEAD")
    if lezend and aanroep.bereik.alleen_gereed and document.is_gereed_voor_publicatie is not True:
        raise GeenRechten()


def laat_database_los() -> None:
    """Give the database connection back before a step that takes as long as the client's network is slow; the
    next query takes one again.
    """
    if not connection.in_atomic_block:
        connection.close()
