"""What nobody types by accident: values for fields, files that are something else, addresses that lead away."""

import io
import random
import zipfile

from eenloket.midoffice.documenten.tests.bestanden import PDF, bom

TEKSTEN = [
    "", " ", "\x00", "a\x00b", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+SUM(1)", "@import", "-1", "0", "999999999999999999999", "NaN", "1e309", "٣",
    "ja\r\nBcc: iemand@example.org", "a@example.org\nBcc: b@example.org", "../../../etc/passwd", "..\\..\\win.ini", "{{7*7}}", "{% debug %}", "${7*7}",
    "%00%ff", "' OR 1=1 --", "\u202egnp.exe", "\ufeff", "𝕳" * 50, "a" * 100_000, "null", "true", "[]", "{}", "__class__", "None", "javascript:alert(1)",
    "31", "30", "2", "2026", "9999", "0001", "-0", "1.5", "1,5", "\t\n\r", "🏠", "é" * 300, "NL91ABNA0417164300", "9995 AB", "0000 AA",
]  # fmt: skip

RUW = [
    b"\xff\xfe\xfd", b"%ff%fe", b"a=%00", b"a=" + b"%C0%AF" * 50, b"&&&&===", b"a[]=1&a[0]=2", b"a=1" * 400, b"=", b"%", b"%zz=%zz",
    b"&".join(b"v%d=1" % i for i in range(600)), b"\x00" * 200, b'{"a": 1}',
]  # fmt: skip
"""Bodies that are no form at all."""


def velden(kies: random.Random, vraag: str) -> dict[str, str | list[str]]:
    """A form with the right field, wrong parts, several values, or fields of another question."""
    namen = [
        vraag,
        *(
            f"{vraag}_{deel}"
            for deel in (
                "dag",
                "maand",
                "jaar",
                "postcode",
                "huisnummer",
                "huisletter",
                "toevoeging",
                "straat",
                "plaats",
            )
        ),
    ]
    namen += [f"{vraag}[]", f"{vraag}.x", "nieuw_adres", "naam", "naar", "csrf", "__proto__", "id"]
    uit: dict[str, str | list[str]] = {}
    for naam in kies.sample(namen, kies.randint(1, 6)):
        waarden = [kies.choice(TEKSTEN) for _ in range(kies.choice((1, 1, 1, 2, 60)))]
        uit[naam] = waarden if len(waarden) > 1 else waarden[0]
    return uit


def docx_met_macro() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as bestand:
        for naam in ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"):
            bestand.writestr(naam, b"<x/>")
    return uit.getvalue()


BESTANDEN: list[tuple[str, bytes, str]] = [
    ("rekening.pdf", b"MZ\x90\x00" + b"\0" * 200, "programma als pdf"),
    ("foto.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "svg als png"),
    ("tekening.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
    ("pagina.html", b"<!doctype html><script>alert(1)</script>", "html"),
    ("pagina.pdf", b"<!doctype html><script>alert(1)</script>", "html als pdf"),
    ("brief.docx", bom(), "zipbom"),
    ("brief.docx", docx_met_macro(), "macro"),
    ("brief.docx", b"PK\x03\x04" + b"\xff" * 300, "kapotte zip"),
    ("leeg.pdf", b"", "leeg"),
    ("groot.pdf", PDF + b"\0" * (26 * 1024 * 1024), "te groot"),
]
WEGLEIDERS = [
    "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/%09/evil.example", "/\t/evil.example",
    "///evil.example", "http:evil.example", "/mijn\r\nSet-Cookie: a=b", "//evil.example/%2f..", "https:/evil.example", "data:text/html,x", "/" * 3000,
]  # fmt: skip
