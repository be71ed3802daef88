"""Mail, text messages, message box and letters."""

from __future__ import annotations

import base64
import smtplib
import time
from email.message import EmailMessage
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from simulatoren.app import maak
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.lade import Lade
from simulatoren.post.smtp import ontleed
from simulatoren.tests.conftest import Draaiend

BEARER = {"Authorization": "Bearer simulator"}
PDF = b"%PDF-1.7\n1 0 obj << /Type /Page >> endobj"


def mail(onderwerp: str = "Uw verhuizing", aan: str = "sanne@voorbeeld.test") -> EmailMessage:
    bericht = EmailMessage()
    bericht["From"] = "Rivierveen <loket@rivierveen.test>"
    bericht["To"] = aan
    bericht["Subject"] = onderwerp
    bericht.set_content("Beste Sanne, café € geregeld.")
    bericht.add_alternative("<p>Beste <b>Sanne</b></p><script>alert(1)</script>", subtype="html")
    bericht.add_attachment(PDF, maintype="application", subtype="pdf", filename="brief één.pdf")
    return bericht


def verstuur(loopt: Draaiend, bericht: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", loopt.smtp_poort, timeout=10) as smtp:
        smtp.send_message(bericht)


def test_verstuurde_mail_staat_in_het_postvak(draaiend: Draaiend) -> None:
    verstuur(draaiend, mail("Eerste"))
    verstuur(draaiend, mail("Tweede — met ë", aan="Karim@voorbeeld.test"))
    with httpx.Client(base_url=draaiend.basis, trust_env=False) as web:
        alle = web.get("/post/api/berichten").json()["berichten"]
        assert [bericht["onderwerp"] for bericht in alle] == ["Tweede — met ë", "Eerste"]
        (een,) = web.get("/post/api/berichten", params={"aan": "karim@VOORBEELD.test"}).json()["berichten"]
        assert een["tekst"].strip() == "Beste Sanne, café € geregeld."
        assert een["bijlagen"] == [
            {
                "naam": "brief één.pdf",
                "type": "application/pdf",
                "grootte": len(PDF),
                "url": f"/post/{een['id']}/bijlagen/0",
            }
        ]
        bijlage = web.get(een["bijlagen"][0]["url"])
        assert bijlage.content == PDF
        assert bijlage.headers["content-disposition"].startswith("attachment")
        assert "Tweede — met ë" in web.get("/post").text
        assert web.get(f"/post/{een['id']}").status_code == 200
        opgemaakt = web.get(f"/post/{een['id']}/html")
        assert "sandbox" in opgemaakt.headers["content-security-policy"]
        assert "script-src" not in opgemaakt.headers["content-security-policy"]
        assert web.delete("/post/api/berichten").status_code == 204
        assert web.get("/post/api/berichten").json() == {"berichten": []}


@pytest.mark.parametrize(("soort", "code"), [("uit", 421), ("5xx", 554)])
def test_de_mailserver_kan_uit_of_stuk_zijn(draaiend: Draaiend, soort: str, code: int) -> None:
    def zet(soort: str) -> None:
        httpx.post(
            f"{draaiend.basis}/storing", json={"dienst": "post", "soort": soort}, trust_env=False
        ).raise_for_status()

    zet(soort)
    with pytest.raises(smtplib.SMTPResponseException) as fout:
        verstuur(draaiend, mail())
    assert fout.value.smtp_code == code
    zet("")
    verstuur(draaiend, mail())


def test_de_mailserver_kan_onzin_praten_of_traag_zijn(draaiend: Draaiend) -> None:
    basis = draaiend.basis
    httpx.post(f"{basis}/storing", json={"dienst": "post", "soort": "onzin"}, trust_env=False)
    with pytest.raises(smtplib.SMTPException):
        verstuur(draaiend, mail())
    httpx.post(
        f"{basis}/storing", json={"dienst": "post", "soort": "traag", "vertraging": 0.5}, trust_env=False
    )
    begin = time.monotonic()
    verstuur(draaiend, mail())
    assert time.monotonic() - begin >= 0.5


@pytest.mark.parametrize(
    "ruw",
    [
        b"",
        b"\xff\xfe",
        b"Content-Type: text/plain; charset=bestaatniet\n\n\xff",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Content-Transfer-Encoding: base64\n\n!!!",
        b"Subject: =?utf-8?b?!!?=\n\nx",
        b"Content-Type: message/rfc822\n\nSubject: binnen\n\nx",
    ],
)
def test_een_kapotte_mail_wordt_toch_bewaard(ruw: bytes) -> None:
    bericht = ontleed(ruw, "a@voorbeeld.test", ["b@voorbeeld.test"])
    assert bericht["aan"] == ["b@voorbeeld.test"]
    assert isinstance(bericht["onderwerp"], str)


def test_de_postpagina_toont_vijandige_inhoud_als_tekst(klant: TestClient) -> None:
    lade: Lade = klant.app.state.toestand.post  # type: ignore[attr-defined]
    bericht = lade.leg_in(
        ontleed(b"Subject: <script>x</script>\nTo: a\n\n<img src=x onerror=y>", "a", ["<b>"])
    )
    for pad in ("/post", f"/post/{bericht['id']}"):
        tekst = klant.get(pad).text
        assert "<script>x" not in tekst
        assert "<img" not in tekst
        assert "&lt;script&gt;" in tekst
    assert klant.get("/post/bestaat-niet").status_code == 404
    assert klant.get(f"/post/{bericht['id']}/bijlagen/7").status_code == 404


def test_een_lade_gooit_de_oudste_weg_en_leest_zichzelf_terug(tmp_path: Any) -> None:
    from simulatoren.kern.bewaren import Bewaarplaats

    lade = Lade(Bewaarplaats(tmp_path), "proef", hoogstens=2)
    for nummer in range(3):
        lade.leg_in({"n": nummer})
    (tmp_path / "proef" / "kapot.json").write_text("{")
    assert [bericht["n"] for bericht in Lade(Bewaarplaats(tmp_path), "proef").alle()] == [2, 1]


def test_sms_gaat_een_keer_per_sleutel(klant: TestClient) -> None:
    inhoud = {"aan": "+31612345601", "tekst": "Uw zaak is klaar", "kenmerk": "m-1"}
    koppen = {**BEARER, "Idempotency-Key": "s1"}
    eerste = klant.post("/sms/api/berichten", json=inhoud, headers=koppen)
    assert (eerste.status_code, eerste.json()["status"]) == (201, "verzonden")
    tweede = klant.post("/sms/api/berichten", json=inhoud, headers=koppen)
    assert (tweede.status_code, tweede.json()) == (200, eerste.json())
    assert klant.post("/sms/api/berichten", json={**inhoud, "tekst": "x"}, headers=koppen).status_code == 409
    for aan, aantal in (("+31612345601", 1), ("+31699999999", 0)):
        assert len(klant.get("/sms/api/berichten", params={"aan": aan}).json()["berichten"]) == aantal
    assert "Uw zaak is klaar" in klant.get("/sms").text
    assert klant.delete("/sms/api/berichten").status_code == 204


@pytest.mark.parametrize(
    ("inhoud", "status"),
    [
        ({}, 400),
        ({"aan": "0612345678", "tekst": "x"}, 422),
        ({"aan": 6, "tekst": "x"}, 422),
        ({"aan": "+31612345601", "tekst": "x" * 1601}, 422),
    ],
)
def test_een_foute_sms_wordt_geweigerd(klant: TestClient, inhoud: dict[str, Any], status: int) -> None:
    assert klant.post("/sms/api/berichten", json=inhoud, headers=BEARER).status_code == status
    assert klant.post("/sms/api/berichten", json=inhoud).status_code == 401
    assert klant.get("/sms/api/berichten").json() == {"berichten": []}


def test_berichtenbox(klant: TestClient) -> None:
    bijlage = {"naam": "besluit.pdf", "type": "application/pdf", "inhoud": base64.b64encode(PDF).decode()}
    inhoud = {"bsn": "999990019", "onderwerp": "Besluit", "tekst": "Zie bijlage", "bijlagen": [bijlage]}
    geplaatst = klant.post("/berichtenbox/api/berichten", json=inhoud, headers=BEARER)
    assert (geplaatst.status_code, geplaatst.json()["status"]) == (201, "geplaatst")
    box = klant.post("/berichtenbox/api/zoeken", json={"bsn": "999990019"}, headers=BEARER).json()
    assert (box["actief"], [bericht["onderwerp"] for bericht in box["berichten"]]) == (True, ["Besluit"])
    pagina = klant.get("/berichtenbox").text
    assert "Sanne Vermeer" in pagina
    assert klant.get(f"/berichtenbox/{geplaatst.json()['id']}/bijlagen/0").content == PDF


def test_wie_geen_berichtenbox_heeft_krijgt_er_niets_in(klant: TestClient) -> None:
    inhoud = {"bsn": "999990299", "onderwerp": "x", "tekst": "y"}
    antwoord = klant.post("/berichtenbox/api/berichten", json=inhoud, headers=BEARER)
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "geenBerichtenbox")
    kapot = {
        "bsn": "999990019",
        "onderwerp": "x",
        "tekst": "y",
        "bijlagen": [{"naam": "a", "type": "b", "inhoud": "?"}],
    }
    assert klant.post("/berichtenbox/api/berichten", json=kapot, headers=BEARER).status_code == 422
    assert klant.post("/berichtenbox/api/zoeken", json={"bsn": "999990019"}).status_code == 401


