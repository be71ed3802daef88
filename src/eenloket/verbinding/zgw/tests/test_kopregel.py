"""Text in headers, also outside ASCII."""

import pytest

from eenloket.verbinding.zgw.kopregel import tekst_van


@pytest.mark.parametrize(
    ("waarde", "gelezen"),
    [
        ("", ""),
        ("correctie", "correctie"),
        ("100%20 echt", "100%20 echt"),
        ("UTF-8''Op%20verzoek%20van%20Ren%C3%A9e", "Op verzoek van Renée"),
        ("utf-8'nl'%E2%82%AC 5, (twee) keer", "€ 5, (twee) keer"),
        ("UTF-8''%C3", "UTF-8''%C3"),
        ("UTF-8''%ED%A0%80", "UTF-8''%ED%A0%80"),
        ("UTF-8''a%00b", "ab"),
        ("UTF-8''" + "%C3%A9" * 3000, "é" * 1000),
        ("x" * 3000, "x" * 1000),
        ("ISO-8859-1''%E9", "ISO-8859-1''%E9"),
    ],
)
def test_wat_een_kopregel_zegt(waarde: str, gelezen: str) -> None:
    assert tekst_van(waarde, 1000) == gelezen
