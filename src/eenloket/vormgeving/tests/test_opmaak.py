"""Dates, amounts and sizes as people read them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from eenloket.vormgeving.opmaak import bedrag, datumkort, datumlang, grootte


def test_a_date_is_written_in_full() -> None:
    with translation.override("nl"):
        assert datumlang(date(2026, 12, 7)) == "maandag 7 december 2026"
        assert datumkort(date(2026, 12, 7)) == "7 dec 2026"
        assert datumlang(None) == ""
    with translation.override("en"):
        assert datumlang(date(2026, 12, 7)) == "Monday 7 December 2026"


def test_a_moment_just_before_midnight_utc_is_the_next_dutch_day() -> None:
    with translation.override("nl"):
        assert datumlang(datetime(2026, 12, 6, 23, 30, tzinfo=UTC)) == "maandag 7 december 2026"


@pytest.mark.parametrize(
    ("centen", "nl", "en"),
    [
        (1460, "€ 14,60", "€14.60"),
        (5, "€ 0,05", "€0.05"),
        (123456789, "€ 1.234.567,89", "€1,234,567.89"),
        (-250, "-€ 2,50", "-€2.50"),
        (None, "", ""),
    ],
)
def test_an_amount_reads_as_people_write_it(centen: int | None, nl: str, en: str) -> None:
    with translation.override("nl"):
        assert bedrag(centen) == nl
    with translation.override("en"):
        assert bedrag(centen) == en


def test_nothing_to_pay_is_said_in_words() -> None:
    with translation.override("nl"):
        assert bedrag(0) == "Gratis"


def test_a_file_size_is_short() -> None:
    with translation.override("nl"):
        assert grootte(412_000) == "412 kB"
        assert grootte(18_400_000) == "18,4 MB"
        assert grootte(3) == "1 kB"
