"""ClamAV over its own protocol (INSTREAM): a file is streamed to clamd and never touches its disk by our hand."""

import re
import socket
import struct
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.stroombreker import Stroombreker

SCHOON = "schoon"
_STUK = 256 * 1024
_GROOTSTE_ANTWOORD = 4096


class ClamAV:
    """``adres`` is host:port or unix:/path. ``tijd`` is in seconds: per step of the talk, and ``geheel`` for a whole scan."""

    def __init__(self, adres: str, *, tijd: float = 10.0, geheel: float = 60.0) -> None:
        self.adres, self.tijd, self.geheel = adres, tijd, geheel
        self.breker = Stroombreker("clamav")

    def scan(self, stukken: Iterable[bytes]) -> str:
        """``schoon``, or the name of what was found. Raises: BuitenBereik, also when clamd refuses the size."""
        with self._verbonden() as contact:
            einde = time.monotonic() + self.geheel
            contact.sendall(b"zINSTREAM\0")
            for stuk in _gelijk(stukken):
                if time.monotonic() > einde:
                    raise BuitenBereik("clamav", "te traag")
                contact.sendall(struct.pack("!L", len(stuk)) + stuk)
            contact.sendall(struct.pack("!L", 0))
            return _oordeel(_lees(contact))

    def controleer(self) -> None:
        """Raises: BuitenBereik when nobody answers the greeting."""
        with self._verbonden() as contact:
            contact.sendall(b"zPING\0")
            if _lees(contact) != "PONG":
                raise BuitenBereik("clamav", "onzin")

    @contextmanager
    def _verbonden(self) -> Iterator[socket.socket]:
        with self.breker.stroom():
            try:
                with self._contact() as contact:
                    yield contact
            except TimeoutError:
                raise BuitenBereik("clamav", "te traag") from None
            except (OSError, UnicodeDecodeError) as fout:
                raise BuitenBereik("clamav", type(fout).__name__) from None

    def _contact(self) -> socket.socket:
        if self.adres.startswith("unix:"):
            contact = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            contact.settimeout(self.tijd)
            contact.connect(self.adres.removeprefix("unix:"))
            return contact
        host, _, poort = self.adres.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(poort)), timeout=self.tijd)


def _gelijk(stukken: Iterable[bytes]) -> Iterator[bytes]:
    """No empty piece (that would end the stream) and none larger than a quarter of a megabyte."""
    for stuk in stukken:
        for begin in range(0, len(stuk), _STUK):
            yield stuk[begin : begin + _STUK]


def _lees(contact: socket.socket) -> str:
    antwoord = b""
    while not antwoord.endswith(b"\0") and len(antwoord) < _GROOTSTE_ANTWOORD:
        deel = contact.recv(1024)
        if not deel:
            break
        antwoord += deel
    return antwoord.rstrip(b"\0\n").decode()


def _oordeel(antwoord: str) -> str:
    if antwoord == "stream: OK":
        return SCHOON
    if gevonden := re.fullmatch(r"stream: (.{1,200}) FOUND", antwoord):
        return gevonden[1]
    raise BuitenBereik("clamav", "te groot" if "size limit" in antwoord else "onzin")
