"""Which organisation are we, and what is another called."""

import time
import uuid
from collections.abc import Callable

from ..fouten import NietGevonden
from .models import Organisatie

_cache: dict[str, tuple[float, Organisatie]] = {}
_HOUDBAAR = 5.0  # seconds; organisations change monthly and are read with every page


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
    """Drop the cache (tests, and after a change in this process)."""
    _cache.clear()


def _onthouden(sleutel: str, zoek: Callable[[], Organisatie | None]) -> Organisatie:
    moment, gevonden = _cache.get(sleutel, (0.0, None))
    if gevonden is None or time.monotonic() - moment > _HOUDBAAR:
        gevonden = zoek()
        if gevonden is None:
            raise NietGevonden()
        if len(_cache) > 1000:  # hostile Host headers must not fill the memory
            _cache.clear()
        _cache[sleutel] = (time.monotonic(), gevonden)
    return gevonden
