"""Terms by the Algemene termijnenwet: examples from the law's text, and properties."""

import datetime as dt

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.termijnen import (
    Duur,
    is_werkdag,
    opschuiven,
    plus_werkdagen,
    werkdagen_tussen,
    wettelijke_einddatum,
)

DAGEN = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))
KORT = st.builds(Duur, maanden=st.integers(0, 1), weken=st.integers(0, 4), dagen=st.integers(0, 20)).filter(
    lambda d: str(d) != "P0D"
)


@pytest.mark.parametrize(
    "feestdag",
    [
        "2026-01-01",
        "2026-04-03",
        "2026-04-06",
        "2026-04-27",
        "2026-05-05",
        "2026-05-14",
        "2026-05-25",
        "2026-12-25",
        "2026-12-26",
    ],
)
def test_recognised_holidays_of_article_3_are_no_working_days(feestdag: str) -> None:
    assert not is_werkdag(dt.date.fromisoformat(feestdag))


def test_holidays_are_those_that_others_count_too() -> None:
    """Against an independent list; only 5 May is a day off in law every year, not once in five."""
    dag, laatste = dt.date(1990, 1, 1), dt.date(2099, 12, 31)
    elders = holidays.country_holidays(
        "NL", years=range(1990, 2100), categories=(holidays.PUBLIC, holidays.OPTIONAL)
    )
    while dag <= laatste:
        assert is_werkdag(dag) is (dag.weekday() < 5 and dag not in elders and (dag.month, dag.day) != (5, 5))
        dag += dt.timedelta(days=1)


def test_liberation_day_counts_every_year_and_the_kings_birthday_moves_off_sunday() -> None:
    assert not is_werkdag(dt.date(2027, 5, 5))
    assert is_werkdag(dt.date(2025, 4, 28))
    assert not is_werkdag(dt.date(2025, 4, 26))


@pytest.mark.parametrize(
    ("start", "duur", "einde"),
    [
        ("2026-11-23", "P8W", "2027-01-18"),  # eight weeks of Awb 4:13, Monday to Monday
        (
            "2026-11-28",
            "P4W",
            "2026-12-28",
        ),  # ends on Saturday 26 December, a holiday; then Sunday; so Monday
        ("2026-12-22", "P3D", "2026-12-28"),  # ends on Christmas Day, moves on past the weekend
        (
            "2026-04-02",
            "P4D",
            "2026-04-08",
        ),  # Good Friday to Easter Monday: at least two working days (art. 2)
        ("2026-01-31", "P1M", "2026-03-02"),  # 28 February is a Saturday
        ("2026-02-10", "P1Y", "2027-02-10"),  # article 4: years are counted as they are
        ("2026-08-29", "P13W", "2026-11-28"),  # longer than twelve weeks: may end on a Saturday
    ],
)
def test_end_of_a_legal_term(start: str, duur: str, einde: str) -> None:
    assert wettelijke_einddatum(dt.date.fromisoformat(start), duur) == dt.date.fromisoformat(einde)


@given(DAGEN, KORT)
def test_a_short_legal_term_ends_on_a_working_day_and_never_early(start: dt.date, duur: Duur) -> None:
    einde = wettelijke_einddatum(start, duur)
    assert is_werkdag(einde)
    assert einde >= duur.na(start)
    if (duur.na(start) - start).days >= 3:
        assert werkdagen_tussen(start, einde) >= 2


@given(DAGEN, st.integers(0, 60))
def test_working_days_added_can_be_counted_back(dag: dt.date, aantal: int) -> None:
    assert werkdagen_tussen(dag, plus_werkdagen(dag, aantal)) == aantal


@given(DAGEN, DAGEN)
def test_counting_working_days_is_symmetric(a: dt.date, b: dt.date) -> None:
    assert werkdagen_tussen(a, b) == -werkdagen_tussen(b, a)


@given(DAGEN, st.integers(0, 400))
def test_a_suspended_term_moves_at_least_the_days_it_stood_still(dag: dt.date, dagen: int) -> None:
    assert opschuiven(dag, dagen) >= dag + dt.timedelta(days=dagen)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_durations_read_back_as_they_were_written(j: int, m: int, w: int, d: int) -> None:
    assert Duur.lees(str(Duur(j, m, w, d))) == Duur(j, m, w, d)


@pytest.mark.parametrize("fout", ["", "P", "8W", "PT5H", "P1.5D", "P-1D", "P1W\n", "P٣D"])
def test_what_is_no_calendar_duration_is_refused(fout: str) -> None:
    with pytest.raises(ValueError, match="duur"):
        Duur.lees(fout)
