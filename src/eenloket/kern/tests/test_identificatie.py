"""Identifiers."""

import contextlib
import datetime as dt
import re

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.identificatie import als_bsn, nieuw_id, nieuwe_code, vroegste_id


def test_latere_ids_zijn_groter() -> None:
    ids = [nieuw_id() for _ in range(1000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 1000
    assert {i.version for i in ids} == {7}


def test_de_grens_van_een_moment_ligt_tussen_de_ids_ervoor_en_erna() -> None:
    voor = nieuw_id()
    grens = vroegste_id(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1))
    assert voor < grens
    assert vroegste_id(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1)) < voor


def test_een_geldig_burgerservicenummer() -> None:
    assert als_bsn("999990019") == "999990019"


@pytest.mark.parametrize(
    "tekst",
    [
        "999990018",
        "000000000",
        "99999001",
        "9999900190",
        "99999001a",
        "",
        " 999990019",
        "٩٩٩٩٩٠٠١٩",
        "-99990019",
    ],
)
def test_geen_burgerservicenummer(tekst: str) -> None:
    with pytest.raises(ValueError, match="burgerservicenummer") as gevangen:
        als_bsn(tekst)
    assert not tekst.strip() or tekst not in str(gevangen.value), "the number itself stays out of messages"


@given(st.text())
def test_elke_tekst_is_een_nummer_of_een_valueerror(tekst: str) -> None:
    with contextlib.suppress(ValueError):
        assert re.fullmatch(r"[0-9]{9}", als_bsn(tekst))


def test_een_code_is_over_te_typen() -> None:
    codes = {nieuwe_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(
        re.fullmatch(r"[2-9BCDFGHJKMNPQRSTVWXZ]{4}(-[2-9BCDFGHJKMNPQRSTVWXZ]{4}){2}", c) for c in codes
    )


@time_machine.travel("2026-01-01T00:30:00+01:00", tick=False)
def test_vandaag_is_de_dag_in_nederland() -> None:
    from eenloket.kern.klok import vandaag

    assert vandaag() == dt.date(2026, 1, 1)
