"""A body with a document: its content is taken out of the JSON during reading, so that a body of gigabytes
needs little memory.

The text of ``inhoud`` (base64) is decoded piece by piece into a temporary file; the rest of the JSON is small
and is read as usual.
"""

import binascii
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from django.conf import settings

from ..aanroep import Aanroep
from ..fouten import OngeldigVerzoek, TeGroot, veldfout
from ..schrijven import GRENS, eis_json, eis_omvang, keur, ontleed

_STUK = 256 * 1024
_IN_GEHEUGEN = 1024 * 1024
_VELD = b"inhoud"
_TEKEN = re.compile(rb'["{}\[\]]')
_EINDE = re.compile(rb'["\\]')
_WIT = b" \t\r\n"
_ONTSNAPT = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_HALF = re.compile(rb"\\(?:u[0-9a-fA-F]{0,3})?\Z")
_TERUG = {b"/": b"/", b"n": b"", b"r": b"", b"t": b""}
MERK = "zie-bestand"


@dataclass(slots=True)
class Aangeleverd:
    """The fields of a body, and the content in it (None: the body gave no content)."""

    velden: dict[str, Any]
    bestand: IO[bytes] | None
    grootte: int = 0

    def stukken(self) -> Iterator[bytes]:
        """Yield the content from its beginning."""
        assert self.bestand is not None
        self.bestand.seek(0)
        yield from iter(partial(self.bestand.read, _STUK), b"")


@contextmanager
def aangeleverd(aanroep: Aanroep) -> Iterator[Aangeleverd]:
    """Read the body of ``aanroep`` and check it against the contract.

    Raises: GeenJson, VerkeerdeVorm, TeGroot, OngeldigVerzoek.
    """
    eis_json(aanroep.request)
    eis_omvang(aanroep.request, settings.DOCUMENT_LICHAAM_MB * 1024 * 1024)
    with tempfile.SpooledTemporaryFile(_IN_GEHEUGEN) as bestand:
        lezer = _Lezer(aanroep.request.read, bestand)
        velden = ontleed(lezer.lees())
        ruw = velden.get("inhoud")
        if isinstance(ruw, str) and not (lezer.gevonden and ruw == MERK):
            # the name of the field was written in some other way: it is small, as the rest is
            lezer.begin()
            lezer.neem(ruw.encode())
            lezer.sluit()
        if lezer.fout is not None:
            raise lezer.fout
        heeft = isinstance(ruw, str)
        yield Aangeleverd(keur(aanroep, velden), bestand if heeft else None, bestand.tell() if heeft else 0)


class _Lezer:
    """Reads JSON and follows only its depth and its strings."""

    def __init__(self, lees: Callable[[int], bytes], naar: IO[bytes]) -> None:
        self._bron, self._naar = lees, naar
        self._buf, self._plek, self._gelezen = b"", 0, 0
        self._rest = bytearray()
        self._half, self._over, self._vol = b"", b"", False
        self.gevonden = False
        self.fout: OngeldigVerzoek | None = None

    def lees(self) -> bytes:
        """Return the JSON without the content."""
        diepte = 0
        while True:
            gezien = _TEKEN.search(self._buf, self._plek)
            if gezien is None:
                self._bewaar(len(self._buf))
                if not self._meer():
                    return bytes(self._rest)
                continue
            self._bewaar(gezien.end())
            if gezien[0] in b"{[":
                diepte += 1
            elif gezien[0] in b"}]":
                diepte -= 1
            elif self._tekst() == _VELD and diepte == 1 and self._waarde_volgt():
                self._inhoud()

    def _meer(self) -> bool:
        """Read the next piece of the body, after the unread rest of the previous one."""
        stuk = self._bron(_STUK)
        self._gelezen += len(stuk)
        if self._gelezen > settings.DOCUMENT_LICHAAM_MB * 1024 * 1024:
            raise TeGroot()
        self._buf, self._plek = self._buf[self._plek :] + stuk, 0
        return bool(stuk)

    def _bewaar(self, tot: int) -> None:
        self._rest += self._buf[self._plek : tot]
        self._plek = tot
        if len(self._rest) > GRENS:
            raise TeGroot()

    def _tekst(self) -> bytes:
        """Return the rest of a string, after its first quote."""
        begin = len(self._rest)
        while True:
            einde = _EINDE.search(self._buf, self._plek)
            if einde is None:
                self._bewaar(len(self._buf))
                if not self._meer():
                    return b""
            elif einde[0] == b'"':
                self._bewaar(einde.end())
                return bytes(self._rest[begin:-1])
            elif einde.end() < len(self._buf):
                self._bewaar(einde.end() + 1)
            else:  # what is escaped is in the next piece
                self._bewaar(einde.start())
                if not self._meer():
                    return b""

    def _waarde_volgt(self) -> bool:
        """Return whether the value after a name is a string; its first quote is then read."""
        for verwacht in (b":", b'"'):
            while True:
                over = self._buf[self._plek :].lstrip(_WIT)
                if over or not self._meer():
                    break
            if not over.startswith(verwacht):
                return False
            self._plek = len(self._buf) - len(over) + 1
            self._rest += verwacht
        return True

    def _inhoud(self) -> None:
        """Read the value of the field; a later field with the same name replaces it, as in any JSON."""
        self.begin()
        while (einde := self._buf.find(b'"', self._plek)) < 0:
            self.neem(self._buf[self._plek :])
            self._plek = len(self._buf)
            if not self._meer():
                return
        self.neem(self._buf[self._plek : einde])
        if self._half.endswith(
            b"\\"
        ):  # a quote within: no base64 has that, and where it ends nobody can tell
            raise _ongeldig()
        self._plek = einde + 1
        self._rest += MERK.encode() + b'"'
        self.gevonden = True
        self.sluit()

    def begin(self) -> None:
        """Start with empty content."""
        self._naar.seek(0)
        self._naar.truncate()
        self._half = self._over = b""
        self._vol, self.fout = False, None

    def neem(self, stuk: bytes) -> None:
        """Decode a piece. Some clients escape slashes or plus signs, or break lines."""
        if self.fout is not None:
            return
        tekst = self._half + stuk
        self._half = b""
        if b"\\" in tekst:
            if half := _HALF.search(tekst):
                tekst, self._half = tekst[: half.start()], tekst[half.start() :]
            tekst = _ONTSNAPT.sub(_teken, tekst)
        tekst = self._over + tekst.translate(None, _WIT)
        heel = len(tekst) // 4 * 4
        self._over = tekst[heel:]
        if heel and self._vol:
            self.fout = _ongeldig()
        elif heel:
            self._vol = tekst[heel - 1 : heel] == b"="
            try:
                self._naar.write(binascii.a2b_base64(tekst[:heel], strict_mode=True))
            except binascii.Error:
                self.fout = _ongeldig()

    def sluit(self) -> None:
        """The end of the content."""
        if self._over or self._half:
            self.fout = _ongeldig()


def _teken(ontsnapt: "re.Match[bytes]") -> bytes:
    if ontsnapt[1]:
        code = int(ontsnapt[1], 16)
        return bytes([code]) if code < 128 else b"?"
    return _TERUG.get(ontsnapt[2], b"?")


def _ongeldig() -> OngeldigVerzoek:
    return veldfout("inhoud", "invalid", "Geef de inhoud op in base64.")
