"""Which addresses we call when somebody else says where: one set of rules for every caller.

Only what everybody can reach is called, so that nobody borrows our place in the network. What the operator means inside is named by name, address
or network. Link-local (the metadata of clouds), multicast and reserved addresses are never called. ``netwerk`` connects by these rules.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import urlsplit

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Bedoeld = Callable[[str, Ip], bool]
"""Whether the operator meant this address inside, of a host of this name."""
_WERELDWIJD = ipaddress.IPv6Network("2000::/3")
"""What of IPv6 is given out for use on the internet; the rest is local, special or not given out."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_VAN_DE_WOLK = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Public to the eye, but inside a cloud it's the host of the machine itself."""


class OnveiligAdres(ValueError):
    """An address that isn't called: of ourselves, of a network inside, or of no web server."""


class HostOnbekend(ValueError):
    """A name that stands for no address (now)."""


class Genoemd:
    """What an operator named: host names (any case), addresses, and networks as CIDR."""

    def __init__(self, delen: Iterable[str]) -> None:
        self._namen: set[str] = set()
        self._netten: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for deel in delen:
            try:
                self._netten.append(ipaddress.ip_network(deel.strip("[]"), strict=False))
            except ValueError:
                self._namen.add(_kaal(deel))

    def __call__(self, host: str, ip: Ip) -> bool:
        return _kaal(host) in self._namen or any(ip in net for net in self._netten)


@cache
def genoemd(*delen: str) -> Genoemd:
    """The same, read once."""
    return Genoemd(delen)


def toegestaan(host: str, poort: int, bedoeld: Bedoeld) -> list[Ip]:
    """Where ``host`` may be called now, in the order of the name server. Looks it up once.

    One address that isn't allowed refuses them all: a name that is both inside and outside is an attempt to get in, or an error that would else
    show on some days only. Raises: OnveiligAdres, HostOnbekend.
    """
    try:
        adressen = zoek_op(host, poort)
    except (OSError, UnicodeError):
        raise HostOnbekend(host) from None
    for adres in adressen:
        ip = _werkelijk(adres)
        if _is_nooit(ip) or not (_is_openbaar(ip) or bedoeld(host, ip)):
            raise OnveiligAdres(host)
    return adressen


def controleer_adres(url: str, bedoeld: Bedoeld) -> None:
    """Tell at once whether we could call ``url``; what counts is what ``netwerk`` finds when it connects. Raises: OnveiligAdres, HostOnbekend."""
    try:
        deel = urlsplit(url)
        host, poort = deel.hostname or "", deel.port
    except ValueError:
        raise OnveiligAdres() from None
    if deel.scheme not in ("http", "https") or not host or deel.username is not None:
        raise OnveiligAdres()
    toegestaan(host, poort or (443 if deel.scheme == "https" else 80), bedoeld)


def is_intern(url: str) -> bool:
    """Whether the host of ``url`` is in a network that isn't public, as it resolves now. An unknown host isn't."""
    deel = urlsplit(url)
    try:
        adressen = zoek_op(deel.hostname or "", deel.port or 443)
    except (OSError, UnicodeError):
        return False
    return not all(_is_openbaar(_werkelijk(adres)) for adres in adressen)


def zoek_op(host: str, poort: int) -> list[Ip]:
    """What a host name stands for, each once. Raises: OSError, UnicodeError."""
    gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    return list(
        dict.fromkeys(ipaddress.ip_address(str(plek[0]).partition("%")[0]) for *_rest, plek in gevonden)
    )


def _kaal(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()


def _werkelijk(adres: Ip) -> Ip:
    """The address that is reached: IPv4 in IPv6 clothes undressed."""
    if isinstance(adres, ipaddress.IPv4Address):
        return adres
    if adres in _NAT64:
        return ipaddress.IPv4Address(int(adres) & 0xFFFFFFFF)
    return adres.ipv4_mapped or adres.sixtofour or (adres.teredo[1] if adres.teredo else None) or adres


def _is_openbaar(ip: Ip) -> bool:
    return ip.is_global and (isinstance(ip, ipaddress.IPv4Address) or ip in _WERELDWIJD)


def _is_nooit(ip: Ip) -> bool:
    gereserveerd = ip.is_reserved and not ip.is_loopback
    return ip.is_link_local or ip.is_multicast or ip.is_unspecified or gereserveerd or ip in _VAN_DE_WOLK
