"""Screenshots of every page at 390 and 1280 px, into schermen/, to look at. `make schermen`.

Starts a demonstration of its own; VERHAAL_HUIS=map:port uses one that runs. What was named on the command line narrows the
tour: publiek, intake, mijn, medewerker, fouten. `--beeld` also renews the pictures of the documentation.
"""

import argparse
import contextlib
import datetime as dt
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(WORTEL), str(WORTEL / "src")]

from playwright.sync_api import Browser  # noqa: E402
from tests.gereedschap.chromium import CHROMIUM, chromium  # noqa: E402
from tests.verhalen.bezoeker import Bezoeker, bezoeker  # noqa: E402
from tests.verhalen.huis import Huis, bestaand, ruim_op, start  # noqa: E402
from tests.verhalen.test_verhuizen import antwoorden, begin, dien_in  # noqa: E402

from eenloket.kern.klok import vandaag  # noqa: E402

BREEDTES = (390, 1280)
UIT = WORTEL / "schermen"
BEELDEN = WORTEL / "docs" / "beeld"
BSN = "999990019"
PUBLIEK = {
    "home": "/",
    "onderwerpen": "/onderwerpen",
    "zoek": "/zoek?q=ik+ga+verhuizen",
    "zoek-niets": "/zoek?q=qqxzzy",
    "zoek-vaag": "/zoek?q=hulp",
    "vraag-verhuizen": "/vraag/verhuizen",
    "vraag-straatfeest": "/vraag/straatfeest",
    "dienst-paspoort": "/dienst/paspoort",
    "dienst-parkeervergunning": "/dienst/parkeervergunning",
    "wegwijs": "/wegwijs",
    "hulp": "/hulp",
    "organisatie": "/organisaties/rivierveen",
    "toegankelijkheid": "/toegankelijkheid",
    "privacy": "/privacy",
    "cookies": "/cookies",
    "verdergaan": "/verdergaan",
    "inloggen": "/inloggen?volgende=/mijn",
    "stijl": "/stijl",
}


def toon(b: Bezoeker, naam: str) -> None:
    """The page as it is now, whole, at each width."""
    for breedte in BREEDTES:
        b.pagina.set_viewport_size({"width": breedte, "height": 900})
        b.pagina.screenshot(path=UIT / f"{naam}-{breedte}.png", full_page=True)
    print(f"  {naam}", flush=True)


def bekijk(b: Bezoeker, naam: str, pad: str) -> None:
    """Go to an address of the counter and show it, whatever the status."""
    b.pagina.goto(b.huis.adres + pad)
    toon(b, naam)


def publiek(browser: Browser, huis: Huis) -> None:
    """Pages that need no log-in, and one in English."""
    with bezoeker(browser, huis) as b:
        for naam, pad in PUBLIEK.items():
            bekijk(b, f"publiek-{naam}", pad)
        b.pagina.goto(huis.adres + "/onderwerpen")
        if (eerste := b.pagina.locator("main a[href^='/onderwerpen/']")).count():
            bekijk(b, "publiek-onderwerp", str(eerste.first.get_attribute("href")))
    with bezoeker(browser, huis, taal="en") as b:
        bekijk(b, "publiek-home-engels", "/")
    with bezoeker(browser, huis, javascript=False) as b:
        bekijk(b, "publiek-home-zonder-javascript", "/")


def intake(browser: Browser, huis: Huis) -> None:
    """Every step of Verhuizen, a mistake, the check, and the receipt."""
    with bezoeker(browser, huis) as b:
        begin(b, BSN)
        gegeven, stap = antwoorden(2, "schermen@example.org"), 0
        while not b.pagina.url.endswith("/controleren"):
            vraag, stap = b.vraag(), stap + 1
            toon(b, f"intake-{stap:02}-{vraag or b.pagina.url.rpartition('/')[2]}")
            if not vraag:
                b.klik(re.compile("Dit klopt"))
                continue
            if vraag == "verhuisdatum":
                te_laat = vandaag() + dt.timedelta(days=90)
                b.antwoord((te_laat.day, te_laat.month, te_laat.year))
                toon(b, f"intake-{stap:02}-{vraag}-fout")
            b.antwoord(gegeven[vraag])
        b.pagina.goto(b.pagina.url.replace("/controleren", "/bewaren"))
        toon(b, "intake-bewaren")
        b.pagina.go_back()
        toon(b, "intake-controleren")
        dien_in(b)
        toon(b, "intake-ontvangst")


