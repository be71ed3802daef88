"""Who works and who waits for a client: a slow line takes no place from others.

Each request has a thread of its own from its first byte on, and most of what a slow client does is nothing. So there are many threads and
few places to work; a thread has a place only while there is something to do. Bodies that fit in memory are read before, larger
ones while no place is held. A body that ends too soon was cut off: nothing is done with it. Of a large body that a refusal left unread some is
read after all, because Granian closes the connection otherwise without saying so; when that isn't enough the answer says it. To end connections on
which nothing moves is the proxy's work (docs/beheer/productie.md).
"""

import io
import threading
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import close_old_connections

PLAATSEN = 4
"""Requests at once in one process: Python does one thing at a time, and each takes a connection with the database."""
DRADEN = 256
"""Clients at once whose request isn't whole yet, in one process."""
MEEST = 1 << 20
"""Bytes of a body that are read before there is a place to work, or for nothing; more than any form of ours that isn't an upload."""
_HAP = 1 << 16


class _Bron(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class Invoer(io.RawIOBase):
    """A body that is read while it comes in; whoever waits for it gives his place to another."""

    def __init__(self, bron: _Bron, plaatsen: threading.Semaphore, lengte: int | None) -> None:
        self._bron, self._plaatsen, self._over, self.op_plaats = bron, plaatsen, lengte, False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Raises: ConnectionResetError when the client went away before the end; half a body is none."""
        if not self.op_plaats:
            return self._bron.read(size)
        self._plaatsen.release()
        try:
            stuk = self._bron.read(size)
        finally:
            self._plaatsen.acquire()
        if self._over is not None:
            self._over -= len(stuk)
            if self._over > 0 and (not stuk or size < 0):
                raise ConnectionResetError("de inhoud is niet compleet")
        return stuk

    def lees_uit(self) -> bool:
        """Read what nobody read. False when it is more than ``MEEST``, or when the client went away."""
        over = MEEST
        while over > 0:
            try:
                gelezen = len(self.read(min(_HAP, over)))
            except OSError:
                return False
            if not gelezen:
                return True
            over -= gelezen
        return False


def verdeel(toepassing: WSGIApplication, *, aantal: int = PLAATSEN) -> WSGIApplication:
    """The same application with ``aantal`` places to work. Cost of a request without a body: a microsecond."""
    plaatsen = threading.Semaphore(aantal)

    def antwoord(omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
        invoer: Invoer | None = None
        lengte = _lengte(omgeving)
        if lengte is None or lengte > MEEST:
            invoer = omgeving["wsgi.input"] = Invoer(omgeving["wsgi.input"], plaatsen, lengte)
        elif lengte:
            lichaam = omgeving["wsgi.input"].read(lengte)
            if len(lichaam) < lengte:
                return _afgebroken(begin)
            omgeving["wsgi.input"] = io.BytesIO(lichaam)
        if invoer is None:
            with plaatsen:
                return _heel(toepassing(omgeving, begin))
        gezegd: list[Any] = []

        def onthoud(status: str, koppen: list[tuple[str, str]], *fout: Any) -> Any:
            gezegd[:] = [status, koppen, *fout]

        with plaatsen:
            invoer.op_plaats = True
            try:
                inhoud = _heel(toepassing(omgeving, onthoud))
            finally:
                invoer.op_plaats = False
        status, koppen, *fout = gezegd
        begin(status, koppen if invoer.lees_uit() else [*koppen, ("Connection", "close")], *fout)
        return inhoud

    return antwoord


def _lengte(omgeving: WSGIEnvironment) -> int | None:
    """Bytes of the body; None when that isn't known before."""
    if "HTTP_TRANSFER_ENCODING" in omgeving:
        return None
    try:
        return int(omgeving.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return None


def _heel(inhoud: Any) -> Iterable[bytes]:
    """An answer that is ready as one piece, closed here: that gives the connection with the database back from the thread that has it."""
    if getattr(inhoud, "streaming", True):
        close_old_connections()  # what follows comes from a file, for as long as the client's line is slow
        return inhoud
    stukken = [b"".join(inhoud)]
    inhoud.close()
    return stukken


def _afgebroken(begin: StartResponse) -> Iterable[bytes]:
    """The client went away, or said that it would send more: whoever is still there hears that."""
    status = HTTPStatus.BAD_REQUEST
    begin(f"{status.value} {status.phrase}", [("Content-Type", "text/plain"), ("Connection", "close")])
    return [b"De inhoud is niet compleet.\n"]
