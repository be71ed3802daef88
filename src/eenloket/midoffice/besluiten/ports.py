"""The port of this room: the facts of the request behind a case."""

import uuid
from typing import Protocol

from eenloket.kern.klok import vandaag
from eenloket.midoffice.regels.api import Feiten


class Feitenbron(Protocol):
    """A function that returns the facts of the request behind a case; no facts when there is no request."""

    def __call__(self, zaak_id: uuid.UUID) -> Feiten: ...


class _Poorten:
    feiten: Feitenbron | None = None


poorten = _Poorten()
"""Set at start by ``config.koppelingen`` (to ``aanvragen.api.feiten_voor_zaak``)."""


def feiten_van(zaak_id: uuid.UUID) -> Feiten:
    """Return the facts of a case; without a source there are none, and a decision table then leaves the case
    to a person.
    """
    return poorten.feiten(zaak_id) if poorten.feiten else Feiten(op=vandaag())
