"""When the circuit opens, and when it closes again."""

import pytest

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.stroombreker import Stroombreker


class Klok:
    nu = 0.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def breker(klok: Klok) -> Stroombreker:
    return Stroombreker("brp", drempel=3, rust=20, klok=klok)


def mislukt(breker: Stroombreker, reden: str = "uit") -> str:
    with pytest.raises(BuitenBereik) as gevangen, breker.stroom():
        raise BuitenBereik("brp", reden)
    return gevangen.value.reden


def lukt(breker: Stroombreker) -> None:
    with breker.stroom():
        pass


def test_na_drie_fouten_op_rij_gaat_hij_open(breker: Stroombreker) -> None:
    for _ in range(2):
        mislukt(breker)
    lukt(breker)  # a success starts the count again
    for _ in range(3):
        assert mislukt(breker) == "uit"
    assert breker.open
    with pytest.raises(BuitenBereik, match="onderbroken"), breker.stroom():
        raise AssertionError("never reached")


def test_na_de_rust_mag_er_een_proberen(breker: Stroombreker, klok: Klok) -> None:
    for _ in range(3):
        mislukt(breker)
    klok.nu = 21
    with breker.stroom(), pytest.raises(BuitenBereik, match="onderbroken"), breker.stroom():
        raise AssertionError("a second one must wait")
    assert not breker.open
    lukt(breker)


def test_een_mislukte_proef_opent_hem_weer(breker: Stroombreker, klok: Klok) -> None:
    for _ in range(3):
        mislukt(breker)
    klok.nu = 21
    assert mislukt(breker) == "uit"
    klok.nu = 40
    assert breker.open
    klok.nu = 42
    lukt(breker)


def test_een_fout_van_onszelf_telt_niet_en_houdt_de_proef_niet_vast(breker: Stroombreker, klok: Klok) -> None:
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), breker.stroom():
            _ = 1 / 0
    assert not breker.open
    for _ in range(3):
        mislukt(breker)
    klok.nu = 21
    with pytest.raises(ZeroDivisionError), breker.stroom():
        _ = 1 / 0
    lukt(breker)
