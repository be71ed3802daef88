"""A street party: one request, six decisions, advice of police and fire service, one hand-over (M-A2 B6 B8 B10 B15)."""

import datetime as dt
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from eenloket.kern.klok import vandaag

from .bezoeker import Bezoeker, bezoeker
from .huis import Huis
from .steekproef import toets
from .test_verhuizen import dien_in

FEEST = vandaag() + dt.timedelta(days=80)


@pytest.fixture(scope="module")
def schets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real, small PNG."""
    import struct
    import zlib

    def deel(naam: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    rij = b"\x00" + b"\xff\xff\xff" * 8
    png = b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    png += deel(b"IDAT", zlib.compress(rij * 8)) + deel(b"IEND", b"")
    pad = tmp_path_factory.mktemp("schets") / "schets van de straat.png"
    pad.write_bytes(png)
    return pad


def antwoorden(schets: Path, mail: str, dag: dt.date = FEEST) -> dict[str, object]:
    return {
        "evenement_naam": "Veenkadefeest",
        "evenement_namens": "buurt",
        "evenement_datum": (dag.day, dag.month, dag.year),
        "evenement_begin": "14:00",
        "evenement_eind": "23:00",
        "evenement_plek": "straat",
        "evenement_locatie": "Veenkade tussen nummer 2 en 20",
        "afsluiting_straat": "Veenkade",
        "afsluiting_begin": "12:00",
        "afsluiting_eind": "23:59",
        "vrije_doorgang": "ja",
        "buurt_akkoord": "ja",
        "aantal_bezoekers": "150",
        "evenement_activiteiten": ["bbq"],
        "evenement_plattegrond": schets,
        "muziek": "versterkt",
        "muziek_soort": "band",
        "muziek_tot": "22",
        "alcohol": "verkoop",
        "leidinggevende_naam": "Anneke van der Meulen",
        "leidinggevende_geboortedatum": (3, 5, 1968),
        "hekken_nodig": "ja",
        "hekken_aantal": "10",
        "hekken_ophalen": "bezorgen",
        "stroom_nodig": "ja",
        "stroom_vermogen": "licht",
        "naam": "Anneke van der Meulen",
        "contact_email": mail,
        "contact_telefoon": "0612345678",
    }


def vraag_aan(b: Bezoeker, bsn: str, gegeven: dict[str, object]) -> str:
    b.naar("/vraag/straatfeest")
    b.klik(re.compile("^(Straatfeest aanvragen|Plan your street party)"))
    if "inloggen" in b.pagina.url:
        b.log_in(bsn)
    b.klik(re.compile("^(Beginnen|Begin|Start)"))
    b.vul_in(gegeven)
    if "inloggen" in b.pagina.url:
        b.log_in(bsn)
    return dien_in(b)


def zaken_van(huis: Huis, nummer: str) -> dict[str, tuple[str, str]]:
    """Service → case number, state of the plan."""
    rijen = huis.sql(
        "SELECT k.dienst, z.identificatie, k.staat FROM aanvragen_knoop k JOIN aanvragen_aanvraag a ON a.id = k.aanvraag_id"
        " JOIN zaken_zaak z ON z.id = k.zaak_id WHERE a.nummer = %s",
        nummer,
    )
    return {str(d): (str(z), str(s)) for d, z, s in rijen}


def wacht_op_staat(huis: Huis, nummer: str, dienst: str, staten: set[str], seconden: float = 180) -> None:
    einde = time.monotonic() + seconden
    while zaken_van(huis, nummer)[dienst][1] not in staten:
        assert time.monotonic() < einde, zaken_van(huis, nummer)
        time.sleep(0.5)


def besluit(m: Bezoeker, zaak: str, *, weiger: bool = False) -> None:
    """Take the case, ask and await advice where the service wants it, tick the list, decide."""
    m.naar(f"/behandeling/zaken/{zaak}")
    if m.pagina.get_by_role("button", name="Zaak oppakken").count():
        m.klik("Zaak oppakken")
    for organisatie in ("politie-rivierveen", "brandweer-rivierveen"):
        if m.pagina.get_by_text(re.compile("Het advies van " + organisatie[:7], re.IGNORECASE)).count():
            _vraag_advies(m, organisatie)
    _wacht_op_advies(m, zaak)
    lijst = m.pagina.locator("form[action$='/controlelijst']")
    if lijst.count():
        for vakje in lijst.locator("input[type=checkbox]").all():
            if not vakje.is_checked():
                m.pagina.locator(f"label[for='{vakje.get_attribute('id')}']").click()
        m.druk(lijst.get_by_role("button"))
    form = m.pagina.locator("form[action$='/besluit']")
    keuzes = form.locator("input[type=radio][name=resultaat]")
    namen = [str(k.get_attribute("value")) for k in keuzes.all()]
    wens = next(
        n for n in namen if ("eweiger" in n) == weiger and "ngetrokken" not in n and "fgebroken" not in n
    )
    gekozen = form.locator(f"input[type=radio][value='{wens}']")
    m.pagina.locator(f"label[for='{gekozen.get_attribute('id')}']").click()
    tekst = "De straat is die dag nodig als omleiding." if weiger else "Het feest voldoet aan de voorwaarden."
    form.locator("textarea[name=motivering]").fill(tekst)
    m.druk(form.get_by_role("button", name="Besluit nemen"))
    expect(m.pagina.get_by_text("Deze zaak is klaar")).to_be_visible()


def _vraag_advies(m: Bezoeker, organisatie: str) -> None:
    form = m.pagina.locator("form[action$='/advies']")
    if not form.is_visible():
        m.pagina.locator("details", has=form).locator("summary").click()
    keuze = form.locator(f"input[type=radio][value='{organisatie}']")
    if keuze.count():
        m.pagina.locator(f"label[for='{keuze.get_attribute('id')}']").click()
    else:
        form.locator("select[name$=organisatie]").select_option(organisatie)
    form.locator("textarea").fill("Kan dit feest veilig doorgaan?")
    m.druk(form.get_by_role("button"))


def _wacht_op_advies(m: Bezoeker, zaak: str, seconden: float = 180) -> None:
    """Police and fire service answer through their own systems; the case page shows it."""
    einde = time.monotonic() + seconden
    while m.pagina.get_by_text("Advies opschrijven").count():
        assert time.monotonic() < einde, "geen advies"
        time.sleep(1)
        m.naar(f"/behandeling/zaken/{zaak}")


def _wacht_op_hekken(browser: Browser, huis: Huis, nummer: str, seconden: float = 180) -> None:
    """The last one decides itself, or staff do when it was drawn for a check."""
    einde = time.monotonic() + seconden
    while zaken_van(huis, nummer)["dranghekken-lenen"][1] != "toegekend":
        assert time.monotonic() < einde, zaken_van(huis, nummer)
        toets(browser, huis, nummer)
        time.sleep(0.5)


VARIANTEN = [
    pytest.param({"breedte": 1280}, "999990160", id="desktop"),
    pytest.param({"breedte": 390, "javascript": False}, "999990172", id="telefoon-zonder-javascript"),
    pytest.param({"toetsenbord": True, "taal": "en"}, "999990421", id="toetsenbord-engels"),
]


@pytest.mark.parametrize(("wijze", "bsn"), VARIANTEN)
def test_everything_is_decided_and_handed_over_at_once(
    browser: Browser, huis: Huis, schets: Path, wijze: dict[str, object], bsn: str
) -> None:
    mail = f"feest{bsn[-3:]}.{time.time_ns()}@example.org"
    with bezoeker(browser, huis, **wijze) as b:  # type: ignore[arg-type]
        nummer = vraag_aan(b, bsn, antwoorden(schets, mail))
        zaken = zaken_van(huis, nummer)
        assert set(zaken) == {
            "evenementenvergunning", "wegafsluiting", "geluidsontheffing", "alcoholontheffing", "dranghekken-lenen", "evenement-stroom",
        }  # fmt: skip
        assert zaken["dranghekken-lenen"][1] == "straks"
        wacht_op_staat(huis, nummer, "evenement-stroom", {"toegekend"})
        assert not any("besluit" in str(m["onderwerp"]).lower() for m in huis.mails(mail)), (
            "one hand-over, not before all is ready"
        )
        with bezoeker(browser, huis) as m:
            m.log_in_als("vergunningen")
            m.naar("/behandeling")
            expect(m.pagina.locator("main")).to_contain_text(zaken["wegafsluiting"][0])
            for dienst in ("wegafsluiting", "geluidsontheffing", "alcoholontheffing"):
                besluit(m, zaken[dienst][0])
            m.naar(f"/behandeling/zaken/{zaken['evenementenvergunning'][0]}")
            assert not m.pagina.get_by_role("button", name="Besluit nemen").count(), (
                "without the mandate there is no button"
            )
        with bezoeker(browser, huis) as senior:
            senior.log_in_als("senior")
            besluit(senior, zaken["evenementenvergunning"][0])
        _wacht_op_hekken(browser, huis, nummer)
        b.naar(f"/mijn/zaken/{nummer}")
        expect(b.pagina.locator(".loket-plan__rij--klaar")).to_have_count(6)
    einde = time.monotonic() + 120
    while time.monotonic() < einde and not any(m.get("bijlagen") for m in huis.mails(mail)):
        time.sleep(0.5)
    met_bijlagen = [m for m in huis.mails(mail) if m.get("bijlagen")]
    assert len(met_bijlagen) == 1, [m["onderwerp"] for m in huis.mails(mail)]


def test_a_refused_road_closure_changes_the_rest_and_offers_another_date(
    browser: Browser, huis: Huis, schets: Path
) -> None:
    with bezoeker(browser, huis) as b:
        nummer = vraag_aan(b, "999990135", antwoorden(schets, "marleen@example.org"))
        zaken = zaken_van(huis, nummer)
        with bezoeker(browser, huis) as m:
            m.log_in_als("vergunningen")
            besluit(m, zaken["wegafsluiting"][0], weiger=True)
            wacht_op_staat(huis, nummer, "dranghekken-lenen", {"vervallen"})
            m.naar(f"/behandeling/zaken/{zaken['evenementenvergunning'][0]}")
            expect(m.pagina.locator("main")).to_contain_text("De straat kan op deze dag niet dicht")
        b.naar(f"/mijn/zaken/{nummer}")
        expect(b.pagina.locator(".loket-plan__rij--geweigerd")).to_have_count(1)
        expect(b.pagina.locator(".loket-plan__rij--vervallen").first).to_contain_text("niet")
        b.druk(b.pagina.locator("form[action*='/opnieuw/'] button"))
        assert b.vraag() == "evenement_datum"
        ander = FEEST + dt.timedelta(days=14)
        b.antwoord((ander.day, ander.month, ander.year))
        b.vul_in(antwoorden(schets, "marleen@example.org", ander))
        assert dien_in(b) != nummer
