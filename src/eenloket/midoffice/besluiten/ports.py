"""What deciding needs from elsewhere."""

import uuid
from collections.abc import Mapping
from typing import Any, Protocol


class Feiten(Protocol):
    """The facts of the request behind a case, in the shape of ``regels.api.feiten_van``; empty when there is none."""

    def __call__(self, zaak_id: uuid.UUID) -> Mapping[str, Any]: ...


class _Poorten:
    feiten: Feiten | None = None


poorten = _Poorten()
"""Bound at start by ``config.koppelingen`` (to ``aanvragen.api.feiten_van``)."""


def feiten_van(zaak_id: uuid.UUID) -> Mapping[str, Any]:
    """The facts, or none when nothing is bound: a table then leaves it to a person."""
    return poorten.feiten(zaak_id) if poorten.feiten else {}
