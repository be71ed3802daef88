"""Messages really go out, by the simulators' mail server, gateway, box and print service."""

from collections.abc import Callable

import httpx
import pytest

from eenloket.kern.fouten import BuitenBereik
from eenloket.midoffice.berichten.ports import Berichtkanaal, Bijlage, Zending
from eenloket.verbinding.berichtkanalen.berichtenbox import Berichtenbox
from eenloket.verbinding.berichtkanalen.brief import Brief
from eenloket.verbinding.berichtkanalen.mail import Mail, maak
from eenloket.verbinding.berichtkanalen.sms import Sms, nummer
from eenloket.verbinding.conftest import Simulatoren

PDF = Bijlage("besluit.pdf", "application/pdf", b"%PDF-1.7 besluit")
ADRES = {
    "email": "sanne@voorbeeld.test", "naam": "Sanne Vermeer", "telefoon": "06 1234 5601", "bsn": "999990019",
    "straat": "Elzenpad", "huisnummer": "7", "postcode": "9995BC", "plaats": "Rivierveen",
}  # fmt: skip


def zending(sleutel: str = "bericht-1", **anders: object) -> Zending:
    velden = {
        "adres": ADRES, "onderwerp": "Uw verhuizing is verwerkt", "tekst": "Beste bewoner,\n\nUw adres staat goed. Zie https://loket.test/mijn",
        "taal": "nl", "afzender": "Gemeente Rivierveen", "bijlagen": (PDF,),
    }  # fmt: skip
    return Zending(sleutel=sleutel, **velden | anders)  # type: ignore[arg-type]


@pytest.fixture
def kanalen(simulatoren: Simulatoren) -> dict[str, Berichtkanaal]:
    u = simulatoren.url
    for pad in ("/post", "/sms", "/berichtenbox"):
        httpx.delete(f"{u}{pad}/api/berichten").raise_for_status()
    httpx.delete(f"{u}/brieven/api/brieven").raise_for_status()
    return {
        "post": Mail(
            f"smtp://127.0.0.1:{simulatoren.toestand.smtp_poort}", "loket@rivierveen.example", tijd=2
        ),
        "sms": Sms(f"{u}/sms/api/berichten", "simulator", tijd=1),
        "berichtenbox": Berichtenbox(f"{u}/berichtenbox/api/berichten", "simulator", tijd=1),
        "brieven": Brief(f"{u}/brieven/api/brieven", "simulator", tijd=1),
    }


def test_mail_met_tekst_html_en_bijlage(simulatoren: Simulatoren, kanalen: dict[str, Berichtkanaal]) -> None:
    kanalen["post"].stuur(zending())
    bericht = httpx.get(f"{simulatoren.url}/post/api/berichten").json()["berichten"][0]
    assert bericht["aan"] == ["sanne@voorbeeld.test"]
    assert bericht["onderwerp"] == "Uw verhuizing is verwerkt"
    assert "Uw adres staat goed" in bericht["tekst"]
    assert '<a href="https://loket.test/mijn"' in bericht["html"]
    assert [b["naam"] for b in bericht["bijlagen"]] == ["besluit.pdf"]


def test_hetzelfde_bericht_heeft_hetzelfde_kenmerk_zonder_dat_het_iets_verraadt() -> None:
    eerste, tweede, ander = (
        maak(zending("a"), "x@y.nl"),
        maak(zending("a"), "x@y.nl"),
        maak(zending("b"), "x@y.nl"),
    )
    assert eerste["Message-ID"] == tweede["Message-ID"] != ander["Message-ID"]
    assert eerste["Message-ID"].endswith("@y.nl>")


@pytest.mark.parametrize(
    "kwaad",
    [
        "Hallo\r\nBcc: iedereen@x.nl",
        "Hallo\nBcc: iedereen@x.nl",
        "Hallo\x00\u2028Bcc: y@x.nl",
        "Hallo\rBcc: y@x.nl",
    ],
)
def test_geen_koppen_uit_de_inhoud(kwaad: str) -> None:
    bericht = maak(zending(onderwerp=kwaad, afzender=kwaad, adres=ADRES | {"naam": kwaad}), "x@y.nl")
    assert bericht["Bcc"] is None
    ruw = bericht.as_bytes().split(b"\r\n\r\n")[0]
    assert not [regel for regel in ruw.split(b"\r\n") if regel.lower().startswith(b"bcc")]


@pytest.mark.parametrize(
    "adres", ["", "geen adres", "a@b", "a@b.nl, c@d.nl", "a@b.nl\nBcc: c@d.nl", "<script>@x.nl", "@x.nl"]
)
def test_een_adres_dat_geen_adres_is(adres: str) -> None:
    with pytest.raises(ValueError, match="e-mailadres"):
        maak(zending(adres={"email": adres}), "x@y.nl")


