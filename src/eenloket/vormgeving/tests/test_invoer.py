"""Choices and dates of forms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.vormgeving.invoer import OnleesbareDatum, datumdelen, lees_datum, opties


@given(st.dates())
def test_a_date_survives_the_three_fields(dag: date) -> None:
    delen = datumdelen(dag)
    velden = {f"d_{deel}": waarde for deel, waarde in delen.items()}
    if dag.year < 1000:
        velden["d_jaar"] = velden["d_jaar"].zfill(4)
    assert lees_datum(velden, "d") == dag


@given(st.fixed_dictionaries({f"d_{deel}": st.text(max_size=6) for deel in ("dag", "maand", "jaar")}))
def test_whatever_is_typed_gives_a_date_nothing_or_a_sentence(velden: dict[str, str]) -> None:
    assert uitkomst(velden) in ("datum", "niets", "dag", "maand", "jaar")


def uitkomst(velden: dict[str, str]) -> str:
    try:
        return "datum" if lees_datum(velden, "d") else "niets"
    except OnleesbareDatum as fout:
        return fout.deel if str(fout) else "zonder woorden"


@pytest.mark.parametrize(
    ("velden", "deel"),
    [
        ({"d_dag": "7", "d_maand": "12"}, "jaar"),
        ({"d_dag": "7", "d_maand": "dec", "d_jaar": "2026"}, "maand"),
        ({"d_dag": "7", "d_maand": "12", "d_jaar": "26"}, "jaar"),
        ({"d_dag": "31", "d_maand": "2", "d_jaar": "2026"}, "dag"),
    ],
)
def test_the_part_to_repair_is_named(velden: dict[str, str], deel: str) -> None:
    with pytest.raises(OnleesbareDatum) as fout:
        lees_datum(velden, "d")
    assert fout.value.deel == deel


def test_three_empty_fields_are_no_answer() -> None:
    assert lees_datum({}, "d") is None


def test_choices_come_as_pairs_or_as_dicts() -> None:
    als_paar = opties([("a", "Aa"), ("b", "Bee")], "b")
    als_dict = opties([{"waarde": "a", "tekst": "Aa"}, {"waarde": "b", "tekst": "Bee"}], ["b"])
    assert [o.gekozen for o in als_paar] == [o.gekozen for o in als_dict] == [False, True]


def test_a_boolean_answer_chooses_yes_or_no() -> None:
    assert [o.gekozen for o in opties([("ja", "Ja"), ("nee", "Nee")], False)] == [False, True]
    assert [o.gekozen for o in opties([("ja", "Ja"), ("nee", "Nee")], None)] == [False, False]
