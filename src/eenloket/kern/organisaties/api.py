"""Organisations: find the own organisation or another one by slug, id or host name."""

import uuid
from collections.abc import Callable

from ..fouten import NietGevonden
from ..geheugen import Houdbaar
from .models import Organisatie

_bekend = Houdbaar[str, Organisatie](5.0)


def organisatie(slug: str) -> Organisatie:
    """Return the organisation with this slug.

    Raises: NietGevonden.
    Cost: none, or one indexed row each 5 s.
    """
    return _onthouden(slug, lambda: Organisatie.objects.filter(slug=slug).first())


def organisatie_id(slug: str) -> uuid.UUID:
    """Return the primary key of the organisation with this slug. Raises and costs: as ``organisatie``."""
    return organisatie(slug).id


def slug_van(sleutel: uuid.UUID) -> str:
    """Return the slug of the organisation with this primary key.

    Raises: NietGevonden.
    Cost: as ``organisatie``.
    """
    return _onthouden(f"id:{sleutel}", lambda: Organisatie.objects.filter(id=sleutel).first()).slug


def loket_op(host: str, standaard: str) -> Organisatie:
    """Return the organisation whose counter is shown on ``host``; the organisation ``standaard`` when no
    organisation has this host name.
    """
    return _onthouden(
        f"host:{host}",
        lambda: Organisatie.objects.filter(hosts__contains=[host]).first() or organisatie(standaard),
    )


def vergeet() -> None:
    """Empty the cache (in tests, and after a change in this process)."""
    _bekend.vergeet()


def _onthouden(sleutel: str, zoek: Callable[[], Organisatie | None]) -> Organisatie:
    if (gevonden := _bekend.haal(sleutel, zoek)) is None:
        raise NietGevonden()
    return gevonden
