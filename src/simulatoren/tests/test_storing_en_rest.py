"""Faults, the authenticator, limits and pages."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from starlette.testclient import TestClient

from simulatoren.app import maak
from simulatoren.authenticator.codes import totp
from simulatoren.kern.instellingen import Instellingen
from simulatoren.storing.storingen import DIENSTEN
from simulatoren.storing.tussenlaag import dienst_van

AANROEPEN = {
    "brp": ("POST", "/brp/haalcentraal/api/brp/personen"),
    "bag": ("GET", "/bag/lvbag/individuelebevragingen/v2/adressen"),
    "kvk": ("GET", "/kvk/api/v2/zoeken"),
    "identiteit": ("GET", "/identiteit/.well-known/openid-configuration"),
    "sms": ("POST", "/sms/api/berichten"),
    "berichtenbox": ("POST", "/berichtenbox/api/berichten"),
    "brieven": ("POST", "/brieven/api/brieven"),
    "partners/rivierenergie": ("POST", "/partners/rivierenergie/opdrachten"),
}


def zet(klant: TestClient, **inhoud: Any) -> Any:
    return klant.post("/storing", json=inhoud)


@pytest.mark.parametrize("dienst", AANROEPEN)
def test_elke_dienst_kan_uit_stuk_of_onzinnig_zijn(klant: TestClient, dienst: str) -> None:
    methode, pad = AANROEPEN[dienst]
    gewoon = klant.request(methode, pad).status_code
    for soort, status in (("uit", 503), ("5xx", 500), ("onzin", 200)):
        zet(klant, dienst=dienst, soort=soort)
        antwoord = klant.request(methode, pad)
        assert antwoord.status_code == status
        if soort == "uit":
            assert (antwoord.content, antwoord.headers["connection"]) == (b"", "close")
        if soort == "onzin":
            with pytest.raises(json.JSONDecodeError):
                antwoord.json()
    zet(klant, dienst=dienst, soort="")
    assert klant.request(methode, pad).status_code == gewoon


def test_traag_antwoordt_wel_maar_later(klant: TestClient) -> None:
    zet(klant, dienst="kvk", soort="traag", vertraging=0.3)
    begin = time.monotonic()
    assert klant.get("/kvk/api/v2/zoeken").status_code == 401
    assert time.monotonic() - begin >= 0.3


def test_een_storing_gaat_vanzelf_over(klant: TestClient) -> None:
    zet(klant, dienst="bag", soort="uit", seconden=2)
    assert klant.get(AANROEPEN["bag"][1]).status_code == 503
    einde = time.monotonic() + 30
    while klant.get(AANROEPEN["bag"][1]).status_code != 401:
        assert time.monotonic() < einde
        time.sleep(0.1)
    assert klant.get("/storing/api/storingen").json() == {"storingen": []}


def test_alle_partners_tegelijk(klant: TestClient) -> None:
    zet(klant, dienst="partners", soort="uit")
    for slug in ("stromen-wonen", "politie-rivierveen", "waterschap-de-brede-stroom"):
        assert klant.post(f"/partners/{slug}/opdrachten").status_code == 503
    assert klant.delete("/storing/api/storingen").status_code == 204
    assert klant.post("/partners/stromen-wonen/opdrachten").status_code == 401


@pytest.mark.parametrize(
    "inhoud",
    [
        {},
        {"dienst": "x", "soort": "uit"},
        {"dienst": "brp", "soort": "x"},
        {"dienst": [], "soort": "uit"},
        {"dienst": "brp", "soort": "uit", "seconden": "veel"},
    ],
)
def test_een_onbekende_storing_wordt_geweigerd(klant: TestClient, inhoud: dict[str, Any]) -> None:
    assert zet(klant, **inhoud).status_code == 400


def test_de_storingspagina_werkt_zonder_javascript(klant: TestClient) -> None:
    velden = {"dienst": "brp", "soort": "uit", "seconden": "", "vertraging": ""}
    assert klant.post("/storing", data=velden).headers["location"] == "/storing"
    assert "Uitzetten: brp" in klant.get("/storing").text
    klant.post("/storing", data={"dienst": "brp", "soort": ""})
    assert "Alles werkt." in klant.get("/storing").text


def test_paginas_blijven_leesbaar_tijdens_een_storing() -> None:
    for pad in ("/post", "/sms", "/berichtenbox", "/brieven", "/partners/rivierenergie", "/storing", "/"):
        assert dienst_van(pad, "GET") is None
    assert dienst_van("/partners/rivierenergie/opdrachten/RI-1/besluit", "POST") is None
    assert {dienst_van(pad, methode) for methode, pad in AANROEPEN.values()} == set(AANROEPEN)
    assert set(AANROEPEN) <= set(DIENSTEN)


# RFC 6238 appendix B (SHA-1), last six digits.
@pytest.mark.parametrize(
    ("tijd", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_zijn_die_van_de_rfc(tijd: int, code: str) -> None:
    assert totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", tijd) == code
    assert totp("gezd gnbv gy3t qojq gezd gnbv gy3t qojq", tijd) == code


def test_de_authenticator_leest_zijn_bestand_bij_elk_verzoek(tmp_path: Path) -> None:
    with TestClient(maak(Instellingen(gegevensmap=tmp_path))) as klant:
        assert klant.get("/authenticator/api/codes").json() == {"codes": []}
        rijen = [{"naam": "anna.balie", "geheim": "GEZDGNBVGY3TQOJQ"}, {"naam": "fout", "geheim": "1!"}]
        (tmp_path / "authenticator.json").write_text(json.dumps(rijen))
        with time_machine.travel(1111111109, tick=False):  # a code lasts half a minute, this test maybe not
            (een,) = klant.get("/authenticator/api/codes?naam=anna.balie").json()["codes"]
            assert (een["code"], een["nog_seconden"]) == (totp("GEZDGNBVGY3TQOJQ", 1111111109), 1)
            assert een["code"] in klant.get("/authenticator").text
        with time_machine.travel(1111111110, tick=False):
            assert een["code"] not in klant.get("/authenticator").text, (
                "the next half minute has another code"
            )
        (tmp_path / "authenticator.json").write_text("{half")
        assert "nog geen codes" in klant.get("/authenticator").text


def test_een_te_grote_inhoud_wordt_geweigerd(klant: TestClient) -> None:
    def stroom() -> Any:
        for _ in range(31):
            yield b"x" * 1024 * 1024

    antwoord = klant.post(
        "/brp/haalcentraal/api/brp/personen",
        content=stroom(),
        headers={"X-API-KEY": "simulator", "Content-Type": "application/json"},
    )
    assert antwoord.status_code == 413


@pytest.mark.parametrize(
    "pad",
    [
        "/",
        "/post",
        "/sms",
        "/berichtenbox",
        "/brieven",
        "/partners",
        "/partners/rivierenergie",
        "/partners/politie-rivierveen",
        "/authenticator",
        "/storing",
        "/gegevens",
    ],
)
def test_elke_pagina_is_streng_en_zegt_dat_het_een_simulator_is(klant: TestClient, pad: str) -> None:
    antwoord = klant.get(pad)
    assert antwoord.status_code == 200
    assert "default-src 'none'" in antwoord.headers["content-security-policy"]
    assert antwoord.headers["x-content-type-options"] == "nosniff"
    tekst = antwoord.text
    assert "Simulator — niet echt" in tekst
    assert tekst.count("<h1") == 1
    for verboden in ("<script", " style=", "onclick", "<style"):
        assert verboden not in tekst


def test_gegevens_en_stijl_zijn_op_te_halen(klant: TestClient) -> None:
    assert len(klant.get("/gegevens.json").json()["personen"]) >= 40
    assert klant.get("/static/simulatoren.css").status_code == 200
    assert klant.get("/gezond").text == "gezond"
    assert klant.get("/bestaat-niet").status_code == 404
