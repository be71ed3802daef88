"""What is remembered, for how long, and what ends that."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern import geheugen
from eenloket.kern.geheugen import Houdbaar, OpVersie


class Klok:
    """Time that goes on when it's told to."""

    nu = 0.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Klok:
    klok = Klok()
    monkeypatch.setattr(geheugen, "_klok", klok)
    return klok


def telkens_anders() -> Callable[[], int]:
    return itertools.count(1).__next__


def test_een_waarde_wordt_geloofd_zolang_zij_houdbaar_is(klok: Klok) -> None:
    ding, zoek = Houdbaar[str, int](2.0), telkens_anders()
    assert [ding.haal("a", zoek), ding.haal("a", zoek), ding.haal("b", zoek)] == [1, 1, 2]
    klok.nu = 2.0
    assert ding.haal("a", zoek) == 1
    klok.nu = 2.1
    assert ding.haal("a", zoek) == 3
    ding.vergeet()
    assert ding.haal("a", zoek) == 4


def test_wat_er_niet_is_wordt_niet_onthouden(klok: Klok) -> None:
    ding = Houdbaar[str, int](2.0)
    assert ding.haal("a", lambda: None) is None
    assert ding.haal("a", lambda: 1) == 1


def test_verzonnen_sleutels_vullen_het_geheugen_niet(klok: Klok) -> None:
    ding = Houdbaar[int, int](2.0, hoogstens=10)
    per_versie = OpVersie[int, int](2.0, lambda: 1, hoogstens=10)
    for nummer in range(95):
        assert ding.haal(nummer, lambda n=nummer: n) == per_versie.haal(nummer, lambda n=nummer: n) == nummer  # type: ignore[misc]
        assert len(ding) <= 10
        assert len(per_versie) <= 10


def test_een_ander_nummer_maakt_alles_ongeldig(klok: Klok) -> None:
    versie, zoek = [1], telkens_anders()
    ding = OpVersie[str, int](2.0, lambda: versie[0])
    assert [ding.haal("a", zoek), ding.haal("a", zoek)] == [1, 1]
    versie[0] = 2
    assert ding.haal("a", zoek) == 1, "not looked at yet"
    ding.twijfel()
    assert [ding.haal("a", zoek), ding.haal("a", zoek)] == [2, 2]
    versie[0], klok.nu = 3, 2.1
    assert ding.haal("a", zoek) == 3
    assert ding.haal("a", zoek, vers=True) == 4


def test_wat_gelezen_werd_terwijl_een_ander_wijzigde_blijft_niet(klok: Klok) -> None:
    versie = [1]
    ding = OpVersie[str, str](2.0, lambda: versie[0])

    def lees_en_intussen() -> str:
        versie[0] = 2
        ding.vergeet()  # as the change in this process does
        assert ding.versie() == 2  # as another thread does
        return "van vroeger"

    assert ding.haal("a", lees_en_intussen) == "van vroeger"
    assert ding.haal("a", lambda: "van nu") == "van nu"


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([0.0, 0.9, 1.1]), st.booleans())))
def test_nooit_ouder_dan_de_termijn(stappen: list[tuple[str, float, bool]]) -> None:
    """Whatever happens in whatever order: what is given was true at most a second ago."""
    with pytest.MonkeyPatch.context() as m:
        klok, stand = Klok(), [0]
        m.setattr(geheugen, "_klok", klok)
        houdbaar, per_versie = Houdbaar[str, int](1.0), OpVersie[str, int](1.0, lambda: stand[0])
        geschiedenis = [(0.0, 0)]
        for sleutel, verder, wijzigt in stappen:
            klok.nu += verder
            if wijzigt:
                stand[0] += 1
                geschiedenis.append((klok.nu, stand[0]))
            waar = {n for (_, n), (tot, _) in itertools.pairwise(geschiedenis) if tot >= klok.nu - 1.0} | {
                stand[0]
            }
            assert houdbaar.haal(sleutel, lambda: stand[0]) in waar
            assert per_versie.haal(sleutel, lambda: stand[0]) in waar
