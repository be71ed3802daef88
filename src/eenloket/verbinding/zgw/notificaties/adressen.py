"""Where we may deliver: not at ourselves, not inside the machine, unless the operator says so."""

import ipaddress
import socket
from urllib.parse import urlsplit

from django.conf import settings


class OnveiligAdres(ValueError):
    """An address that points into the machine or is no address of a web server."""


def controleer_adres(url: str) -> None:
    """Raises: OnveiligAdres. Hosts in the setting ZGW_CALLBACKS may be anywhere; of others every address they resolve to is looked at."""
    deel = urlsplit(url)
    host = deel.hostname or ""
    if deel.scheme not in ("http", "https") or not host or deel.username:
        raise OnveiligAdres(url)
    if host in settings.ZGW_CALLBACKS:
        return
    try:
        gevonden = socket.getaddrinfo(host, deel.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise OnveiligAdres(host) from None
    for *_rest, adres in gevonden:
        ip = ipaddress.ip_address(adres[0])
        if ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved:
            raise OnveiligAdres(host)
