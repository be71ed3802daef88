"""Files for tests, made on the spot."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def png(breed: int = 4, hoog: int = 3) -> bytes:
    def deel(naam: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    kop = deel(b"IHDR", struct.pack(">IIBBBBB", breed, hoog, 8, 0, 0, 0, 0))
    beeld = deel(b"IDAT", zlib.compress(b"\0" * (breed + 1) * min(hoog, 10)))
    return b"\x89PNG\r\n\x1a\n" + kop + beeld + deel(b"IEND", b"")


def jpg(breed: int = 4, hoog: int = 3) -> bytes:
    app0 = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    sof = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", hoog, breed) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + app0 + sof + b"\xff\xd9"


def zip_met(leden: Mapping[str, bytes], *, pers: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", pers) as bestand:
        for naam, inhoud in leden.items():
            bestand.writestr(zipfile.ZipInfo(naam), inhoud, compress_type=0 if naam == "mimetype" else pers)
    return uit.getvalue()


def docx(**extra: bytes) -> bytes:
    return zip_met({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>", **extra})


def odt() -> bytes:
    return zip_met({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"})


def bom() -> bytes:
    """Looks like a Word file, unpacks to half a gigabyte."""
    return docx(**{"word/media/groot.bin": b"\0" * 40_000_000})
