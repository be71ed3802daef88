"""Which organisation are we, and what is another called."""

import uuid
from collections.abc import Callable

from ..fouten import NietGevonden
from ..geheugen import Houdbaar
from .models import Organisatie

_bekend = Houdbaar[str, Organisatie](5.0)


def organisatie(slug: str) -> Organisatie:
    """The organisation called ``slug``. Raises: NietGevonden. Cost: none, or one indexed row each 5 s."""
    return _onthouden(slug, lambda: Organisatie.objects.filter(slug=slug).first())


def organisatie_id(slug: str) -> uuid.UUID:
    """The key of the organisation called ``slug``."""
    return organisatie(slug).id


def slug_van(sleutel: uuid.UUID) -> str:
    """What the organisation with this key is called. Raises: NietGevonden. Cost: as ``organisatie``."""
    return _onthouden(f"id:{sleutel}", lambda: Organisatie.objects.filter(id=sleutel).first()).slug


def loket_op(host: str, standaard: str) -> Organisatie:
    """The organisation whose counter is shown on ``host``: its own host name, else the default one."""
    return _onthouden(
        f"host:{host}",
        lambda: Organisatie.objects.filter(hosts__contains=[host]).first() or organisatie(standaard),
    )


def vergeet() -> None:
    """Drop what is remembered (tests, and after a change in this process)."""
    _bekend.vergeet()


def _onthouden(sleutel: str, zoek: Callable[[], Organisatie | None]) -> Organisatie:
    if (gevonden := _bekend.haal(sleutel, zoek)) is None:
        raise NietGevonden()
    return gevonden
