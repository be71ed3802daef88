"""The picture of a plan."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.vormgeving.plan import STAPPEN, STATEN, planrijen, stukken

KOLOM = st.integers(0, STAPPEN)


@given(st.sampled_from(sorted(STATEN)), KOLOM, KOLOM, st.none() | KOLOM)
def test_every_piece_can_be_seen_and_stays_on_the_time_line(
    staat: str, van: int, tot: int, nu: int | None
) -> None:
    delen = stukken(staat, van, tot, nu)
    assert delen
    for deel in delen:
        assert 0 <= deel.van < deel.tot <= STAPPEN
    for eerste, tweede in pairwise(delen):
        assert eerste.tot == tweede.van


def test_running_work_is_cut_at_today() -> None:
    gedaan, rest = stukken("bezig", 2, 11, 7)
    assert (gedaan.van, gedaan.tot, gedaan.soort) == (2, 7, "gedaan")
    assert (rest.van, rest.tot, rest.soort) == (7, 11, "rest")


def test_work_that_runs_later_than_planned_is_filled() -> None:
    assert [deel.soort for deel in stukken("bezig", 2, 6, 9)] == ["gedaan"]


def test_a_state_is_also_said_in_words() -> None:
    rij = planrijen([{"naam": "Uw adres", "staat": "wacht_op_u", "van": 0, "tot": 4}])[0]
    assert rij.staat_tekst == "Wacht op u"


def test_an_unknown_state_is_an_error_of_the_maker() -> None:
    with pytest.raises(ValueError, match="onbekend"):
        planrijen([{"naam": "x", "staat": "onbekend"}])
