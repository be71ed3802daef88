"""Moving house, from the first words to the last message (issue: two patterns told as stories; M-A2 A3 B3 B4 B6 B12)."""

import datetime as dt
import re
import time

import pytest
from playwright.sync_api import Browser, expect

from eenloket.kern.klok import vandaag

from .bezoeker import Bezoeker, bezoeker
from .huis import Huis
from .steekproef import toets

VERHUISDAG = vandaag() + dt.timedelta(days=3)
EINDE_HUUR = vandaag() + dt.timedelta(days=40)


def _dag(dag: dt.date) -> tuple[int, int, int]:
    return (dag.day, dag.month, dag.year)


def antwoorden(huisnummer: int, mail: str, **anders: object) -> dict[str, object]:
    """A tenant of Stromen Wonen with a car and a dog."""
    return {
        "verhuisdatum": _dag(VERHUISDAG),
        "nieuw_adres": {"postcode": "9995 AB", "huisnummer": huisnummer},
        "wie_verhuizen_mee": None,
        "nieuw_adres_bewoond": "nee",
        "oude_woning": "huur_stromen_wonen",
        "huur_einddatum": _dag(EINDE_HUUR),
        "heeft_auto": "ja",
        "kenteken": "AB-123-C",
        "kenteken_op_naam": "eigen",
        "heeft_hond": "ja",
        "honden_aantal": "1",
        "hond_vanaf": _dag(VERHUISDAG),
        "container_ontbreekt": "ja",
        "containers_nodig": ["gft"],
        "container_formaat": "140",
        "energie_keuze": "nieuw_alles",
        "verbruik_delen": "nee",
        "contact_email": mail,
        "contact_telefoon": "06 12345678",
    } | anders


def begin(b: Bezoeker, bsn: str, zoek: str = "ik ga verhuizen") -> None:
    """Search in own words, choose the pattern, log in, begin."""
    b.naar("/")
    b.pagina.locator("input[name=q]").fill(zoek)
    b.pagina.keyboard.press("Enter")
    b.pagina.wait_for_url(re.compile(r"/zoek|/vraag"))
    b.keur()
    b.pagina.locator("main a[href='/vraag/verhuizen']").first.click()
    b.pagina.wait_for_url(re.compile("/vraag/verhuizen"))
    b.keur()
    b.klik(re.compile("^(Verhuizing doorgeven|Report your move)$"))
    b.log_in(bsn)
    b.klik(re.compile("^(Beginnen|Begin|Start)"))


def dien_in(b: Bezoeker) -> str:
    """Check, send, and the number of the receipt."""
    expect(b.pagina.locator("h1")).to_be_visible()
    assert b.pagina.url.endswith("/controleren"), b.pagina.url
    b.druk(b.pagina.locator("form[action$='/indienen'] button").last)
    assert b.pagina.url.endswith("/ontvangst"), b.pagina.url
    return str(re.search(r"\d{4}-\d{7}", b.pagina.locator("main").inner_text())[0])  # type: ignore[index]


def wacht_tot(b: Bezoeker, nummer: str, klaar: list[str], seconden: float = 180) -> str:
    """Look at the case page until these services are done; returns its text. What was drawn for a check is approved by staff."""
    einde, tekst, browser = time.monotonic() + seconden, "", b.pagina.context.browser
    assert browser is not None
    while time.monotonic() < einde:
        toets(browser, b.huis, nummer)
        b.pagina.goto(f"{b.huis.adres}/mijn/zaken/{nummer}")
        rijen = b.pagina.locator(".loket-plan__rij").all()
        staten = {r.locator(".loket-plan__naam").inner_text(): r.get_attribute("class") or "" for r in rijen}
        tekst = b.pagina.locator("main").inner_text()
        if all("--klaar" in next((s for n, s in staten.items() if naam in n), "") for naam in klaar):
            b.keur()
            return tekst
        time.sleep(0.5)
    raise AssertionError(f"{klaar} niet klaar: {tekst[:800]}")


VARIANTEN = [
    pytest.param({"breedte": 1280}, "999990019", 2, id="desktop"),
    pytest.param({"breedte": 390}, "999990093", 4, id="telefoon"),
    pytest.param({"toetsenbord": True}, "999990184", 6, id="toetsenbord"),
    pytest.param({"javascript": False}, "999990366", 8, id="zonder-javascript"),
    pytest.param({"taal": "en", "breedte": 390}, "999990275", 10, id="engels"),
]


