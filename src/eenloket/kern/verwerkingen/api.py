"""The processing log: who processed whose personal data, why and when (M-F3, M-C4)."""

import datetime as dt
import secrets
import uuid
from collections.abc import Iterable, Sequence
from typing import Literal

from ..doel import Doel
from ..herkomst import trace
from ..identificatie import Pseudoniem
from ..klok import nu
from ..rijen import voeg_toe
from .logregel import logregel
from .models import Verwerking

__all__ = ["log_verwerking", "logregel", "trace", "verwerkingen_van"]


def log_verwerking(
    doel: Doel,
    betrokkenen: Iterable[Pseudoniem],
    *,
    naam: str,
    gegevens: Sequence[str],
    bron: str = "",
    verstrekt_aan: str = "",
    status: Literal["ok", "mislukt"] = "ok",
    begin: dt.datetime | None = None,
) -> None:
    """Log that data of ``betrokkenen`` (pseudonyms of the domain *verwerkingen*) was processed. Cost: one
    insert.

    ``gegevens`` are categories ("naam", "adres"), never values. When one processing concerns several people,
    each gets a line with its own span under the span of the first person, as the standard requires.
    """
    moment, spoor, eerste = nu(), trace.get() or secrets.token_hex(16), ""
    rijen = []
    for betrokkene in betrokkenen:
        span = secrets.token_hex(8)
        rijen.append(
            Verwerking(
                trace_id=spoor,
                span_id=span,
                parent_span_id=eerste,
                naam=naam,
                status=status,
                begin=begin or moment,
                einde=moment,
                activiteit=doel.activiteit,
                grondslag=doel.grondslag,
                dienst=doel.dienst,
                organisatie=doel.organisatie,
                betrokkene=betrokkene,
                gegevens=list(gegevens),
                bron=bron,
                verstrekt_aan=verstrekt_aan,
                door_soort=doel.door.soort,
                door=doel.door.kenmerk,
                door_rol=doel.door.rol,
            )
        )
        eerste = eerste or span
    voeg_toe(rijen)


def verwerkingen_van(
    betrokkene: uuid.UUID, *, limiet: int = 50, voor: dt.datetime | None = None
) -> list[Verwerking]:
    """Return how one person's data was processed, newest first, at most ``limiet`` lines, all before ``voor``
    (None: no limit).

    The index ``verwerking_betrokkene`` serves this query.
    """
    rijen = Verwerking.objects.filter(betrokkene=betrokkene)
    if voor:
        rijen = rijen.filter(begin__lt=voor)
    return list(rijen.order_by("-begin")[:limiet])
