"""A message of the midoffice, through its job and the real adapters, into the simulators' boxes; also when these were down."""

from collections.abc import Iterator

import httpx
import pytest

from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.berichten.ports import kanalen
from eenloket.midoffice.berichten.tests.bouwers import ADRES, BSN, DOOR, Werker, maak_aanvraag
from eenloket.verbinding.berichtkanalen.berichtenbox import Berichtenbox
from eenloket.verbinding.berichtkanalen.brief import Brief
from eenloket.verbinding.berichtkanalen.mail import Mail
from eenloket.verbinding.conftest import Simulatoren

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _verbonden(simulatoren: Simulatoren) -> Iterator[None]:
    eerder, u = dict(kanalen), simulatoren.url
    for pad in ("/post/api/berichten", "/berichtenbox/api/berichten", "/brieven/api/brieven"):
        httpx.delete(f"{u}{pad}").raise_for_status()
    kanalen.clear()
    kanalen["mail"] = Mail(
        f"smtp://127.0.0.1:{simulatoren.toestand.smtp_poort}", "loket@rivierveen.example", tijd=2
    )
    kanalen["berichtenbox"] = Berichtenbox(f"{u}/berichtenbox/api/berichten", "simulator", tijd=2)
    kanalen["post"] = Brief(f"{u}/brieven/api/brieven", "simulator", tijd=5)
    yield
    kanalen.clear()
    kanalen.update(eerder)


def postvak(simulatoren: Simulatoren, pad: str = "post/api/berichten") -> list[dict[str, object]]:
    antwoord = httpx.get(f"{simulatoren.url}/{pad}").json()
    return next(deel for deel in antwoord.values() if isinstance(deel, list))


def stuur(sleutel: str = "proef", **anders: object) -> berichten.Bericht:
    velden = {
        "dienst": "Hond <script>alert(1)</script>\r\nBcc: x@y.test",
        "stap": "Klaar",
        "termijn": "morgen",
    }
    return berichten.stuur(
        "stap", aanvraag=maak_aanvraag(**anders), velden=velden, sleutel=sleutel, door=DOOR
    )  # type: ignore[arg-type]


def test_mail_komt_aan_en_opmaak_in_een_veld_blijft_tekst(simulatoren: Simulatoren) -> None:
    stuur()
    Werker().werk_af()
    (mail,) = postvak(simulatoren)
    assert mail["aan"] == ["sanne@voorbeeld.test"]
    assert mail["onderwerp"] == "Hond <script>alert(1)</script> Bcc: x@y.test: Klaar"
    assert "Beste Sanne Vermeer," in str(mail["tekst"])
    assert "<script>" not in str(mail["html"])


def test_een_mailserver_die_ligt_houdt_niets_tegen_voor_altijd(simulatoren: Simulatoren) -> None:
    simulatoren.storing("post", "5xx")
    bericht, werker = stuur(), Werker()
    assert werker.werk_af() == 1
    assert postvak(simulatoren) == []
    simulatoren.storing("post", "")
    assert werker.werk_af() == 0
    werker.gedaan.clear()  # the job comes once more
    werker.werk_af()
    assert len(postvak(simulatoren)) == 1
    bericht.refresh_from_db()
    assert (bericht.staat, bericht.pogingen) == ("bezorgd", 2)


def test_zonder_mailadres_de_berichtenbox_op_burgerservicenummer(simulatoren: Simulatoren) -> None:
    stuur(antwoorden={"naam": "Sanne Vermeer"})
    Werker().werk_af()
    gevonden = httpx.post(
        f"{simulatoren.url}/berichtenbox/api/zoeken",
        json={"bsn": BSN},
        headers={"Authorization": "Bearer simulator"},
    ).json()
    (bericht,) = gevonden["berichten"]
    assert "Klaar" in bericht["onderwerp"]


def test_zonder_nummer_een_brief(simulatoren: Simulatoren) -> None:
    stuur(client=None, antwoorden={"naam": "Sanne Vermeer", "adres": ADRES})
    Werker().werk_af()
    (brief,) = postvak(simulatoren, "brieven/api/brieven")
    assert "Elzenpad 7" in str(brief)
