"""Which organisation are we, and what is another called."""

import time
import uuid

from ..fouten import NietGevonden
from .models import Organisatie

_cache: dict[str, tuple[float, Organisatie]] = {}
_HOUDBAAR = 5.0  # seconds; organisations change monthly and are read with every page


def organisatie(slug: str) -> Organisatie:
    """The organisation called ``slug``. Raises: NietGevonden. Cost: none, or one indexed row each 5 s."""
    moment, gevonden = _cache.get(slug, (0.0, None))
    if gevonden is None or time.monotonic() - moment > _HOUDBAAR:
        gevonden = Organisatie.objects.filter(slug=slug).first()
        if gevonden is None:
            raise NietGevonden()
        _cache[slug] = (time.monotonic(), gevonden)
    return gevonden


def organisatie_id(slug: str) -> uuid.UUID:
    """The key of the organisation called ``slug``."""
    return organisatie(slug).id


def loket_op(host: str, standaard: str) -> Organisatie:
    """The organisation whose counter is shown on ``host``: its own host name, else the default one."""
    sleutel = f"host:{host}"
    moment, gevonden = _cache.get(sleutel, (0.0, None))
    if gevonden is None or time.monotonic() - moment > _HOUDBAAR:
        gevonden = Organisatie.objects.filter(hosts__contains=[host]).first() or organisatie(standaard)
        if len(_cache) > 1000:  # hostile Host headers must not fill the memory
            _cache.clear()
        _cache[sleutel] = (time.monotonic(), gevonden)
    return gevonden


def vergeet() -> None:
    """Drop the cache (tests, and after a change in this process)."""
    _cache.clear()
