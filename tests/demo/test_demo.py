"""`eenloket demo` as somebody meets it: the page that it prints is true, and a taken port is explained."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from demonstratie.zaaien import MEDEWERKERS, WACHTWOORD
from tests.gereedschap.gereed import CHECKOUT, omgeving_van_huis
from tests.verhalen.huis import Huis, vrije_poorten


def _pagina(huis: Huis) -> str:
    """From its first line to its last, without what came before."""
    return huis.tekst[huis.tekst.index("  Eén Loket draait") :]


def _adressen(huis: Huis) -> set[str]:
    return set(re.findall(r"http://[^\s]+", _pagina(huis)))


def test_the_whole_output_fits_in_80_columns_and_is_nothing_but_ours(huis: Huis) -> None:
    regels = huis.tekst.splitlines()
    assert max(map(len, regels)) <= 80, max(regels, key=len)
    voor = [r for r in huis.tekst[: huis.tekst.index("  Eén Loket draait")].splitlines() if r.strip()]
    assert all(r.startswith("Eén Loket start") for r in voor), voor


def test_every_address_on_the_page_answers(huis: Huis) -> None:
    adressen = _adressen(huis)
    verwacht = {huis.adres + "/", huis.adres + "/behandeling", huis.adres + "/mijn"}
    verwacht |= {huis.simulatoren + pad for pad in ("/", "/post", "/partners", "/storing", "/authenticator")}
    assert adressen == verwacht
    for adres in sorted(adressen):
        antwoord = httpx.get(adres, follow_redirects=True, timeout=30)
        assert antwoord.status_code == 200, adres
        assert "<h1" in antwoord.text, adres


def test_the_home_page_comes_with_its_style(huis: Huis) -> None:
    pagina = httpx.get(huis.adres + "/").text
    stijlen = re.findall(r'<link[^>]+href="(/static/[^"]+\.css)"', pagina)
    assert stijlen
    for stijl in stijlen:
        antwoord = httpx.get(huis.adres + stijl)
        assert antwoord.status_code == 200
        assert len(antwoord.content) > 1000


def test_every_login_on_the_page_gets_to_the_second_factor_that_the_simulated_app_knows(huis: Huis) -> None:
    assert WACHTWOORD in _pagina(huis)
    for gebruiker, naam, _rollen in MEDEWERKERS:
        assert re.search(rf"^ +{gebruiker} +{naam} ", _pagina(huis), re.MULTILINE), gebruiker
        with httpx.Client(base_url=huis.adres, timeout=30) as web:
            web.get("/medewerker/inloggen")
            velden = {
                "gebruikersnaam": gebruiker,
                "wachtwoord": WACHTWOORD,
                "csrfmiddlewaretoken": web.cookies["csrf"],
            }
            antwoord = web.post("/medewerker/inloggen", data=velden)
        assert antwoord.status_code == 302, gebruiker
        assert antwoord.headers["Location"].startswith("/medewerker/tweede-factor"), gebruiker
        assert re.fullmatch(r"\d{6}", huis.totp(gebruiker)), gebruiker


def test_the_three_things_to_try_are_there(huis: Huis) -> None:
    assert len(re.findall(r"^ +[1-9]\. ", _pagina(huis), re.MULTILINE)) == 3
    gevonden = httpx.get(huis.adres + "/zoek", params={"q": "ik ga verhuizen"}, follow_redirects=True)
    assert "/vraag/verhuizen" in gevonden.text or gevonden.url.path == "/vraag/verhuizen"
    assert httpx.get(huis.adres + "/vraag/straatfeest").status_code == 200
    assert "brp" in httpx.get(huis.simulatoren + "/storing").text.lower()


def _mislukte_start(map_: Path, poort: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "eenloket", "demo", "--poort", str(poort)],
        env=omgeving_van_huis(map_), cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_taken_port_gives_a_clear_message_and_leaves_nothing(tmp_path: Path) -> None:
    poort = vrije_poorten()
    for bezet in (poort, poort + 1, poort + 25, poort + 26):
        with socket.socket() as ander:
            ander.bind(("127.0.0.1", bezet))
            ander.listen()
            uit = _mislukte_start(tmp_path / "gegevens", poort)
        assert uit.returncode == 1
        assert uit.stderr.startswith(f"Poort {bezet} is al in gebruik."), uit.stderr
        assert "PORT=8080 make demo" in uit.stderr
        assert len(uit.stderr.splitlines()) == 1, "one sentence, no traceback"
        assert not (tmp_path / "gegevens" / "database").exists(), "checked before anything starts"
