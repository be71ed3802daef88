"""The processing log: who looked at whose data, why, when (M-F3, M-C4)."""

import datetime as dt
import secrets
import uuid
from collections.abc import Iterable, Sequence
from contextvars import ContextVar

from ..doel import Doel
from ..identificatie import Pseudoniem
from ..klok import nu
from .models import Verwerking

trace: ContextVar[str] = ContextVar("trace", default="")
"""Trace id (32 hex digits) of the request or job; set by the middleware and the worker."""


def log_verwerking(
    doel: Doel,
    betrokkenen: Iterable[Pseudoniem],
    *,
    naam: str,
    gegevens: Sequence[str],
    bron: str = "",
    verstrekt_aan: str = "",
    status: str = "ok",
    begin: dt.datetime | None = None,
) -> None:
    """Log that data of ``betrokkenen`` (pseudonyms of the domain *verwerkingen*) was processed. Cost: one insert.

    ``gegevens`` are categories ("naam", "adres"), never values.
    """
    moment = nu()
    Verwerking.objects.bulk_create(
        Verwerking(
            trace_id=trace.get() or secrets.token_hex(16),
            operatie_id=secrets.token_hex(8),
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
        for betrokkene in betrokkenen
    )


def verwerkingen_van(betrokkene: uuid.UUID, *, limiet: int = 50, voor: dt.datetime | None = None) -> list[Verwerking]:
    """What was done with one person's data, newest first. Served by ``verwerking_betrokkene``."""
    rijen = Verwerking.objects.filter(betrokkene=betrokkene)
    if voor:
        rijen = rijen.filter(begin__lt=voor)
    return list(rijen.order_by("-begin")[:limiet])
