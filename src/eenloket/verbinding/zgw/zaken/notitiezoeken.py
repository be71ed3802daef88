"""Looking for a piece of text in notes, which stand encrypted (ADR 0012).

Buckets choose candidates among what the other filters and the client's rights let through; candidates are opened and compared, so that the
answer is exact. One question looks at a bounded number of them.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.http import HttpResponse

from eenloket.kern.zoekvakken import vouw
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaaknotitie

from ..bron import Bron, Filter
from ..filters import Filterwaarde, lees_filters
from ..fouten import veldfout
from ..lezen import lees_rijen
from ..operaties import bladzijde
from ..vraag import Vraag

HOOGSTENS = 5000
"""Candidates that one question opens."""
HOOGSTENS_BYTES = 32 * 1024 * 1024
_STAPEL = 500
_VAKKEN = "{t}.zoek @> {w}::smallint[]"
"""What has all buckets of the piece."""
_GROOTTE = "octet_length(t.onderwerp) + octet_length(t.tekst)"


def _vakken(tekst: str, vraag: Vraag, naam: str) -> list[int]:
    return zaken.vakken_van(vraag.organisatie_id, [tekst])


TEKSTFILTERS: Mapping[str, Filter] = {
    naam: Filter(_VAKKEN, lees=_vakken)
    for naam in ("onderwerp", "onderwerp__icontains", "tekst", "tekst__icontains")
}
"""They let through too much, never too little."""


def zoek(bron: Bron, vraag: Vraag, gezocht: Mapping[str, str]) -> HttpResponse:
    """A page of the notes that hold what is asked: equal, or a piece whatever the case of letters.

    Raises: OngeldigVerzoek for too many candidates. Cost: two queries, and one for each 500 candidates.
    """
    gegeven = {naam: vraag.request.GET[naam] for naam in vraag.request.GET}
    filters = lees_filters(bron, vraag, gegeven)
    kandidaten = lees_rijen(bron, vraag, filters, f"t.id, {_GROOTTE}", HOOGSTENS + 1)
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
        bron, vraag, rest, ook=[Filterwaarde(Filter("{t}.id = ANY({w}::uuid[])"), "gevonden", ids)]
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
