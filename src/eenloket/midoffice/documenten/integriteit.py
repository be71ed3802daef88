"""Checksums that come with a document (integriteit). We always compute ``sha256`` ourselves."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol


class Som(Protocol):
    """A checksum that is computed while bytes pass."""

    def update(self, stuk: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


class _Crc32:
    def __init__(self) -> None:
        self.waarde = 0

    def update(self, stuk: bytes, /) -> None:
        self.waarde = zlib.crc32(stuk, self.waarde)

    def hexdigest(self) -> str:
        return f"{self.waarde:08x}"


_SHA3 = {56: "sha3_224", 64: "sha3_256", 96: "sha3_384", 128: "sha3_512"}
"""The standard names one SHA-3; the length of the value says which one is meant."""


def som(algoritme: str, waarde: str) -> Som | None:
    """Return an object that computes ``algoritme``; None when the name doesn't mean one function (CRC and
    Fletcher, HMAC without its key).
    """
    match algoritme:
        case "md5":
            return hashlib.md5(usedforsecurity=False)
        case "sha_1":
            return hashlib.sha1(usedforsecurity=False)
        case "sha_256" | "sha_512":
            return hashlib.new(algoritme.replace("_", ""))
        case "sha_3" if len(waarde) in _SHA3:
            return hashlib.new(_SHA3[len(waarde)])
        case "crc_32":
            return _Crc32()
    return None


def klopt(som_: Som, waarde: str) -> bool:
    """Return whether the checksum equals the given value, in hexadecimal digits of either case."""
    return som_.hexdigest() == waarde.strip().lower().removeprefix("0x")


def geteld(stukken: Iterable[bytes], som_: Som | None) -> Iterator[bytes]:
    """Yield the pieces unchanged, and compute their checksum meanwhile."""
    for stuk in stukken:
        if som_ is not None:
            som_.update(stuk)
        yield stuk
