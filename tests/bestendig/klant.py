"""A client (or staff) over plain HTTP: quick, many at once, and stubborn when the counter is away for a moment."""

import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.verhalen.huis import Huis
from tests.verhalen.test_verhuizen import antwoorden

Velden = dict[str, str | list[str]]
_BEGIN_PAD = re.compile(r"^/aanvraag/([0-9a-f-]{36})")
OVER = {500, 502, 503}
"""Answers after which it tries again, when it has patience."""
GETYPT = {"straat": "Elzenpad", "plaats": "Rivierveen"}
"""What a client types of an address when the register of addresses can't be asked."""


class Klant:
    """Cookies and a token of its own. ``geduld``: seconds in which it tries again when nobody answers or the answer is a 5xx."""

    def __init__(self, huis: Huis, *, geduld: float = 0.0) -> None:
        self.huis, self.geduld = huis, geduld
        self.web = httpx.Client(base_url=huis.adres, timeout=30, headers={"Accept": "text/html"})
        self.herkansingen = 0

    def __enter__(self) -> "Klant":
        return self

    def __exit__(self, *_: object) -> None:
        self.web.close()

    def get(self, pad: str) -> httpx.Response:
        return self._vraag("GET", pad)

    def post(self, pad: str, velden: Mapping[str, Any] | None = None, **anders: Any) -> httpx.Response:
        """With the token of our own pages, as the form would have it."""
        if "csrf" not in self.web.cookies:
            self.get("/inloggen")
        return self._vraag(
            "POST", pad, data={"csrfmiddlewaretoken": self.web.cookies["csrf"], **(velden or {})}, **anders
        )

    def _vraag(self, methode: str, pad: str, **inhoud: Any) -> httpx.Response:
        einde = time.monotonic() + self.geduld
        while True:
            try:
                antwoord = self.web.request(methode, pad, **inhoud)
                if antwoord.status_code not in OVER or time.monotonic() > einde:
                    return antwoord
            except httpx.TransportError:
                if time.monotonic() > einde:
                    raise
            self.herkansingen += 1
            time.sleep(0.3)

    # --- who am I

    def log_in(self, bsn: str, volgende: str = "/mijn", zekerheid: str = "midden") -> httpx.Response:
        """Through the simulated DigiD. Returns the answer to the way back."""
        terug = self.terugweg(bsn, volgende, zekerheid)
        antwoord = self.get(terug)
        assert antwoord.status_code == 302, (antwoord.status_code, antwoord.text[:300])
        return antwoord

    def terugweg(self, bsn: str, volgende: str = "/mijn", zekerheid: str = "midden") -> str:
        """The address with which the broker sends the client back, not yet visited."""
        naar = self.get(f"/inloggen/start/digid?zekerheid={zekerheid}&volgende={volgende}")
        assert naar.status_code == 302, (naar.status_code, naar.text[:300])
        pagina = self.web.get(naar.headers["Location"])
        kenmerk = re.search(r'name="kenmerk" value="([^"]+)"', pagina.text)
        niveau = re.search(r'name="niveau" value="([^"]+)" checked', pagina.text)
        assert kenmerk, pagina.text[:500]
        keuze = {
            "kenmerk": kenmerk[1],
            "niveau": niveau[1] if niveau else "",
            "persoon": bsn,
            "actie": "inloggen",
        }
        uit = self.web.post(str(pagina.url), data=keuze)
        assert uit.status_code == 303, (uit.status_code, uit.text[:500])
        deel = urlsplit(uit.headers["Location"])
        return f"{deel.path}?{deel.query}"

    def log_in_als(self, gebruiker: str) -> None:
        """Staff: password and the code of the simulated app (each code works once, so this may take half a minute)."""
        from demonstratie.zaaien import WACHTWOORD

        assert (
            self.post(
                "/medewerker/inloggen", {"gebruikersnaam": gebruiker, "wachtwoord": WACHTWOORD}
            ).status_code
            == 302
        )
        vorige = ""
        for _ in range(80):
            if (code := self.huis.totp(gebruiker)) != vorige:
                vorige = code
                if self.post("/medewerker/tweede-factor", {"code": code}).status_code == 302:
                    return
            time.sleep(1)
        raise AssertionError("de tweede factor lukt niet")

    # --- an intake

    def begin(self, patroon: str = "verhuizen", soort: str = "vraag") -> str:
        """A new draft; returns its id."""
        antwoord = self.post(f"/beginnen/{soort}/{patroon}")
        gevonden = _BEGIN_PAD.match(antwoord.headers.get("Location", ""))
        assert gevonden, (antwoord.status_code, antwoord.headers.get("Location"), antwoord.text[:300])
        return gevonden[1]

    def waar(self, id_: str) -> str:
        """Where the intake wants the client now: a path."""
        antwoord = self.get(f"/aanvraag/{id_}")
        assert antwoord.status_code == 302, (antwoord.status_code, antwoord.text[:300])
        return str(antwoord.headers["Location"])

    def vul_in(self, id_: str, gegeven: Mapping[str, Any]) -> list[str]:
        """Answer everything, each with one POST, until the check page. Returns the questions."""
        gevraagd: list[str] = []
        pad = self.waar(id_)
        for _ in range(60):
            if pad.endswith("/controleren"):
                return gevraagd
            if pad.endswith("/bekend"):
                antwoord = self.post(pad)
            else:
                vraag = pad.partition("/vraag/")[2]
                gevraagd.append(vraag)
                antwoord = self.beantwoord(pad, gegeven[vraag])
            assert antwoord.status_code == 302, (pad, antwoord.status_code, fouten(antwoord))
            pad = antwoord.headers["Location"]
        raise AssertionError(gevraagd)

    def beantwoord(self, pad: str, waarde: Any) -> httpx.Response:
        """Answer one question; street and place too, when the page asks for them because the register didn't answer in time."""
        vraag = pad.partition("/vraag/")[2]
        antwoord = self.post(pad, velden(vraag, waarde))
        if antwoord.status_code == 400 and f'name="{vraag}_straat"' in antwoord.text:
            antwoord = self.post(pad, velden(vraag, GETYPT | waarde))
        return antwoord

    def dien_in(self, id_: str) -> str:
        """Submit until it is acknowledged; returns the number on the receipt."""
        for _ in range(5):
            antwoord = self.post(f"/aanvraag/{id_}/indienen")
            if antwoord.headers.get("Location", "").endswith("/ontvangst"):
                return nummer_op(self.get(f"/aanvraag/{id_}/ontvangst"))
        raise AssertionError((antwoord.status_code, antwoord.headers.get("Location"), fouten(antwoord)))

    def verhuis(self, huisnummer: int, mail: str, **anders: object) -> str:
        """A whole Verhuizen; returns the number of the request."""
        id_ = self.begin()
        self.vul_in(id_, eenvoudig(huisnummer, mail, **anders))
        return self.dien_in(id_)