def mijn(browser: Browser, huis: Huis) -> None:
    """A client's own pages, with a request that was sent."""
    nummer = _verhuisd(browser, huis, "999990093", 4)
    with bezoeker(browser, huis) as b:
        b.pagina.goto(huis.adres + "/inloggen?volgende=/mijn")
        b.log_in("999990093")
        toon(b, "mijn")
        for naam in ("berichten", "gegevens", "voorkeuren"):
            bekijk(b, f"mijn-{naam}", f"/mijn/{naam}")
        bekijk(b, "mijn-zaak", f"/mijn/zaken/{nummer}")
        bekijk(b, "mijn-intrekken", f"/mijn/zaken/{nummer}/intrekken")
    with bezoeker(browser, huis) as b:
        b.pagina.goto(huis.adres + "/inloggen?volgende=/mijn")
        b.log_in("999990408")
        toon(b, "mijn-leeg")


def medewerker(browser: Browser, huis: Huis) -> None:
    """Work of staff: log-in, work list, a case, the offer, connections."""
    if not huis.sql("SELECT 1 FROM aanvragen_aanvraag WHERE staat <> 'concept' LIMIT 1"):
        _verhuisd(browser, huis, "999990184", 6)
    with bezoeker(browser, huis) as b:
        bekijk(b, "medewerker-inloggen", "/medewerker/inloggen")
        b.log_in_als("vergunningen")
        bekijk(b, "medewerker-werkvoorraad", "/behandeling")
        bekijk(b, "medewerker-aanbod", "/behandeling/aanbod")
        bekijk(b, "medewerker-zoeken", "/werkplek/zoeken")
        zaken = huis.sql(
            "SELECT DISTINCT ON (k.dienst) k.dienst, z.identificatie FROM aanvragen_knoop k JOIN zaken_zaak z ON z.id = k.zaak_id"
            " JOIN organisaties_organisatie o ON o.id = z.organisatie_id WHERE o.slug = 'rivierveen' ORDER BY k.dienst, z.id DESC"
        )
        for dienst, nummer in zaken:
            bekijk(b, f"medewerker-zaak-{dienst}", f"/behandeling/zaken/{nummer}")
    with bezoeker(browser, huis) as b:
        b.log_in_als("beheer")
        bekijk(b, "medewerker-koppelingen", "/beheer/koppelingen")


