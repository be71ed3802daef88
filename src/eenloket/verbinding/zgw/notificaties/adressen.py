"""The allowed addresses of subscribers: public addresses, and those of the operator (``ZGW_CALLBACKS``:
hosts, addresses, networks).
"""

from django.conf import settings

from ...adressen import Ip, controleer_adres, genoemd


def bedoeld(host: str, ip: Ip) -> bool:
    """Return whether the operator allowed this host, or the network of its address."""
    return genoemd(*settings.ZGW_CALLBACKS)(host, ip)


def controleer_callback(url: str) -> None:
    """Check that we could deliver to this address now.

    Raises: OnveiligAdres, HostOnbekend.
    """
    controleer_adres(url, bedoeld)