@pytest.mark.parametrize(("wijze", "bsn", "huisnummer"), VARIANTEN)
def test_one_intake_leads_to_seven_services_of_four_organisations(
    browser: Browser, huis: Huis, wijze: dict[str, object], bsn: str, huisnummer: int
) -> None:
    mail = f"verhuizer{huisnummer}@example.org"
    with bezoeker(browser, huis, **wijze) as b:  # type: ignore[arg-type]
        begin(b, bsn)
        gevraagd = b.vul_in(antwoorden(huisnummer, mail))
        assert len(gevraagd) == len(set(gevraagd))
        assert not {"naam", "adres", "geboortedatum"} & set(gevraagd), "what the register knows isn't asked"
        nummer = dien_in(b)
        naam_adres = "Report a move" if b.taal == "en" else "Verhuizing doorgeven"
        tekst = wacht_tot(b, nummer, [naam_adres, "Stromen Wonen"])
        assert all(wie in tekst for wie in ("Rivierenergie", "De Brede Stroom", "Stromen Wonen"))
        b.naar("/mijn")
        b.naar("/mijn/berichten")
        b.naar("/mijn/gegevens")
        b.naar("/mijn/voorkeuren")
    (zaken,) = huis.sql(
        "SELECT count(*) FROM aanvragen_knoop k JOIN aanvragen_aanvraag a ON a.id = k.aanvraag_id WHERE a.nummer = %s",
        nummer,
    )[0]
    assert zaken == 7
    einde = time.monotonic() + 120
    while not any(nummer in str(m["onderwerp"]) for m in huis.mails(mail)):
        assert time.monotonic() < einde, [m["onderwerp"] for m in huis.mails(mail)]
        time.sleep(0.5)
    brp = huis.brp(bsn)
    assert brp is not None


def test_a_move_into_an_inhabited_home_without_consent_waits_for_a_person(
    browser: Browser, huis: Huis
) -> None:
    with bezoeker(browser, huis) as b:
        begin(b, "999990068", zoek="samenwonen nieuw adres")
        b.vul_in(
            antwoorden(
                12, "thijs@example.org", nieuw_adres_bewoond="ja", toestemming_hoofdbewoner="later", heeft_auto="nee",
                heeft_hond="nee", container_ontbreekt="nee", oude_woning="koop",
            )
        )  # fmt: skip
        nummer = dien_in(b)
        time.sleep(3)
        b.naar(f"/mijn/zaken/{nummer}")
        rij = b.pagina.locator(".loket-plan__rij", has_text="Verhuizing doorgeven")
        expect(rij).to_contain_text("Bezig")


def test_a_date_too_far_ahead_is_explained_at_the_question(browser: Browser, huis: Huis) -> None:
    with bezoeker(browser, huis) as b:
        begin(b, "999990330")
        while b.vraag() != "verhuisdatum":
            b.klik(re.compile("Dit klopt"))
        b.antwoord(_dag(vandaag() + dt.timedelta(days=60)))
        assert b.vraag() == "verhuisdatum"
        expect(b.pagina.locator("[data-fouten]")).to_contain_text("4 weken")
        expect(b.pagina.locator("input[name=verhuisdatum_jaar]")).not_to_have_value("")


def test_a_register_that_is_down_lets_the_client_go_on(browser: Browser, huis: Huis) -> None:
    huis.storing("brp", "uit")
    huis.storing("bag", "uit")
    try:
        with bezoeker(browser, huis) as b:
            begin(b, "999990251")
            adres = {"postcode": "9995 AB", "huisnummer": 22}
            b.vul_in(
                antwoorden(
                    22, "femke@example.org", naam="Femke Wiersma", adres=adres, heeft_auto="nee", heeft_hond="nee",
                    container_ontbreekt="nee", oude_woning="koop", geboortedatum=(12, 12, 1995),
                )
            )  # fmt: skip
            nummer = dien_in(b)
            assert nummer
    finally:
        huis.storing("brp", "")
        huis.storing("bag", "")
    rijen = huis.sql(
        "SELECT w.geverifieerd FROM aanvragen_antwoord w JOIN aanvragen_aanvraag a ON a.id = w.aanvraag_id"
        " WHERE a.nummer = %s AND w.vraag = 'naam'",
        nummer,
    )
    assert rijen == [(False,)]


def test_going_on_later_on_another_device_with_a_code(browser: Browser, huis: Huis) -> None:
    with bezoeker(browser, huis) as b:
        begin(b, "999990378")
        while b.vraag() != "verhuisdatum":
            b.klik(re.compile("Dit klopt"))
        b.antwoord(_dag(VERHUISDAG))
        b.klik("Later verdergaan", "link")
        b.klik("Code maken")
        code = b.pagina.locator(".loket-code").inner_text()
        vraag = b.pagina.url
    with bezoeker(browser, huis, breedte=390) as ander:
        ander.naar("/verdergaan")
        ander.pagina.locator("input[name=code]").fill(code.lower().replace("-", " "))
        ander.klik("Verdergaan")
        ander.log_in("999990378")
        assert ander.vraag() == "nieuw_adres", (ander.pagina.url, vraag)


def test_a_stranger_gets_nowhere_with_numbers_of_others(browser: Browser, huis: Huis) -> None:
    (nummer, id_) = huis.sql("SELECT nummer, id FROM aanvragen_aanvraag WHERE nummer <> '' LIMIT 1")[0]
    with bezoeker(browser, huis) as b:
        b.naar("/inloggen?volgende=/mijn")
        b.log_in("999990160")
        for pad in (
            f"/mijn/zaken/{nummer}",
            f"/aanvraag/{id_}",
            f"/aanvraag/{id_}/ontvangst",
            f"/aanvraag/{id_}/ontvangst.pdf",
        ):
            antwoord = b.pagina.request.get(huis.adres + pad)
            assert antwoord.status == 404, pad
