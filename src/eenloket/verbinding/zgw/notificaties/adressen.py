"""The allowed addresses of subscribers: public addresses, and those of the operator (``ZGW_CALLBACKS``:
hosts, addresses, networks).
"""

from contextlib import suppress
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from ...adressen import Ip, controleer_adres, genoemd


def bedoeld(host: str, ip: Ip) -> bool:
    """Return whether the operator allowed this host, or the network of its address."""
    return genoemd(*settings.ZGW_CALLBACKS)(host, ip)


_HIER = "localhost"


def controleer_callback(url: str) -> None:
    """Check that we could deliver to this address now.

    Raises: OnveiligAdres, HostOnbekend.
    """
    controleer_adres(url, bedoeld)


def is_eigen(url: str, basis: str = "") -> bool:
    """Return whether an address is one of this installation. A notification that goes there would come in as news of
    another source, and go out again to every subscriber.

    Own are the public address (``ADRES``), ``basis``, and the other names that the counter answers to (``HOSTS``) at
    the port of the public address. Names of this machine itself count as one, and only as ``ADRES`` or ``basis``: in
    ``HOSTS`` they stand for the port that web listens at, which isn't the public one.
    """
    return _is_eigen(url, basis, settings.ADRES, tuple(settings.ALLOWED_HOSTS))


@lru_cache(maxsize=1000)
def _is_eigen(url: str, basis: str, adres: str, namen: tuple[str, ...]) -> bool:
    plek, hier = _plek(url), _plek(adres)
    if plek is None:
        return False
    if plek in (hier, _plek(basis)):
        return True
    host, poort = plek
    genoemde = [naam for naam in namen if naam != "*"]
    return hier is not None and poort == hier[1] and host != _HIER and validate_host(host, genoemde)


def _plek(url: str) -> tuple[str, int] | None:
    """Return host and port; None when the address has none."""
    try:
        delen = urlsplit(url)
        host, poort = (delen.hostname or "").rstrip("."), delen.port
    except ValueError:
        return None
    with suppress(ValueError):
        host = _HIER if ip_address(host).is_loopback else host
    return (host, poort or (443 if delen.scheme == "https" else 80)) if host else None