def test_html_wordt_nooit_opmaak() -> None:
    bericht = maak(zending(tekst="<script>alert(1)</script>\n\n<b>vet</b>"), "x@y.nl")
    html = bericht.get_body(("html",))
    assert html is not None
    assert "<script>" not in html.get_content()


def test_sms(simulatoren: Simulatoren, kanalen: dict[str, Berichtkanaal]) -> None:
    kanalen["sms"].stuur(zending("sms-1"))
    kanalen["sms"].stuur(zending("sms-1"))
    berichten = httpx.get(f"{simulatoren.url}/sms/api/berichten").json()["berichten"]
    assert [b["aan"] for b in berichten] == ["+31612345601"]


@pytest.mark.parametrize(
    ("telefoon", "verwacht"),
    [
        ("0612345601", "+31612345601"),
        ("0031 6-12345601", "+31612345601"),
        ("+49 170 1234567", "+491701234567"),
    ],
)
def test_telefoonnummers(telefoon: str, verwacht: str) -> None:
    assert nummer(telefoon) == verwacht


@pytest.mark.parametrize("telefoon", ["", "112", "bel mij", "+31'; DROP", "06123456019999999"])
def test_geen_telefoonnummer(telefoon: str) -> None:
    with pytest.raises(ValueError, match="telefoonnummer"):
        nummer(telefoon)


def test_berichtenbox(simulatoren: Simulatoren, kanalen: dict[str, Berichtkanaal]) -> None:
    kanalen["berichtenbox"].stuur(zending("box-1"))
    kanalen["berichtenbox"].stuur(zending("box-1"))
    gevonden = httpx.post(
        f"{simulatoren.url}/berichtenbox/api/zoeken",
        json={"bsn": "999990019"},
        headers={"Authorization": "Bearer simulator"},
    ).json()["berichten"]
    assert [b["onderwerp"] for b in gevonden] == ["Uw verhuizing is verwerkt"]
    assert gevonden[0]["bijlagen"][0]["naam"] == "besluit.pdf"


def test_wie_geen_berichtenbox_heeft(kanalen: dict[str, Berichtkanaal]) -> None:
    with pytest.raises(ValueError, match="geenBerichtenbox"):
        kanalen["berichtenbox"].stuur(zending("box-2", adres={"bsn": "999990299"}))


def test_brief_als_pdf_met_bijlage(simulatoren: Simulatoren, kanalen: dict[str, Berichtkanaal]) -> None:
    kanalen["brieven"].stuur(zending("brief-1", onderwerp='#import "x" $kwaad$ *sterren*'))
    brieven = httpx.get(f"{simulatoren.url}/brieven/api/brieven").json()["brieven"]
    assert len(brieven) == 2
    assert brieven[0]["geadresseerde"].splitlines() == ["Sanne Vermeer", "Elzenpad 7", "9995 BC  RIVIERVEEN"]
    from io import BytesIO

    from pypdf import PdfReader

    pdf = next(httpx.get(simulatoren.url + b["url"]).content for b in brieven if b["naam"] == "brief.pdf")
    tekst = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "$kwaad$" in tekst
    assert "Uw adres staat goed" in tekst


def test_een_brief_zonder_adres(kanalen: dict[str, Berichtkanaal]) -> None:
    with pytest.raises(ValueError, match="postadres"):
        kanalen["brieven"].stuur(zending("brief-2", adres={"naam": "X"}))


@pytest.mark.parametrize("soort", ["uit", "onzin", "5xx", "traag"])
@pytest.mark.parametrize("dienst", ["post", "sms", "berichtenbox", "brieven"])
def test_een_kanaal_dat_stuk_is_zegt_straks_opnieuw(
    simulatoren: Simulatoren, kanalen: dict[str, Berichtkanaal], dienst: str, soort: str
) -> None:
    simulatoren.storing(dienst, soort, vertraging=4)
    with pytest.raises(BuitenBereik):
        kanalen[dienst].stuur(zending(f"{dienst}-{soort}"))


def test_de_controle_van_elk_kanaal(simulatoren: Simulatoren, kanalen: dict[str, Berichtkanaal]) -> None:
    for kanaal in kanalen.values():
        kanaal.controleer()
    verkeerd: list[Callable[[str, str], Berichtkanaal]] = [Sms, Berichtenbox, Brief]
    paden = ["/sms/api/berichten", "/berichtenbox/api/berichten", "/brieven/api/brieven"]
    for klasse, pad in zip(verkeerd, paden, strict=True):
        with pytest.raises(BuitenBereik):
            klasse(simulatoren.url + pad, "fout").controleer()
    with pytest.raises(BuitenBereik):
        Mail("smtp://127.0.0.1:9", "x@y.nl", tijd=1).controleer()
