"""Finding the document that a call is about, and asking whether the client may do this to it."""

import uuid

from django.db import connection

from eenloket.midoffice.documenten.models import Informatieobject

from ..fouten import GeenRechten, Onbekend, veldfout
from ..vraag import Vraag


def document_van(vraag: Vraag, id_: uuid.UUID) -> Informatieobject:
    """The document, with its last version. Cost: one query. Raises: Onbekend, GeenRechten."""
    document = (
        Informatieobject.objects.select_related("laatste")
        .filter(id=id_, organisatie_id=vraag.organisatie_id)
        .first()
    )
    if document is None or document.laatste is None:
        raise Onbekend()
    eis(vraag, document)
    return document


def genoemd_document(vraag: Vraag, id_: uuid.UUID | None, naam: str = "informatieobject") -> Informatieobject:
    """The document that field ``naam`` of a body names. Raises: OngeldigVerzoek, GeenRechten."""
    try:
        if id_ is None:
            raise Onbekend()
        return document_van(vraag, id_)
    except Onbekend:
        raise veldfout(naam, "does_not_exist", "Dit document bestaat niet.") from None


def eis(vraag: Vraag, document: Informatieobject) -> None:
    """The client may do this to it. Raises: GeenRechten."""
    vraag.eis(document.informatieobjecttype_id, document.vertrouwelijkheidaanduiding)
    lezend = vraag.operatie.methode in ("GET", "HEAD")
    if lezend and vraag.bereik.alleen_gereed and document.is_gereed_voor_publicatie is not True:
        raise GeenRechten()


def laat_database_los() -> None:
    """Give the connection back before something that lasts as long as the client's line is slow; the next query takes one again."""
    if not connection.in_atomic_block:
        connection.close()
