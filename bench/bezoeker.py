"""A visitor over HTTP alone: follows links, fills in forms as they stand on the page, keeps its cookies and its connection."""

import datetime as dt
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx

WACHTWOORD = "welkom-bij-rivierveen"
_VERHUISDAG = dt.date.today() + dt.timedelta(days=3)
_EINDE_HUUR = dt.date.today() + dt.timedelta(days=40)
ANTWOORDEN: dict[str, object] = {
    "verhuisdatum": _VERHUISDAG, "nieuw_adres": {"postcode": "9995 AB", "huisnummer": "2"}, "wie_verhuizen_mee": None,
    "nieuw_adres_bewoond": "nee", "oude_woning": "koop", "heeft_auto": "ja", "kenteken": "AB-123-C",
    "kenteken_op_naam": "eigen", "heeft_hond": "nee", "container_ontbreekt": "ja", "containers_nodig": ["gft"],
    "container_formaat": "140", "energie_keuze": "nieuw_alles", "verbruik_delen": "nee",
    "contact_email": "bench@example.org", "contact_telefoon": "06 12345678", "huur_einddatum": _EINDE_HUUR,
}  # fmt: skip
"""A house owner with a car who moves alone: address, parking permit, container, water and energy are five services."""


@dataclass
class Formulier:
    """A form of a page: where it goes and what is in it now (checked boxes only)."""

    actie: str
    methode: str
    velden: dict[str, list[str]] = field(default_factory=dict)
    soorten: dict[str, str] = field(default_factory=dict)
    keuzes: dict[str, list[str]] = field(default_factory=dict)


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.formulieren: list[Formulier] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self.formulieren.append(Formulier(a.get("action", ""), a.get("method", "get").lower()))
            self._open = True
        elif self._open and tag in ("input", "textarea", "select") and a.get("name"):
            soort, naam, vorm = (
                a.get("type", "text") if tag == "input" else tag,
                a["name"],
                self.formulieren[-1],
            )
            vorm.soorten[naam] = soort
            if soort in ("radio", "checkbox"):
                vorm.keuzes.setdefault(naam, []).append(a.get("value", "on"))
                if "checked" in a:
                    vorm.velden.setdefault(naam, []).append(a.get("value", "on"))
            elif soort not in ("submit", "file"):
                vorm.velden[naam] = [a.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False


def formulieren(pagina: str) -> list[Formulier]:
    lezer = _Lezer()
    lezer.feed(pagina)
    return lezer.formulieren


class Bezoeker:
    """One browser's worth of cookies on one kept-alive connection."""

    def __init__(self, adres: str, simulatoren: str) -> None:
        self.adres, self.simulatoren = adres, simulatoren
        self.http = httpx.Client(base_url=adres, timeout=60.0)

    def naar(self, pad: str) -> httpx.Response:
        """A page, redirects followed."""
        antwoord = self.http.get(pad, follow_redirects=True)
        antwoord.raise_for_status()
        return antwoord

    def stuur(self, bladzij: httpx.Response, vorm: Formulier, **anders: object) -> httpx.Response:
        """Send a form with some fields changed; redirects followed."""
        antwoord = self.http.request(
            vorm.methode, urljoin(str(bladzij.url), vorm.actie), data={**vorm.velden, **anders}, follow_redirects=True
        )  # fmt: skip
        antwoord.raise_for_status()
        return antwoord

    def log_in(self, bsn: str, volgende: str = "/mijn") -> httpx.Response:
        """A client through the simulated DigiD."""
        keuze = self.naar(f"/inloggen/start/digid?zekerheid=midden&volgende={volgende}")
        return self.stuur(keuze, formulieren(keuze.text)[0], persoon=bsn)

    def log_in_als(self, naam: str) -> None:
        """Staff with password and the code of the simulated authenticator; each code works once, so it may take a while."""
        pagina = self.naar("/medewerker/inloggen")
        vorm = next(f for f in formulieren(pagina.text) if "wachtwoord" in f.soorten)
        pagina = self.stuur(pagina, vorm, gebruikersnaam=naam, wachtwoord=WACHTWOORD)
        for _ in range(45):
            codes = httpx.get(f"{self.simulatoren}/authenticator/api/codes", params={"naam": naam}).json()
            vorm = next(f for f in formulieren(pagina.text) if "code" in f.soorten)
            doel = urljoin(str(pagina.url), vorm.actie)
            antwoord = self.http.post(doel, data={**vorm.velden, "code": codes["codes"][0]["code"]})
            if antwoord.status_code == 302:
                return
            time.sleep(2)
        raise RuntimeError(f"de tweede factor van {naam} lukt niet")

    def verhuis(self) -> str:
        """Begin moving house and answer everything up to the check page; returns the id of the request."""
        pagina = self.naar("/beginnen/vraag/verhuizen")
        vorm = next(
            f
            for f in formulieren(pagina.text)
            if f.methode == "post" and (not f.actie or "/beginnen/" in f.actie)
        )
        pagina = self.stuur(pagina, vorm)
        for _ in range(60):
            pad = pagina.url.path
            if pad.endswith("/controleren"):
                return pad.split("/")[2]
            if pad.endswith("/bekend"):
                vorm = next(f for f in formulieren(pagina.text) if f.methode == "post" and not f.actie)
                pagina = self.stuur(pagina, vorm)
                continue
            vraag = pad.rpartition("/")[2]
            pagina = self.stuur(pagina, vraagformulier(pagina.text, vraag), **invulling(vraag))
        raise RuntimeError(f"de intake eindigt niet: {pagina.url}")


def vraagformulier(pagina: str, vraag: str) -> Formulier:
    """The form that asks ``vraag``."""
    for vorm in formulieren(pagina):
        if vorm.methode == "post" and any(
            naam == vraag or naam.startswith(f"{vraag}_") for naam in vorm.soorten
        ):
            return vorm
    gevonden = [(f.actie, sorted(f.soorten)) for f in formulieren(pagina)]
    raise RuntimeError(f"geen formulier voor {vraag}: {gevonden} {re.sub(r'<[^>]+>', ' ', pagina)[-400:]}")


def invulling(vraag: str) -> dict[str, object]:
    """The fields that answer ``vraag``."""
    waarde = ANTWOORDEN[vraag]
    if isinstance(waarde, dict):
        return {f"{vraag}_{deel}": tekst for deel, tekst in waarde.items()}
    if isinstance(waarde, dt.date):
        return {
            f"{vraag}_dag": str(waarde.day),
            f"{vraag}_maand": str(waarde.month),
            f"{vraag}_jaar": str(waarde.year),
        }
    return {} if waarde is None else {vraag: waarde}
