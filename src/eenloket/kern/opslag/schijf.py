"""Blobs on disk: written beside, flushed, then renamed."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from .poort import Bewaard, nieuwe_sleutel

_STUK = 256 * 1024


class Schijf:
    """Storage in a folder of this machine or a shared mount."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def _pad(self, sleutel: str) -> Path:
        pad = (self.map / sleutel).resolve()
        if not pad.is_relative_to(self.map.resolve()):
            raise FileNotFoundError(sleutel)
        return pad

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
        finally:
            half.unlink(missing_ok=True)
        return Bewaard(sleutel, grootte, hash_.hexdigest())

    def lees(self, sleutel: str, begin: int = 0, lengte: int | None = None) -> Iterator[bytes]:
        with self._pad(sleutel).open("rb") as bestand:
            bestand.seek(begin)
            while lengte is None or lengte > 0:
                stuk = bestand.read(_STUK if lengte is None else min(_STUK, lengte))
                if not stuk:
                    return
                if lengte is not None:
                    lengte -= len(stuk)
                yield stuk

    def verwijder(self, sleutel: str) -> None:
        self._pad(sleutel).unlink(missing_ok=True)

    def sleutels(self) -> Iterator[str]:
        for pad in self.map.glob("??/*"):
            if pad.suffix != ".half":
                yield str(pad.relative_to(self.map))
