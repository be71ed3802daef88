"""Find the type of a file, by its content, never by its name, and without unpacking it.

Only types that can't bring script into a browser are allowed: no HTML, no SVG.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Any

_KOP = 4096
_ZIP_LEDEN, _ZIP_UITGEPAKT, _ZIP_VERHOUDING = 2000, 300 * 1024 * 1024, 200
_JPEG_MAAT = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_GROOTSTE_BEELD = 50_000


@dataclass(frozen=True, slots=True)
class Bestandssoort:
    """A file type: extension, media type, and a check that the file really has this type."""

    extensie: str
    formaat: str
    magie: frozenset[str]
    klopt: Callable[[IO[bytes]], bool]


def herken(bestand: IO[bytes], toegestaan: Iterable[str]) -> Bestandssoort | None:
    """Return the type of ``bestand`` among ``toegestaan`` (extensions); None when it is none of these. The
    position is 0 afterwards.
    """
    bestand.seek(0)
    kop = bestand.read(_KOP)
    gezien = _gezien(kop)
    for extensie in toegestaan:
        soort = SOORTEN.get(extensie)
        if soort is None or not gezien & soort.magie:
            continue
        bestand.seek(0)
        klopt = soort.klopt(bestand)
        bestand.seek(0)
        if klopt:
            return soort
    bestand.seek(0)
    return None


def _magie(kop: bytes) -> list[Any]:
    """Return the possible types, the most likely first. Only a process that uses this loads the tables."""
    import puremagic

    try:
        return list(puremagic.magic_string(kop))
    except (puremagic.PureError, ValueError):
        return []


def _gezien(kop: bytes) -> set[str]:
    return {m.extension for m in _magie(kop)}


def _pdf(bestand: IO[bytes]) -> bool:
    """Return whether the file begins and ends as a PDF (readers allow some bytes after the end)."""
    if not bestand.read(8).startswith(b"%PDF-1.") and not _is_pdf2(bestand):
        return False
    bestand.seek(0, 2)
    bestand.seek(max(0, bestand.tell() - 2048))
    return b"%%EOF" in bestand.read()


def _is_pdf2(bestand: IO[bytes]) -> bool:
    bestand.seek(0)
    return bestand.read(8).startswith(b"%PDF-2.")


def _png(bestand: IO[bytes]) -> bool:
    kop = bestand.read(33)
    if len(kop) < 33 or kop[:8] != b"\x89PNG\r\n\x1a\n" or kop[8:16] != b"\x00\x00\x00\x0dIHDR":
        return False
    breed, hoog = struct.unpack(">II", kop[16:24])
    heel = zlib.crc32(kop[12:29]) == struct.unpack(">I", kop[29:33])[0]
    return heel and _maat(breed, hoog)


def _jpg(bestand: IO[bytes]) -> bool:
    """Read the segments up to the frame header, which must have a size."""
    if bestand.read(2) != b"\xff\xd8":
        return False
    for _ in range(1000):
        teken = bestand.read(2)
        if len(teken) < 2 or teken[0] != 0xFF:
            return False
        while teken[1] == 0xFF:  # fill bytes
            if not (volgend := bestand.read(1)):
                return False
            teken = b"\xff" + volgend
        lengte = bestand.read(2)
        if len(lengte) < 2 or (omvang := struct.unpack(">H", lengte)[0]) < 2:
            return False
        if teken[1] in _JPEG_MAAT:
            kader = bestand.read(5)
            return len(kader) == 5 and _maat(*struct.unpack(">HH", kader[1:5]))
        bestand.seek(omvang - 2, 1)
    return False


def _maat(een: int, ander: int) -> bool:
    return 0 < een <= _GROOTSTE_BEELD and 0 < ander <= _GROOTSTE_BEELD


def _zip(bestand: IO[bytes]) -> Mapping[str, zipfile.ZipInfo] | None:
    """Return the table of contents, read without unpacking; None when the file is damaged, encrypted or a zip
    bomb.
    """
    try:
        leden = zipfile.ZipFile(bestand).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        return None
    groot = sum(lid.file_size for lid in leden)
    klein = sum(lid.compress_size for lid in leden)
    if len(leden) > _ZIP_LEDEN or groot > _ZIP_UITGEPAKT or groot > _ZIP_VERHOUDING * max(klein, 1):
        return None
    if any(
        lid.flag_bits & 1 or lid.filename.startswith("/") or ".." in lid.filename.split("/") for lid in leden
    ):
        return None
    return {lid.filename: lid for lid in leden}


def _docx(bestand: IO[bytes]) -> bool:
    leden = _zip(bestand)
    if leden is None or not {"[Content_Types].xml", "word/document.xml"} <= set(leden):
        return False
    return not any(naam.lower().endswith("vbaproject.bin") for naam in leden)


def _odt(bestand: IO[bytes]) -> bool:
    leden = _zip(bestand)
    if leden is None or not {"mimetype", "content.xml"} <= set(leden):
        return False
    if any(naam.startswith(("Basic/", "Scripts/")) for naam in leden):
        return False
    bestand.seek(0)
    kop = bestand.read(38 + len(ODT))  # the standard says: first member, stored, no extra field
    return kop[:4] == b"PK\x03\x04" and kop[30:38] == b"mimetype" and kop[38:] == ODT


ODT = b"application/vnd.oasis.opendocument.text"
_ZIPMAGIE = frozenset({".zip", ".docx", ".odt", ".xlsx", ".pptx", ".jar"})
SOORTEN: Mapping[str, Bestandssoort] = {
    "pdf": Bestandssoort("pdf", "application/pdf", frozenset({".pdf"}), _pdf),
    "jpg": Bestandssoort("jpg", "image/jpeg", frozenset({".jpg", ".jpeg", ".jfif", ".jpe"}), _jpg),
    "png": Bestandssoort("png", "image/png", frozenset({".png"}), _png),
    "docx": Bestandssoort(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _ZIPMAGIE, _docx
    ),
    "odt": Bestandssoort("odt", ODT.decode(), _ZIPMAGIE, _odt),
}


_NOOIT = ("html", "svg", "xml", "script")
"""Types that a browser would execute: they are served as plain bytes, whatever their content looks like."""


def mediatype(bestand: IO[bytes]) -> str:
    """Return the media type by content, for a file that another system registers;
    ``application/octet-stream`` when it is unknown.
    """
    if (soort := herken(bestand, SOORTEN)) is not None:
        return soort.formaat
    gevonden = _magie(bestand.read(_KOP))
    bestand.seek(0)
    beste = gevonden[0] if gevonden else None
    if (
        beste is None
        or not beste.mime_type
        or beste.confidence < 0.5
        or any(n in beste.mime_type for n in _NOOIT)
    ):
        return ONBEKEND
    return str(beste.mime_type)[:255]


ONBEKEND = "application/octet-stream"
