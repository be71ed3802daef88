"""What deciding needs from elsewhere."""

import uuid
from typing import Protocol

from eenloket.kern.klok import vandaag
from eenloket.midoffice.regels.api import Feiten


class Feitenbron(Protocol):
    """The facts of the request behind a case; none when there is no request."""

    def __call__(self, zaak_id: uuid.UUID) -> Feiten: ...


class _Poorten:
    feiten: Feitenbron | None = None


poorten = _Poorten()
"""Bound at start by ``config.koppelingen`` (to ``aanvragen.api.feiten_voor_zaak``)."""


def feiten_van(zaak_id: uuid.UUID) -> Feiten:
    """The facts, or none when nothing is bound: a table then leaves it to a person."""
    return poorten.feiten(zaak_id) if poorten.feiten else Feiten(op=vandaag())
