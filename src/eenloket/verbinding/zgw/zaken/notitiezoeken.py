"""Search for a part of a text in notes, which are encrypted (ADR 0012).

Buckets select candidates among the notes that the other filters and the client's rights allow. The candidates
are decrypted and compared, so the answer is exact. The number of candidates of a search is limited.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.http import HttpResponse

from eenloket.kern.zoekvakken import vouw
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaaknotitie

from ..aanroep import Aanroep
from ..bron import Bron, Filter
from ..filters import Filterwaarde, lees_filters
from ..fouten import veldfout
from ..lezen import lees_rijen
from ..operaties import bladzijde

HOOGSTENS = 5000
"""The most candidates that one search decrypts."""
HOOGSTENS_BYTES = 32 * 1024 * 1024
_STAPEL = 500
_VAKKEN = "{t}.zoek @> {w}::smallint[]"
"""The condition that a note has all buckets of the text."""
_GROOTTE = "octet_length(t.onderwerp) + octet_length(t.tekst)"


def _vakken(tekst: str, aanroep: Aanroep, naam: str) -> list[int]:
    return zaken.vakken_van(aanroep.organisatie_id, [tekst])


TEKSTFILTERS: Mapping[str, Filter] = {
    naam: Filter(_VAKKEN, lees=_vakken)
    for naam in ("onderwerp", "onderwerp__icontains", "tekst", "tekst__icontains")
}
"""Filters that may select too many notes, never too few."""


def zoek(bron: Bron, aanroep: Aanroep, gezocht: Mapping[str, str]) -> HttpResponse:
    """Return a page of the notes with the given text: equal, or containing it in any case of letters.

    Raises: OngeldigVerzoek for too many candidates.
    Cost: two queries, and one for each 500 candidates.
    """
    gegeven = {naam: aanroep.request.GET[naam] for naam in aanroep.request.GET}
    filters = lees_filters(bron, aanroep, gegeven)
    kandidaten = lees_rijen(bron, aanroep, filters, f"t.id, {_GROOTTE}", HOOGSTENS + 1)
    if len(kandidaten) > HOOGSTENS or sum(grootte for _id, grootte in kandidaten) > HOOGSTENS_BYTES:
        raise veldfout(
            next(iter(gezocht)),
            "too-many-results",
            "Te veel notities kunnen dit bevatten. Zoek op een langer stuk tekst, of geef nog een filter op.",
        )
    past = _vergelijker(gezocht)
    ids = [n.id for n in _open([id_ for id_, _grootte in kandidaten]) if past(n)]
    rest = {naam: waarde for naam, waarde in gegeven.items() if naam not in TEKSTFILTERS}
    return bladzijde(
        bron, aanroep, rest, ook=[Filterwaarde(Filter("{t}.id = ANY({w}::uuid[])"), "gevonden", ids)]
    )


def _open(ids: Sequence[uuid.UUID]) -> Iterator[Zaaknotitie]:
    for begin in range(0, len(ids), _STAPEL):
        yield from Zaaknotitie.objects.filter(id__in=ids[begin : begin + _STAPEL]).only(
            "id", "onderwerp", "tekst"
        )


def _vergelijker(gezocht: Mapping[str, str]) -> Callable[[Zaaknotitie], bool]:
    gelijk = {naam: tekst for naam, tekst in gezocht.items() if "__" not in naam}
    deel = {naam.partition("__")[0]: vouw(tekst) for naam, tekst in gezocht.items() if "__" in naam}

    def past(notitie: Zaaknotitie) -> bool:
        return all(getattr(notitie, naam) == tekst for naam, tekst in gelijk.items()) and all(
            stuk in vouw(getattr(notitie, naam)) for naam, stuk in deel.items()
        )

    return past
