"""Partners: hand-over, signed callbacks, retries, order, decisions by hand."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from simulatoren.app import maak
from simulatoren.kern.instellingen import Instellingen

OPDRACHT: dict[str, Any] = {
    "kenmerk": "2026-0001234-5",
    "dienst": "Verhuizing doorgeven",
    "gegevens": {"naam": "Sanne Vermeer", "<b>": "<script>"},
    "terugmeldadres": "http://testserver/terug/abc",
}
ADVIES = {**OPDRACHT, "onderwerp": "Straatfeest Veenkade", "vraag": "Is dit veilig?"}


class Ontvanger:
    """Our side of the callback: keeps what came and answers with the given statuses, then 204."""

    def __init__(self) -> None:
        self.binnen: list[tuple[dict[str, Any], httpx.Headers, bytes]] = []
        self.statussen: list[int] = []
        self.app = Starlette(routes=[Route("/terug/{naam}", self.neem_aan, methods=["POST"])])

    async def neem_aan(self, request: Request) -> Response:
        inhoud = await request.body()
        self.binnen.append((json.loads(inhoud), httpx.Headers(request.headers.raw), inhoud))
        return Response(status_code=self.statussen.pop(0) if self.statussen else 204)

    def wacht(self, aantal: int) -> None:
        wacht_tot(lambda: len(self.binnen) >= aantal, f"{aantal} terugmeldingen, nu {len(self.binnen)}")

    def stappen(self) -> list[str]:
        return [inhoud["status"] for inhoud, _, _ in self.binnen]


def wacht_tot(klaar: Callable[[], bool], wat: str) -> None:
    einde = time.monotonic() + 60
    while not klaar():
        assert time.monotonic() < einde, wat
        time.sleep(0.01)


@pytest.fixture
def ontvanger() -> Ontvanger:
    return Ontvanger()


def loket(
    ontvanger: Ontvanger, gegevensmap: Path | None = None, vertraging: float = 0.05, **extra: Any
) -> TestClient:
    instellingen = Instellingen(
        partner_vertraging=vertraging, partner_herhaling=0.02, gegevensmap=gegevensmap, **extra
    )
    return TestClient(maak(instellingen, httpx.ASGITransport(ontvanger.app)), follow_redirects=False)


@pytest.fixture
def snel(ontvanger: Ontvanger) -> Iterator[TestClient]:
    """Partners that decide after 50 ms and try again after 20 ms."""
    with loket(ontvanger) as klant:
        yield klant


@pytest.fixture
def met_de_hand(ontvanger: Ontvanger) -> Iterator[TestClient]:
    """Partners that wait for a button."""
    with loket(ontvanger, vertraging=-1) as klant:
        yield klant


def geef(
    klant: TestClient, inhoud: dict[str, Any], pad: str = "stromen-wonen/opdrachten", sleutel: str = "s1"
) -> Any:
    koppen = {"Authorization": "Bearer simulator", "Idempotency-Key": sleutel}
    return klant.post(f"/partners/{pad}", json=inhoud, headers=koppen)


def handtekening(geheim: str, koppen: httpx.Headers, inhoud: bytes) -> str:
    som = hmac.new(geheim.encode(), koppen["x-loket-tijdstip"].encode() + b"." + inhoud, hashlib.sha256)
    return f"v1={som.hexdigest()}"


def test_een_opdracht_wordt_aangenomen_en_getekend_teruggemeld(
    snel: TestClient, ontvanger: Ontvanger
) -> None:
    antwoord = geef(snel, OPDRACHT)
    assert antwoord.status_code == 202
    nummer = antwoord.json()["nummer"]
    assert antwoord.json() == {"nummer": nummer, "status": "ontvangen"}
    ontvanger.wacht(2)
    assert ontvanger.stappen() == ["in_behandeling", "uitgevoerd"]
    for inhoud, koppen, ruw in ontvanger.binnen:
        assert (inhoud["nummer"], inhoud["kenmerk"]) == (nummer, OPDRACHT["kenmerk"])
        assert koppen["x-loket-handtekening"] == handtekening("simulator-stromen-wonen", koppen, ruw)
        assert abs(int(koppen["x-loket-tijdstip"]) - time.time()) < 60
        assert koppen["x-loket-partner"] == "stromen-wonen"
    ids = [koppen["x-loket-bericht-id"] for _, koppen, _ in ontvanger.binnen]
    assert len(set(ids)) == 2
    assert ontvanger.binnen[0][0]["klaar_verwacht"]
    assert ontvanger.binnen[1][0]["klaar_verwacht"] is None


def test_een_gedeeld_webhookgeheim_tekent_voor_alle_partners(ontvanger: Ontvanger) -> None:
    with loket(ontvanger, webhookgeheim="gedeeld") as klant:
        geef(klant, OPDRACHT)
        ontvanger.wacht(1)
    _, koppen, ruw = ontvanger.binnen[0]
    assert koppen["x-loket-handtekening"] == handtekening("gedeeld", koppen, ruw)


def test_weigert_onze_kant_dan_komt_dezelfde_melding_terug_in_volgorde(
    snel: TestClient, ontvanger: Ontvanger
) -> None:
    ontvanger.statussen = [503, 404, 301]
    geef(snel, OPDRACHT)
    ontvanger.wacht(5)
    assert ontvanger.stappen() == ["in_behandeling"] * 4 + ["uitgevoerd"]
    ids = [koppen["x-loket-bericht-id"] for _, koppen, _ in ontvanger.binnen]
    assert len(set(ids[:4])) == 1
    assert ids[4] != ids[0]


def test_dezelfde_sleutel_geeft_een_opdracht(snel: TestClient, ontvanger: Ontvanger) -> None:
    eerste = geef(snel, OPDRACHT)
    tweede = geef(snel, OPDRACHT)
    assert (tweede.status_code, tweede.json()) == (200, eerste.json())
    assert geef(snel, {**OPDRACHT, "dienst": "anders"}).status_code == 409
    elders = geef(snel, OPDRACHT, "rivierenergie/opdrachten")
    assert elders.status_code == 202
    assert elders.json()["nummer"] != eerste.json()["nummer"]


def test_een_advies_komt_met_een_uitkomst(snel: TestClient, ontvanger: Ontvanger) -> None:
    inhoud = {**ADVIES, "gegevens": {"simulator_uitkomst": "met_voorwaarden"}}
    assert geef(snel, inhoud, "brandweer-rivierveen/adviesvragen").status_code == 202
    ontvanger.wacht(2)
    assert (ontvanger.binnen[1][0]["status"], ontvanger.binnen[1][0]["uitkomst"]) == (
        "advies",
        "met_voorwaarden",
    )


def test_een_partner_beslist_met_de_hand(met_de_hand: TestClient, ontvanger: Ontvanger) -> None:
    nummer = geef(met_de_hand, OPDRACHT).json()["nummer"]
    ontvanger.wacht(1)
    pagina = met_de_hand.get("/partners/stromen-wonen").text
    assert nummer in pagina
    assert "<script>" not in pagina
    knop = {"uitkomst": "geweigerd", "toelichting": "U heeft nog huurschuld."}
    besluit = f"/partners/stromen-wonen/opdrachten/{nummer}/besluit"
    assert met_de_hand.post(besluit, data=knop).status_code == 303
    ontvanger.wacht(2)
    assert ontvanger.binnen[1][0]["toelichting"] == "U heeft nog huurschuld."
    assert met_de_hand.post(besluit, data=knop).status_code == 409
    assert met_de_hand.post(besluit, data={"uitkomst": "positief"}).status_code == 400
    koppen = {"Authorization": "Bearer simulator"}
    assert (
        met_de_hand.get(f"/partners/stromen-wonen/opdrachten/{nummer}", headers=koppen).json()["status"]
        == "geweigerd"
    )


def test_intrekken_kan_tot_het_besluit(met_de_hand: TestClient, ontvanger: Ontvanger) -> None:
    nummer = geef(met_de_hand, OPDRACHT).json()["nummer"]
    koppen = {"Authorization": "Bearer simulator"}
    pad = f"/partners/stromen-wonen/opdrachten/{nummer}/intrekken"
    assert (
        met_de_hand.post(pad, json={"reden": "Toch niet"}, headers=koppen).json()["status"] == "ingetrokken"
    )
    assert met_de_hand.post(pad, json={}, headers=koppen).status_code == 409
    assert met_de_hand.post(pad, json={}).status_code == 401


@pytest.mark.parametrize(
    ("pad", "inhoud", "status"),
    [
        ("bestaat-niet/opdrachten", OPDRACHT, 404),
        ("stromen-wonen/adviesvragen", ADVIES, 404),
        ("politie-rivierveen/opdrachten", OPDRACHT, 404),
        ("stromen-wonen/opdrachten", {}, 400),
        ("stromen-wonen/opdrachten", {**OPDRACHT, "gegevens": []}, 422),
        ("stromen-wonen/opdrachten", {**OPDRACHT, "terugmeldadres": "http://kwaad.example/"}, 422),
        ("politie-rivierveen/adviesvragen", OPDRACHT, 400),
        ("waterschap-de-brede-stroom/opdrachten", OPDRACHT, 202),
        ("de-brede-stroom/opdrachten", OPDRACHT, 202),
    ],
)
def test_wat_een_partner_aanneemt(
    met_de_hand: TestClient, pad: str, inhoud: dict[str, Any], status: int
) -> None:
    assert geef(met_de_hand, inhoud, pad).status_code == status


def test_zonder_token_of_sleutel_geen_opdracht(met_de_hand: TestClient) -> None:
    pad = "/partners/stromen-wonen/opdrachten"
    assert met_de_hand.post(pad, json=OPDRACHT, headers={"Idempotency-Key": "a"}).status_code == 401
    antwoord = met_de_hand.post(pad, json=OPDRACHT, headers={"Authorization": "Bearer simulator"})
    assert (antwoord.status_code, antwoord.json()["code"]) == (400, "idempotencyKey")


def test_een_partner_die_uit_is_neemt_niets_aan_en_meldt_later(
    snel: TestClient, ontvanger: Ontvanger
) -> None:
    ontvanger.statussen = [503]
    geef(snel, OPDRACHT)
    snel.post("/storing", json={"dienst": "partners/stromen-wonen", "soort": "uit"})
    assert geef(snel, OPDRACHT, sleutel="s2").status_code == 503
    assert geef(snel, OPDRACHT, "rivierenergie/opdrachten").status_code == 202
    tot_nu = len([rij for rij in ontvanger.binnen if rij[1]["x-loket-partner"] == "stromen-wonen"])
    time.sleep(0.3)
    assert (
        len([rij for rij in ontvanger.binnen if rij[1]["x-loket-partner"] == "stromen-wonen"]) <= tot_nu + 1
    )
    assert snel.get("/partners/stromen-wonen").status_code == 200
    snel.post("/storing", json={"dienst": "partners/stromen-wonen", "soort": ""})
    wacht_tot(
        lambda: any(
            rij[0]["status"] == "uitgevoerd" and rij[1]["x-loket-partner"] == "stromen-wonen"
            for rij in ontvanger.binnen
        ),
        "na de storing",
    )


def test_na_een_herstart_gaat_het_melden_door(ontvanger: Ontvanger, tmp_path: Path) -> None:
    ontvanger.statussen = [503] * 1000
    with loket(ontvanger, tmp_path) as klant:
        nummer = geef(klant, OPDRACHT).json()["nummer"]
        ontvanger.wacht(2)
    ontvanger.statussen = []
    ontvanger.binnen.clear()
    with loket(ontvanger, tmp_path) as klant:
        ontvanger.wacht(2)
        assert ontvanger.stappen() == ["in_behandeling", "uitgevoerd"]
        assert {rij[0]["nummer"] for rij in ontvanger.binnen} == {nummer}
        assert geef(klant, OPDRACHT).json()["nummer"] == nummer


def test_opgegeven_meldingen_gaan_opnieuw_met_de_knop(
    met_de_hand: TestClient, ontvanger: Ontvanger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulatoren.partner.terugmelden.HOOGSTENS", 2)
    ontvanger.statussen = [503, 503]
    nummer = geef(met_de_hand, OPDRACHT).json()["nummer"]
    ontvanger.wacht(2)
    wacht_tot(lambda: "Opnieuw melden" in met_de_hand.get("/partners/stromen-wonen").text, "knop")
    time.sleep(0.2)
    assert len(ontvanger.binnen) == 2
    assert met_de_hand.post(f"/partners/stromen-wonen/opdrachten/{nummer}/opnieuw").status_code == 303
    ontvanger.wacht(3)
