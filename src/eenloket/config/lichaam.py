"""What an answer left unread of its request.

A refusal often comes before the body is read. Granian then closes the connection after the answer, without saying so when
the body hadn't arrived yet; a client or proxy that keeps connections sends its next request into a closed one and gets
nothing. So the rest is read first, and where that is too much the answer says that the connection ends.
"""

from collections.abc import Iterable
from typing import Any, Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

MEEST = 1 << 20
"""Bytes that are read for nothing; more than any form of ours that isn't an upload."""
_HAP = 1 << 16


class _Invoer(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


def lees_uit(toepassing: WSGIApplication) -> WSGIApplication:
    """The same application, that leaves no body behind."""

    def antwoord(omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
        if not ("HTTP_TRANSFER_ENCODING" in omgeving or omgeving.get("CONTENT_LENGTH", "0") not in ("", "0")):
            return toepassing(omgeving, begin)
        gezegd: list[Any] = []

        def onthoud(status: str, koppen: list[tuple[str, str]], *fout: Any) -> Any:
            gezegd[:] = [status, koppen, *fout]

        inhoud = toepassing(omgeving, onthoud)
        status, koppen, *fout = gezegd
        if not _op(omgeving["wsgi.input"]):
            koppen = [*koppen, ("Connection", "close")]
        begin(status, koppen, *fout)
        return inhoud

    return antwoord


def _op(invoer: _Invoer) -> bool:
    """Read to the end. False when it is too much, or when the client went away."""
    over = MEEST
    while over > 0:
        try:
            gelezen = len(invoer.read(min(_HAP, over)))
        except OSError:
            return False
        if not gelezen:
            return True
        over -= gelezen
    return False
