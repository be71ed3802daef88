"""The page that the demonstration prints, without starting it."""

import pytest

from demonstratie import pagina as demo_pagina
from demonstratie.pagina import pagina
from demonstratie.zaaien import MEDEWERKERS, WACHTWOORD

LOKET, SIMULATOREN = "http://127.0.0.1:65432", "http://127.0.0.1:65433"


def _pagina() -> str:
    return pagina(LOKET, SIMULATOREN, seconden=7.4)


def test_it_fits_on_a_terminal_of_80_by_40_also_with_the_longest_ports() -> None:
    regels = _pagina().splitlines()
    assert max(map(len, regels)) <= 80, max(regels, key=len)
    assert len(regels) <= 40


def test_every_login_stands_on_a_line_of_its_own_with_name_and_first_role() -> None:
    regels = _pagina().splitlines()
    for gebruiker, naam, rollen in MEDEWERKERS:
        (regel,) = [r for r in regels if r.startswith(f"    {gebruiker} ")]
        assert naam in regel
        assert rollen[0] in regel
    assert WACHTWOORD in _pagina()


def test_roles_that_do_not_fit_are_left_out_whole() -> None:
    for gebruiker, _naam, rollen in MEDEWERKERS:
        (regel,) = [r for r in _pagina().splitlines() if r.startswith(f"    {gebruiker} ")]
        getoond = regel[38:].split(", ")
        rest = getoond.pop() if getoond[-1] == "…" else None
        assert tuple(getoond) == rollen[: len(getoond)]
        assert (rest is None) == (len(getoond) == len(rollen)), regel


def test_it_names_where_to_look_and_three_things_to_try() -> None:
    tekst = _pagina()
    for adres in (
        f"{LOKET}/\n",
        f"{LOKET}/behandeling",
        f"{LOKET}/mijn",
        f"{SIMULATOREN}/post",
        f"{SIMULATOREN}/storing",
    ):
        assert adres in tekst
    assert f"{SIMULATOREN}/authenticator" in tekst
    assert [r.strip()[:2] for r in tekst.splitlines() if r.strip()[:2] in ("1.", "2.", "3.", "4.")] == [
        "1.",
        "2.",
        "3.",
    ]
    assert "klaar in 7 s" in tekst


@pytest.mark.parametrize(
    ("checkout", "opdracht"), [(True, "make demo-opnieuw"), (False, "eenloket demo --opnieuw")]
)
def test_starting_over_is_said_as_it_works_here(
    monkeypatch: pytest.MonkeyPatch, checkout: bool, opdracht: str
) -> None:
    monkeypatch.setattr(demo_pagina, "in_checkout", lambda: checkout)
    assert f"Opnieuw beginnen: {opdracht}" in _pagina()
