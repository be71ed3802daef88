"""Requests that were begun and left: they go, with their answers and files (AVG art. 5.1e, storage limitation)."""

import datetime as dt
import uuid

from eenloket.kern.actoren import Actor

from .fouten import AanvraagOnbekend, AlIngediend
from .intake import verwijder
from .models import Aanvraag, Aanvraagstaat

BEWAREN = dt.timedelta(days=30)
"""From the last time the client did something with it; the page where a client saves a request says so."""

_STAPEL = 200


def ruim_concepten_op(moment: dt.datetime, *, door: Actor) -> int:
    """Throw away unfinished requests that nobody touched for ``BEWAREN`` before ``moment``; returns how many.

    Each in a transaction of its own, so safe to repeat and to interrupt; one that is submitted meanwhile stays. Served by
    ``aanvraag_staat``.
    """
    aantal, na = 0, uuid.UUID(int=0)
    while True:
        oud = Aanvraag.objects.filter(
            staat=Aanvraagstaat.CONCEPT, gewijzigd_op__lt=moment - BEWAREN, id__gt=na
        )
        stapel = list(oud.order_by("id")[:_STAPEL])
        for aanvraag in stapel:
            try:
                verwijder(aanvraag, door=door, onaangeroerd_sinds=moment - BEWAREN)
                aantal += 1
            except (AlIngediend, AanvraagOnbekend):
                pass  # the client came back just now
        if len(stapel) < _STAPEL:
            return aantal
        na = stapel[-1].id
