"""The rules about the addresses that we call when somebody else chooses the address; the same for every
caller.

Only addresses that everybody can reach are called, so that nobody can use our place in the network. The
operator allows addresses in our own network by name, address or network. Link-local addresses (the metadata
of clouds), multicast and reserved addresses are never called. ``netwerk`` connects by these rules.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import urlsplit

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Bedoeld = Callable[[str, Ip], bool]
"""Returns whether the operator allowed this address in our own network, for a host with this name."""
_WERELDWIJD = ipaddress.IPv6Network("2000::/3")
"""The part of IPv6 that is assigned for use on the internet; the rest is local, special or unassigned."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_VAN_DE_WOLK = frozenset({ipaddress.ip_address("168.63.129.16")})
"""An address that looks public, but inside a cloud it is the host of the machine itself."""


class OnveiligAdres(ValueError):
    """An address that we don't call: our own, one in an internal network, or one that can't be a web server."""


class HostOnbekend(ValueError):
    """A host name that has no address (now)."""


class Genoemd:
    """The names that an operator gave: host names (any case), addresses, and networks as CIDR."""

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
    """Return the parsed names; cached."""
    return Genoemd(delen)


def toegestaan(host: str, poort: int, bedoeld: Bedoeld) -> list[Ip]:
    """Return the addresses at which ``host`` may be called now, in the order of the name server. The name is
    looked up once.

    One address that isn't allowed refuses all: a name that has both public and internal addresses is an
    attack, or a mistake that would otherwise be visible only on some days.
    Raises: OnveiligAdres, HostOnbekend.
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
    """Check at once whether we could call ``url``. The decisive check is that of ``netwerk``, when it
    connects.

    Raises: OnveiligAdres, HostOnbekend.
    """
    try:
        deel = urlsplit(url)
        host, poort = deel.hostname or "", deel.port
    except ValueError:
        raise OnveiligAdres() from None
    if deel.scheme not in ("http", "https") or not host or deel.username is not None:
        raise OnveiligAdres()
    toegestaan(host, poort or (443 if deel.scheme == "https" else 80), bedoeld)


def is_intern(url: str) -> bool:
    """Return whether the host of ``url`` is in a network that isn't public, at this moment. False for an
    unknown host.
    """
    deel = urlsplit(url)
    try:
        adressen = zoek_op(deel.hostname or "", deel.port or 443)
    except (OSError, UnicodeError):
        return False
    return not all(_is_openbaar(_werkelijk(adres)) for adres in adressen)


def zoek_op(host: str, poort: int) -> list[Ip]:
    """Return the addresses of a host name, each once.

    Raises: OSError, UnicodeError.
    """
    gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    return list(
        dict.fromkeys(ipaddress.ip_address(str(plek[0]).partition("%")[0]) for *_rest, plek in gevonden)
    )


def _kaal(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()


def _werkelijk(adres: Ip) -> Ip:
    """Return the address that is really reached: the IPv4 address when it is written as IPv6."""
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
