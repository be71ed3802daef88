"""Where subscribers may be: where everybody can come, and where the operator says (``ZGW_CALLBACKS``: hosts, addresses, networks)."""

from django.conf import settings

from ...adressen import Ip, controleer_adres, genoemd


def bedoeld(host: str, ip: Ip) -> bool:
    """Whether the operator named this host, or the network of its address."""
    return genoemd(*settings.ZGW_CALLBACKS)(host, ip)


def controleer_callback(url: str) -> None:
    """Raises: OnveiligAdres, HostOnbekend when we couldn't deliver there now."""
    controleer_adres(url, bedoeld)
