"""A stored file as a Python file object that reads only the parts that its user asks for."""

import io
from collections.abc import Iterator
from typing import Any

from .poort import Opslag

_VOORUIT = 64 * 1024


def als_bestand(opslag: Opslag, sleutel: str, grootte: int) -> io.BufferedReader:
    """Return the stored file ``sleutel`` (of ``grootte`` bytes) as a readable, seekable file object.

    Raises: FileNotFoundError, at the first read.
    Cost: one read of 64 kB per place that is read.
    """
    return io.BufferedReader(_Lezer(opslag, sleutel, grootte), _VOORUIT)


class _Lezer(io.RawIOBase):
    def __init__(self, opslag: Opslag, sleutel: str, grootte: int) -> None:
        self.opslag, self.sleutel, self.grootte, self.plaats = opslag, sleutel, grootte, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.plaats

    def seek(self, plaats: int, vanaf: int = io.SEEK_SET) -> int:
        basis = {io.SEEK_SET: 0, io.SEEK_CUR: self.plaats, io.SEEK_END: self.grootte}[vanaf]
        if basis + plaats < 0:
            raise ValueError("voor het begin")
        self.plaats = basis + plaats
        return self.plaats

    def readinto(self, doel: Any, /) -> int:
        ruimte = memoryview(doel).cast("B")
        gelezen = 0
        stukken: Iterator[bytes] = self.opslag.lees(self.sleutel, self.plaats, len(ruimte))
        for stuk in stukken:
            ruimte[gelezen : gelezen + len(stuk)] = stuk
            gelezen += len(stuk)
        self.plaats += gelezen
        return gelezen
