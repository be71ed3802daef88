"""The documents in which a decision may be written (brc-003, 004, 008)."""

from ..fouten import DocumentHoortNietBijBesluittype, DocumentIsGekoppeld, OnbekendDocument
from .stand import Besluitsoort, Kenmerk


def eis_koppelbaar(soort: Besluitsoort | None, documenttype: Kenmerk | None, *, gekoppeld: bool) -> None:
    """Check that a document of this type may belong to a decision of type ``soort``.

    ``gekoppeld``: the document belongs to the decision already. ``documenttype`` None: there is no such
    document.
    Raises: OnbekendDocument, DocumentHoortNietBijBesluittype, DocumentIsGekoppeld.
    """
    if documenttype is None:
        raise OnbekendDocument()
    if soort is None or documenttype not in soort.informatieobjecttypen:
        raise DocumentHoortNietBijBesluittype()
    if gekoppeld:
        raise DocumentIsGekoppeld()
