"""Ends connections on which nothing moves: a client that went away without saying so, or one that only means to keep a place taken.

The server waits for a body without a limit, so the limit stands here, where it costs a request nothing: the kernel counts the bytes of
every connection. Where the kernel doesn't (outside Linux) nothing is ended.
"""

import contextlib
import os
import socket
import struct
import threading
import time
from collections.abc import Iterator

RONDE = 15.0
"""Seconds between looks."""
GEDULD = 120.0
"""Seconds in which at least ``MINST`` bytes go one way or the other."""
MINST = 1024
_BYTES = 120
"""Where ``struct tcp_info`` has the bytes that were acknowledged and received, two numbers of eight bytes (Linux 4.1)."""


class Stilte:
    """Remembers per connection when it moved last."""

    def __init__(self, poort: int, *, geduld: float = GEDULD) -> None:
        self.poort, self.geduld = poort, geduld
        self._stand: dict[str, tuple[int, float]] = {}
        """By the kernel's name of a connection: bytes so far, and since when it has hardly moved."""

    def kijk(self, nu: float) -> int:
        """End what hardly moved for too long; returns how many."""
        gezien: dict[str, tuple[int, float]] = {}
        beeindigd = 0
        for naam, lijn in _lijnen(self.poort):
            with lijn:
                bytes_ = _bewogen(lijn)
                was, sinds = self._stand.get(naam, (bytes_, nu))
                if bytes_ - was >= MINST:
                    was, sinds = bytes_, nu
                if nu - sinds > self.geduld:
                    with contextlib.suppress(OSError):
                        lijn.shutdown(socket.SHUT_RDWR)
                        beeindigd += 1
                else:
                    gezien[naam] = (was, sinds)
        self._stand = gezien
        return beeindigd

    def loop(self) -> None:
        """For as long as the process lives."""
        while True:
            time.sleep(RONDE)
            with contextlib.suppress(OSError):
                self.kijk(time.monotonic())


def bewaak(poort: int) -> None:
    """Watch the connections of this process with our port, in a thread of its own."""
    if hasattr(socket, "TCP_INFO") and os.path.isdir("/proc/self/fd"):
        threading.Thread(target=Stilte(poort).loop, name="stilte", daemon=True).start()


def _lijnen(poort: int) -> Iterator[tuple[str, socket.socket]]:
    """Connections of clients: each with a descriptor of its own, to be closed by whoever takes it."""
    for nummer in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            if not os.readlink(f"/proc/self/fd/{nummer}").startswith("socket:"):
                continue
            lijn = socket.socket(fileno=os.dup(int(nummer)))
            try:
                eigen, _ander = (
                    lijn.getsockname(),
                    lijn.getpeername(),
                )  # one that only listens has no other side
                mijn = isinstance(eigen, tuple) and len(eigen) > 1 and eigen[1] == poort
            except OSError:
                mijn = False
            if mijn:
                yield str(os.fstat(lijn.fileno()).st_ino), lijn
            else:
                lijn.close()


def _bewogen(lijn: socket.socket) -> int:
    """Bytes that went over it, both ways."""
    stand = lijn.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _BYTES + 16)
    return sum(struct.unpack_from("=QQ", stand, _BYTES)) if len(stand) >= _BYTES + 16 else 0