def test_brieven(klant: TestClient) -> None:
    velden = {"geadresseerde": "G.W. Bouma\nHofje 6", "kenmerk": "z-1"}
    bestand = {"document": ("brief.pdf", PDF, "application/pdf")}
    aangenomen = klant.post("/brieven/api/brieven", data=velden, files=bestand, headers=BEARER)
    assert (aangenomen.status_code, aangenomen.json()["status"], aangenomen.json()["paginas"]) == (
        202,
        "aangenomen",
        1,
    )
    (brief,) = klant.get("/brieven/api/brieven").json()["brieven"]
    assert klant.get(brief["url"]).content == PDF
    assert "G.W. Bouma" in klant.get("/brieven").text
    geen = klant.post(
        "/brieven/api/brieven", data=velden, files={"document": ("a.pdf", b"MZ")}, headers=BEARER
    )
    assert (geen.status_code, geen.json()["code"]) == (422, "geenPdf")
    assert klant.post("/brieven/api/brieven", data=velden, headers=BEARER).status_code == 400
    assert klant.post("/brieven/api/brieven", data=velden, files=bestand).status_code == 401


def test_berichten_overleven_een_herstart(tmp_path: Any) -> None:
    with TestClient(maak(Instellingen(gegevensmap=tmp_path))) as klant:
        klant.post("/sms/api/berichten", json={"aan": "+31612345601", "tekst": "x"}, headers=BEARER)
    with TestClient(maak(Instellingen(gegevensmap=tmp_path))) as klant:
        assert len(klant.get("/sms/api/berichten").json()["berichten"]) == 1
