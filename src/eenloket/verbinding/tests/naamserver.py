"""A name server that tests have: a name may mean something else each time somebody asks."""

import ipaddress
import socket
from collections import defaultdict
from typing import Any

import pytest


class Naamserver:
    """``zet`` gives the answers to one question after another; the last one stays. Other names don't exist, addresses are themselves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._antwoorden: dict[str, list[tuple[str, ...]]] = {}
        self.gevraagd: defaultdict[str, int] = defaultdict(int)
        self._echt = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._getaddrinfo)

    def zet(self, naam: str, *antwoorden: str | tuple[str, ...]) -> None:
        self._antwoorden[naam] = [(a,) if isinstance(a, str) else a for a in antwoorden]

    def _getaddrinfo(self, host: Any, poort: Any, *rest: Any, **anders: Any) -> Any:
        if host is None or _is_adres(host):
            return self._echt(host, poort, *rest, **anders)
        self.gevraagd[host] += 1
        if (antwoorden := self._antwoorden.get(host)) is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        adressen = antwoorden.pop(0) if len(antwoorden) > 1 else antwoorden[0]
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, poort)) for a in adressen
        ]  # fmt: skip


def _is_adres(host: str) -> bool:
    """In any of the ways in which a system reads numbers as an address."""
    for lees in (ipaddress.ip_address, socket.inet_aton):
        try:
            lees(host.partition("%")[0])
        except (ValueError, OSError):
            continue
        return True
    return False