def beheer(browser: Browser, huis: Huis) -> None:
    """The operator's pages: the lists, a new application from name to secret, a case type; some of it in English."""
    with bezoeker(browser, huis) as b:
        b.log_in_als("beheer")
        for naam in ("applicaties", "clients", "abonnementen", "registers", "registers/nieuw", "berichten"):
            bekijk(b, f"beheer-{naam.replace('/', '-')}", f"/beheer/{naam}")
        bekijk(b, "beheer", "/beheer")
        bekijk(b, "beheer-catalogus", "/beheer/catalogus")
        b.pagina.locator("main tbody a").first.click()
        toon(b, "beheer-zaaktype")
        b.pagina.goto(b.pagina.url + "/vergelijk")
        toon(b, "beheer-vergelijk")
        bekijk(b, "beheer-applicatie-nieuw", "/beheer/applicaties/nieuw")
        b.klik("Verder")
        toon(b, "beheer-applicatie-nieuw-fout")
        b.pagina.get_by_label("Naam van de applicatie").fill("Taakapplicatie")
        b.pagina.get_by_label("Client-id").fill(f"schermen-{int(time.time())}")
        b.pagina.get_by_label("Zaken", exact=True).check(force=True)
        b.klik("Verder")
        toon(b, "beheer-recht")
        b.pagina.get_by_label("Zoek in de lijst").fill("vergunning")
        b.pagina.get_by_role("button", name=re.compile("hieronder kiezen")).click()
        toon(b, "beheer-recht-gezocht")
        b.pagina.get_by_label("Zaken lezen").check(force=True)
        b.pagina.get_by_label("Alle soorten die er nu zijn").check(force=True)
        b.pagina.get_by_label("Tot en met welke vertrouwelijkheid?").select_option("4")
        b.klik("Applicatie maken")
        toon(b, "beheer-geheim")
        b.pagina.get_by_role("link", name="Ik heb het bewaard").click()
        toon(b, "beheer-applicatie")
        for naam, knop in (
            ("recht-wijzigen", "Wijzigen Zaken"),
            ("nieuw-geheim", "Nieuw geheim"),
            ("geheim-intrekken", "Intrekken schermen"),
        ):
            b.pagina.get_by_role("link", name=knop).first.click()
            toon(b, f"beheer-{naam}")
            b.pagina.go_back()
        b.pagina.get_by_role("link", name="Applicatie intrekken").click()
        toon(b, "beheer-intrekken")
        adres = b.pagina.url
        b.klik("Applicatie intrekken")
        b.pagina.goto(adres)
        toon(b, "beheer-niet-gevonden")
        bekijk(b, "beheer-registers", "/beheer/registers")
        b.pagina.get_by_role("link", name="Wijzigen").last.click()
        toon(b, "beheer-register")
        b.pagina.get_by_role("link", name="Register verwijderen").click()
        toon(b, "beheer-register-verwijderen")
    with bezoeker(browser, huis, taal="en") as b:
        b.log_in_als("beheer")
        bekijk(b, "beheer-engels", "/beheer")
        bekijk(b, "beheer-catalogus-engels", "/beheer/catalogus")
        b.pagina.locator("main tbody a").first.click()
        toon(b, "beheer-zaaktype-engels")


def fouten(browser: Browser, huis: Huis) -> None:
    """What goes wrong: not found, not allowed, an unknown code, too often."""
    with bezoeker(browser, huis) as b:
        bekijk(b, "fout-404", "/bestaat-niet")
        bekijk(b, "fout-inlog-verlopen", "/inloggen/terug")
        b.pagina.goto(huis.adres + "/verdergaan")
        for poging in range(30):
            b.pagina.locator("input[name=code]").fill("AAAA-AAAA-AAAA")
            b.klik("Verdergaan")
            if not poging:
                toon(b, "fout-400-onbekende-code")
            if not b.pagina.locator("input[name=code]").count():
                toon(b, "fout-429")
                break
        b.pagina.context.clear_cookies()
        b.pagina.goto(huis.adres + "/")
        b.pagina.context.clear_cookies()
        if (taal := b.pagina.locator("form[action='/taal'] button")).count():
            taal.first.click()
            toon(b, "fout-403-formulier-verlopen")
    with bezoeker(browser, huis) as b:
        b.log_in_als("manager")
        bekijk(b, "fout-403-zonder-recht", "/behandeling")


