"""A simple case that is drawn for a check: a person looks at it, and then the plan goes on (M-B7)."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from demonstratie.instellingen import demo_omgeving
from demonstratie.zaaien import PAKKETTEN
from eenloket.midoffice.aanbod.api import VERSHEID
from tests.gereedschap.gereed import CHECKOUT, omgeving_van_huis

from .bezoeker import bezoeker
from .huis import Huis, poorten_van
from .steekproef import getrokken, toets
from .test_verhuizen import antwoorden, begin, dien_in, wacht_tot


def laad(huis: Huis, pakket: Path) -> None:
    """Give out this content, as an editor does, and wait until every process has seen it."""
    omgeving = omgeving_van_huis(huis.map) | demo_omgeving(huis.map, **poorten_van(huis))
    opdracht = [sys.executable, "-m", "eenloket", "aanbod", "laad", str(pakket)]
    uit = subprocess.run(opdracht, env=omgeving, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert uit.returncode == 0, uit.stdout + uit.stderr
    time.sleep(VERSHEID + 0.5)


@pytest.fixture
def alles_getrokken(huis: Huis, tmp_path: Path) -> Iterator[None]:
    """Every change of address is drawn, for as long as this story takes."""
    pakket = tmp_path / "rivierveen"
    shutil.copytree(PAKKETTEN / "rivierveen", pakket)
    dienst = pakket / "diensten" / "adreswijziging.yaml"
    tekst = dienst.read_text(encoding="utf-8")
    assert "\nsteekproef: 5\n" in tekst
    dienst.write_text(tekst.replace("\nsteekproef: 5\n", "\nsteekproef: 100\n"), encoding="utf-8")
    laad(huis, pakket)
    yield
    laad(huis, PAKKETTEN / "rivierveen")


@pytest.mark.usefixtures("alles_getrokken")
def test_a_drawn_case_waits_for_a_person_and_then_the_plan_goes_on(browser: Browser, huis: Huis) -> None:
    with bezoeker(browser, huis) as b:
        begin(b, "999990408")
        geen = dict.fromkeys(("heeft_hond", "container_ontbreekt"), "nee")
        b.vul_in(antwoorden(20, "steekproef@example.org", oude_woning="koop", **geen))
        nummer = dien_in(b)
        einde = time.monotonic() + 180
        while not getrokken(huis, nummer):
            assert time.monotonic() < einde, "niet getrokken"
            time.sleep(0.5)
        b.naar(f"/mijn/zaken/{nummer}")
        adres = b.pagina.locator(".loket-plan__rij--bezig .loket-plan__naam", has_text="Verhuizing doorgeven")
        parkeren = b.pagina.locator(".loket-plan__rij--straks", has_text="Parkeervergunning")
        expect(adres).to_have_count(1)
        expect(parkeren).to_have_count(1)
        assert toets(browser, huis, nummer) == ["adreswijziging"]
        wacht_tot(b, nummer, ["Verhuizing doorgeven"])
        expect(parkeren).to_have_count(0)
    besluit = huis.sql(
        "SELECT b.automatisch FROM besluiten_besluit b JOIN aanvragen_knoop k ON k.zaak_id = b.zaak_id"
        " JOIN aanvragen_aanvraag a ON a.id = k.aanvraag_id WHERE a.nummer = %s AND k.dienst = 'adreswijziging'",
        nummer,
    )
    assert besluit == [(False,)]
