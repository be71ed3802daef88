"""A browser at the broker, and an organisation to look at."""

import re
from urllib.parse import urlsplit

import httpx
from django.test import Client as Browser

from eenloket.kern.organisaties.models import Organisatie


def maak_organisatie() -> Organisatie:
    from eenloket.kern.organisaties.api import vergeet

    vergeet()
    return Organisatie.objects.get_or_create(
        slug="rivierveen", defaults={"naam": "Gemeente Rivierveen", "soort": "gemeente", "rsin": "999990019"}
    )[0]


def bij_broker(adres: str, *, persoon: str = "", niveau: str = "midden", actie: str = "inloggen") -> str:
    """Fill in the broker's page; returns the address it sends the browser back to (path and query)."""
    pagina = httpx.get(adres)
    assert pagina.status_code == 200, pagina.text
    kenmerk = re.search(r'name="kenmerk" value="([^"]+)"', pagina.text)
    assert kenmerk
    formulier = {"kenmerk": kenmerk[1], "persoon": persoon, "niveau": niveau, "actie": actie}
    antwoord = httpx.post(adres.partition("?")[0], data=formulier)
    assert antwoord.status_code == 303, antwoord.text
    terug = urlsplit(antwoord.headers["location"])
    return f"{terug.path}?{terug.query}"


def start(browser: Browser, middel: str = "digid", zekerheid: str = "midden", volgende: str = "/mijn") -> str:
    """Begin logging in; returns the broker's address."""
    antwoord = browser.get(f"/inloggen/start/{middel}", {"zekerheid": zekerheid, "volgende": volgende})
    assert antwoord.status_code == 302, antwoord.content
    return str(antwoord["Location"])


def log_in(
    browser: Browser, bsn: str = "999990019", *, volgende: str = "/mijn", niveau: str = "midden"
) -> None:
    """A client with DigiD, all the way."""
    antwoord = browser.get(
        bij_broker(start(browser, volgende=volgende, zekerheid=niveau), persoon=bsn, niveau=niveau)
    )
    assert (antwoord.status_code, antwoord["Location"]) == (302, volgende)