def beeld(browser: Browser, huis: Huis) -> None:
    """The pictures of the documentation: a request followed, partly done (README), and the types of a right (operators)."""
    nummer = _verhuisd(browser, huis, "999990366", 8)
    with bezoeker(browser, huis) as b:
        b.pagina.goto(huis.adres + "/inloggen?volgende=/mijn")
        b.log_in("999990366")
        einde = time.monotonic() + 60
        while time.monotonic() < einde:
            b.pagina.goto(f"{huis.adres}/mijn/zaken/{nummer}")
            if b.pagina.locator(".loket-plan__rij--klaar").count() >= 3:
                break
            time.sleep(1)
        _bewaar_beeld(b, "zaak")
    with bezoeker(browser, huis) as b:
        b.log_in_als("beheer")
        b.pagina.goto(huis.adres + "/beheer/applicaties/nieuw")
        b.pagina.get_by_label("Naam van de applicatie").fill("Taakapplicatie vergunningen")
        b.pagina.get_by_label("Client-id").fill("taakapplicatie")
        b.pagina.get_by_label("Zaken", exact=True).check(force=True)
        b.klik("Verder")
        b.pagina.get_by_label("Zoek in de lijst").fill("vergunning")
        for kies in ("Alcoholvergunning", "Parkeervergunning"):
            b.pagina.get_by_label(kies).first.check(force=True)
        b.pagina.get_by_text("Voor welke soorten?").evaluate(
            "kop => window.scrollTo(0, kop.getBoundingClientRect().top + scrollY - 24)"
        )
        _bewaar_beeld(b, "soorten")


def _bewaar_beeld(b: Bezoeker, naam: str) -> None:
    b.pagina.set_viewport_size({"width": 1120, "height": 900})
    BEELDEN.mkdir(exist_ok=True)
    pad = BEELDEN / f"{naam}.png"
    b.pagina.screenshot(path=pad)
    print(f"  {pad.relative_to(WORTEL)}: {pad.stat().st_size // 1024} kB")


def _verhuisd(browser: Browser, huis: Huis, bsn: str, huisnummer: int) -> str:
    """Number of a Verhuizen that this client sent."""
    with bezoeker(browser, huis) as b:
        begin(b, bsn)
        b.vul_in(antwoorden(huisnummer, f"schermen{bsn[-3:]}@example.org"))
        return dien_in(b)


def _kent_de_instellingen_van(huis: Huis) -> None:
    """The visitor knows the demonstration's password from its code, which wants settings."""
    import django

    from demonstratie.instellingen import demo_omgeving

    os.environ |= demo_omgeving(huis.map) | {"DJANGO_SETTINGS_MODULE": "eenloket.config.settings"}
    django.setup()


RONDES: dict[str, Callable[[Browser, Huis], None]] = {
    "publiek": publiek, "intake": intake, "mijn": mijn, "medewerker": medewerker, "beheer": beheer, "fouten": fouten,
}  # fmt: skip


def main() -> int:
    """Walk the tours. Exit code 1 when Chromium is missing or a tour stopped halfway; the others go on."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("rondes", nargs="*", metavar="ronde", help=", ".join(RONDES))
    ontleder.add_argument("--beeld", action="store_true", help="renew docs/beeld too")
    args = ontleder.parse_args()
    if onbekend := set(args.rondes) - set(RONDES):
        ontleder.error(f"{', '.join(sorted(onbekend))}: kies uit {', '.join(RONDES)}")
    if CHROMIUM is None:
        print("Chromium ontbreekt; zet CHROMIUM op het pad ervan.", file=sys.stderr)
        return 1
    UIT.mkdir(exist_ok=True)
    mislukt = []
    lopend = bestaand()
    with contextlib.ExitStack() as af:
        huis = lopend or start(wacht=300)
        if lopend is None:
            af.callback(ruim_op, huis)
        _kent_de_instellingen_van(huis)
        browser = af.enter_context(chromium())
        gekozen = args.rondes or ([] if args.beeld else list(RONDES))
        rondes = [*(RONDES[naam] for naam in gekozen), *([beeld] if args.beeld else [])]
        for ronde in rondes:
            print(ronde.__name__, flush=True)
            try:
                ronde(browser, huis)
            except Exception as fout:  # one page that is broken must not hide the others
                mislukt.append(ronde.__name__)
                print(f"  {ronde.__name__} stopte: {type(fout).__name__}: {fout}", file=sys.stderr)
    print(
        f"{len(list(UIT.glob('*.png')))} schermen in {UIT.name}/"
        + (f"; gestopt: {', '.join(mislukt)}" if mislukt else "")
    )
    return 1 if mislukt else 0


if __name__ == "__main__":
    sys.exit(main())
