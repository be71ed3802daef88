"""What was typed, and which things it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.backoffice.werkplek.zoekterm import Zoekterm, lees


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Z2026-0000123", Zoekterm(nummer="Z2026-0000123")),
        ("2026-0000032", Zoekterm(nummer="2026-0000032")),
        (
            "  fatima   Yıldız ",
            Zoekterm(nummer="fatima Yıldız", naam="fatima Yıldız", straat="fatima Yıldız"),
        ),
        ("7-12-1985", Zoekterm(nummer="7-12-1985", geboren="1985-12-07")),
        ("07/12/1985", Zoekterm(nummer="07/12/1985", geboren="1985-12-07")),
        ("1985-12-07", Zoekterm(nummer="1985-12-07", geboren="1985-12-07")),
        ("31-2-1985", Zoekterm(nummer="31-2-1985")),
        ("1234 ab 12", Zoekterm(nummer="1234 ab 12", adres="1234AB 12")),
        ("1234AB, 12", Zoekterm(nummer="1234AB, 12", adres="1234AB 12")),
        ("Veenkade 12", Zoekterm(nummer="Veenkade 12", straat="Veenkade 12")),
        ("AB-123-C", Zoekterm(nummer="AB-123-C", kenteken="AB123C")),
        ("ab 123 c", Zoekterm(nummer="ab 123 c", kenteken="AB123C")),
        ("x", Zoekterm()),
        ("\x00", Zoekterm()),
        ("", Zoekterm()),
    ],
)
def test_wat_er_staat_is_wat_het_kan_zijn(tekst: str, wat: Zoekterm) -> None:
    """Any text can be the number of a case, because other systems number theirs in any form."""
    assert lees(tekst) == wat


@given(st.text(max_size=150))
def test_wat_iemand_ook_typt_het_wordt_gelezen(tekst: str) -> None:
    term = lees(tekst)
    assert term.leeg == (term == Zoekterm())
    assert len(term.naam) <= 100
