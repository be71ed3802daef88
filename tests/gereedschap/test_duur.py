"""Where the time of a run is counted."""

import pytest

from .duur import Duren, kamer_van


@pytest.mark.parametrize(
    ("waar", "kamer"),
    [
        ("src/eenloket/kern/audit/tests/test_audit.py::test_x", "kern/audit"),
        ("src/eenloket/verbinding/zgw/zaken/tests/test_rol.py::test_x[a::b]", "verbinding/zgw"),
        ("src/eenloket/kern/tests/test_handelingen.py::test_x", "kern"),
        ("src/eenloket/config/tests/test_migreer.py::test_x", "config"),
        ("src/simulatoren/tests/test_browser.py::test_x", "simulatoren"),
        ("tests/bestendig/test_omvallen.py::test_x", "tests/bestendig"),
    ],
)
def test_een_test_hoort_bij_zijn_kamer(waar: str, kamer: str) -> None:
    assert kamer_van(waar) == kamer


def test_opzetten_test_en_opruimen_tellen_samen_per_test_en_per_kamer() -> None:
    duren = Duren()
    for waar in ("tests/demo/test_demo.py::test_a", "tests/demo/test_demo.py::test_b"):
        for wanneer, seconden in (("setup", 1.0), ("call", 2.0), ("teardown", 0.5)):
            duren.pytest_runtest_logreport(
                pytest.TestReport(waar, ("", 0, ""), {}, "passed", None, wanneer, duration=seconden)  # type: ignore[arg-type]
            )
    assert duren.tests["tests/demo/test_demo.py::test_a"].totaal == 3.5
    assert (duren.kamers["tests/demo"].totaal, len(duren.kamers["tests/demo"].tests)) == (7.0, 2)
