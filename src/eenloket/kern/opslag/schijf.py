"""File storage on disk: a file is written under a temporary name, flushed, and then renamed."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from .poort import Bewaard, is_sleutel, nieuwe_sleutel

_STUK = 256 * 1024
_HALF_BEWAREN = 86400.0  # seconds; no upload takes a day


class Schijf:
    """Storage in a folder of this machine or of a shared mount."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def _pad(self, sleutel: str) -> Path:
        if not is_sleutel(sleutel):  # also keeps every path inside the folder
            raise FileNotFoundError(sleutel)
        return self.map / sleutel

    def bewaar(self, stukken: Iterable[bytes]) -> Bewaard:
        sleutel, hash_, grootte = nieuwe_sleutel(), hashlib.sha256(), 0
        doel = self._pad(sleutel)
        doel.parent.mkdir(parents=True, exist_ok=True)
        half = doel.with_suffix(".half")
        try:
            with half.open("wb") as bestand:
                for stuk in stukken:
                    hash_.update(stuk)
                    grootte += len(stuk)
                    bestand.write(stuk)
                bestand.flush()
                os.fsync(bestand.fileno())
            half.rename(doel)
            _vastgelegd(doel.parent)
        finally:
            half.unlink(missing_ok=True)
        return Bewaard(sleutel, grootte, hash_.hexdigest())

    def lees(self, sleutel: str, begin: int = 0, lengte: int | None = None) -> Iterator[bytes]:
        return _stukken(self._pad(sleutel).open("rb"), begin, lengte)

    def verwijder(self, sleutel: str) -> None:
        self._pad(sleutel).unlink(missing_ok=True)

    def sleutels(self, map_: str = "", ouder_dan: float = 0.0) -> Iterator[str]:
        grens = time.time() - ouder_dan
        for pad in self.map.glob(f"{map_ or '??'}/*"):
            sleutel = f"{pad.parent.name}/{pad.name}"
            if is_sleutel(sleutel) and (not ouder_dan or _geschreven(pad) < grens):
                yield sleutel

    def ruim_op(self) -> int:
        """Delete the files that a killed process left half written; return how many there were."""
        oud = [pad for pad in self.map.glob("??/*.half") if time.time() - pad.stat().st_mtime > _HALF_BEWAREN]
        for pad in oud:
            pad.unlink(missing_ok=True)
        return len(oud)


def _geschreven(pad: Path) -> float:
    """Return when the file was written (seconds since the epoch); infinity when the file no longer exists."""
    try:
        return pad.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _vastgelegd(map_: Path) -> None:
    """Flush the folder: the folder holds the name of the file, and a power cut could lose that name."""
    nummer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def _stukken(bestand: BinaryIO, begin: int, lengte: int | None) -> Iterator[bytes]:
    with bestand:
        bestand.seek(begin)
        while lengte is None or lengte > 0:
            stuk = bestand.read(_STUK if lengte is None else min(_STUK, lengte))
            if not stuk:
                return
            if lengte is not None:
                lengte -= len(stuk)
            yield stuk