def eenvoudig(huisnummer: int, mail: str, **anders: object) -> dict[str, object]:
    """A home owner without car or dog."""
    geen = {
        "heeft_auto": "nee",
        "heeft_hond": "nee",
        "container_ontbreekt": "nee",
        "oude_woning": "koop",
        "naam": "Proef",
    }
    return antwoorden(huisnummer, mail, **geen | anders)


def velden(vraag: str, waarde: Any) -> Velden:
    """An answer as the form sends it."""
    if isinstance(waarde, dict):
        return {f"{vraag}_{deel}": str(w) for deel, w in waarde.items()}
    if isinstance(waarde, tuple):
        return {f"{vraag}_{deel}": str(w) for deel, w in zip(("dag", "maand", "jaar"), waarde, strict=True)}
    if isinstance(waarde, list):
        return {vraag: [str(w) for w in waarde]}
    return {} if waarde is None else {vraag: str(waarde)}


def fouten(antwoord: httpx.Response) -> list[str]:
    """What the page says is wrong."""
    samenvatting = re.search(r"<[^>]*data-fouten.*?</(?:ul|div)>", antwoord.text, re.S)
    return re.findall(r">([^<>]*\w[^<>]*)<", samenvatting[0])[:6] if samenvatting else [antwoord.text[:200]]


def nummer_op(ontvangst: httpx.Response) -> str:
    gevonden = re.search(r"\b\d{4}-\d{7}\b", ontvangst.text)
    assert gevonden, (ontvangst.status_code, ontvangst.text[:300])
    return gevonden[0]
