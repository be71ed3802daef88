"""A visitor with a browser: what a client or a member of staff does, in words."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from .huis import CHECKOUT, Huis

_AXE = CHECKOUT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


class Bezoeker:
    """One browser window on one width, in one language, with or without JavaScript and mouse."""

    def __init__(self, huis: Huis, pagina: Page, *, taal: str, toetsenbord: bool, javascript: bool) -> None:
        self.huis, self.pagina, self.taal = huis, pagina, taal
        self.toetsenbord, self.javascript = toetsenbord, javascript
        self.gezien: dict[str, list[str]] = {}

    def naar(self, pad: str) -> None:
        self.pagina.goto(self.huis.adres + pad)
        self.keur()

    def kop(self) -> str:
        return self.pagina.locator("h1").first.inner_text()

    def klik(self, naam: str | re.Pattern[str], rol: str = "button") -> None:
        """Press a button or follow a link, with the keyboard when that is how this visitor works."""
        doel = self.pagina.get_by_role(rol, name=naam).first  # type: ignore[arg-type]
        expect(doel).to_be_visible()
        self.druk(doel)

    def druk(self, doel: Locator) -> None:
        """Press, wait for the next page, look at it."""
        with self.pagina.expect_navigation():
            if self.toetsenbord:
                doel.focus()
                self.pagina.keyboard.press("Enter")
            else:
                doel.click()
        self.keur()

    def keur(self) -> None:
        """Accessibility by axe (WCAG 2.2 AA), once per kind of page; no page may be an error page by itself."""
        route = re.sub(
            r"[0-9a-f-]{36}|\d{4}-\d{7}", "…", self.pagina.url.removeprefix(self.huis.adres).split("?")[0]
        )
        if not self.javascript or route in self.gezien or not self.pagina.url.startswith(self.huis.adres):
            return
        self.pagina.evaluate(_AXE.read_text())
        uit = self.pagina.evaluate(
            "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']})"
        )
        fouten = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in uit["violations"]]
        self.gezien[route] = fouten
        assert not fouten, f"{route}: {fouten}"
        breder = self.pagina.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert breder <= 0, f"{route} is {breder}px breder dan het scherm"

    def log_in(self, bsn: str, niveau: str | None = None) -> None:
        """Through the simulated DigiD, from the page that asks to log in."""
        p = self.pagina
        if p.url.startswith(self.huis.adres):
            p.get_by_role("link", name=re.compile("DigiD")).or_(
                p.get_by_role("button", name=re.compile("DigiD"))
            ).first.click()
        p.wait_for_url(re.compile("/identiteit/"))
        p.locator(f"input[type=radio][value='{bsn}']").check()
        p.get_by_role("button", name=re.compile("^(Inloggen|Log in)")).first.click()
        p.wait_for_url(re.compile(re.escape(self.huis.adres)))
        self.keur()

    def log_in_als(self, gebruiker: str) -> None:
        """Staff: password, then the code of the simulated authenticator (each code works once)."""
        from demonstratie.zaaien import WACHTWOORD

        self.naar("/medewerker/inloggen")
        self.pagina.locator("input[name=gebruikersnaam]").fill(gebruiker)
        self.pagina.locator("input[name=wachtwoord]").fill(WACHTWOORD)
        self.klik(re.compile("Inloggen|Log in"))
        for _ in range(40):
            self.pagina.locator("input[name=code]").fill(self.huis.totp(gebruiker))
            self.klik(re.compile("Verder|Continue"))
            if "/medewerker/" not in self.pagina.url:
                return
            time.sleep(2)
        raise AssertionError("de tweede factor lukt niet")

    def antwoord(self, waarde: object) -> None:
        """Answer the question on the page by what kind of field it has, and go on."""
        form = self.pagina.locator("main form:has(.loket-veld)").first
        if isinstance(waarde, dict) and "postcode" in waarde:
            for deel, tekst in waarde.items():
                form.locator(f"input[name$='_{deel}']").fill(str(tekst))
        elif isinstance(waarde, tuple):
            for deel, tekst in zip(("dag", "maand", "jaar"), waarde, strict=True):
                form.locator(f"input[name$='_{deel}']").fill(str(tekst))
        elif isinstance(waarde, Path):
            form.locator("input[type=file]").set_input_files(waarde)
            if self.javascript:
                form.locator(".loket-bestanden li progress").wait_for(state="detached")
        elif isinstance(waarde, list):
            for keuze in waarde:
                self._kies(form.locator(f"input[type=checkbox][value='{keuze}']"))
        elif form.locator("input[type=radio]").count():
            self._kies(form.locator(f"input[type=radio][value='{waarde}']"))
        elif waarde is not None:
            form.locator("input[type=text], input[type=email], input[type=tel], textarea").first.fill(
                str(waarde)
            )
        self.druk(form.get_by_role("button", name=re.compile("^(Volgende|Next|Bewaren|Save)")))

    def _kies(self, keuze: Locator) -> None:
        """Tick by its label, as a person does, or with the space bar."""
        if self.toetsenbord:
            keuze.focus()
            self.pagina.keyboard.press("Space")
        else:
            self.pagina.locator(f"label[for='{keuze.get_attribute('id')}']").click()
        expect(keuze).to_be_checked()

    def vraag(self) -> str:
        """Id of the question on the page, "" on another page."""
        gevonden = re.search(r"/vraag/([a-z0-9_]+)", self.pagina.url)
        return gevonden[1] if gevonden else ""

    def _antwoord_of_typ(self, vraag: str, waarde: object) -> None:
        """Street and place are typed too when the page asks for them: the register of addresses didn't answer in time."""
        self.antwoord(waarde)
        if self.pagina.locator(f"input[name='{vraag}_straat']").count() and self.vraag() == vraag:
            self.antwoord({**waarde, "straat": "Elzenpad", "plaats": "Rivierveen"})  # type: ignore[dict-item]

    def vul_in(self, antwoorden: dict[str, object]) -> list[str]:
        """Answer whatever is asked from a table of answers until the check page; returns the questions in order."""
        gevraagd: list[str] = []
        for _ in range(60):
            if self.pagina.url.endswith("/bekend"):
                self.klik(re.compile("Dit klopt|This is correct"))
                continue
            vraag = self.vraag()
            if not vraag:
                return gevraagd
            assert vraag in antwoorden, f"onverwachte vraag {vraag}: {self.kop()}"
            assert vraag not in gevraagd, (
                f"{vraag} werd niet aangenomen: {self.pagina.locator('[data-fouten]').all_inner_texts()}"
            )
            gevraagd.append(vraag)
            self._antwoord_of_typ(vraag, antwoorden[vraag])
        raise AssertionError(f"de intake eindigt niet: {gevraagd}")


@contextmanager
def bezoeker(
    browser: Browser,
    huis: Huis,
    *,
    breedte: int = 1280,
    taal: str = "nl",
    javascript: bool = True,
    toetsenbord: bool = False,
) -> Iterator[Bezoeker]:
    """A fresh visitor without cookies."""
    context = browser.new_context(
        viewport={"width": breedte, "height": 900},
        locale="nl-NL" if taal == "nl" else "en-GB",
        java_script_enabled=javascript,
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    try:
        yield Bezoeker(huis, context.new_page(), taal=taal, toetsenbord=toetsenbord, javascript=javascript)
    finally:
        context.close()
