"""In which documents a decision may stand (brc-003, 004, 008)."""

from ..fouten import DocumentHoortNietBijBesluittype, DocumentIsGekoppeld, OnbekendDocument
from .stand import Besluitsoort, Kenmerk


def eis_koppelbaar(soort: Besluitsoort | None, documenttype: Kenmerk | None, *, gekoppeld: bool) -> None:
    """A document of this type may be one of a decision of type ``soort``; ``gekoppeld``: it is one already.

    ``documenttype`` None: there is no such document. Raises: OnbekendDocument, DocumentHoortNietBijBesluittype, DocumentIsGekoppeld.
    """
    if documenttype is None:
        raise OnbekendDocument()
    if soort is None or documenttype not in soort.informatieobjecttypen:
        raise DocumentHoortNietBijBesluittype()
    if gekoppeld:
        raise DocumentIsGekoppeld()
