"""Staff: password, second factor, recovery codes, and the employer's own log-in."""

import time
from typing import Any

import pytest
from django.test import Client as Browser
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from eenloket.kern.gebruikers.api import maak_medewerker
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.organisaties.models import Organisatie
from eenloket.verbinding.conftest import Simulatoren

from .bouwers import bij_broker, log_in

pytestmark = pytest.mark.usefixtures("loket")
WACHTWOORD = "een-lang-wachtwoord"


@pytest.fixture
def anna() -> Medewerker:
    organisatie = Organisatie.objects.get(slug="rivierveen")
    return maak_medewerker(
        organisatie_id=organisatie.id,
        gebruikersnaam="anna.test",
        naam="Anna",
        wachtwoord=WACHTWOORD,
        rollen=[],
    )


def code(medewerker: Medewerker, *, vooruit: int = 0) -> str:
    """What the app shows now, or ``vooruit`` steps of half a minute later."""
    apparaat = TOTPDevice.objects.filter(user=medewerker).latest("id")
    teller = TOTP(apparaat.bin_key)
    teller.time = time.time() + 30 * vooruit
    return f"{teller.token():06d}"


def wachtwoord(browser: Browser, naam: str = "anna.test", geheim: str = WACHTWOORD) -> Any:
    return browser.post("/medewerker/inloggen", {"gebruikersnaam": naam, "wachtwoord": geheim})


def stel_in(browser: Browser, anna: Medewerker) -> list[str]:
    """First log-in: set the app up; returns the recovery codes."""
    assert wachtwoord(browser)["Location"] == "/medewerker/tweede-factor"
    browser.get("/medewerker/tweede-factor")
    antwoord = browser.post("/medewerker/tweede-factor", {"code": code(anna)}, follow=True)
    codes: list[str] = antwoord.context["codes"]
    return codes


def ingelogd(browser: Browser) -> bool:
    """Whether this browser counts as staff."""
    return browser.get("/medewerker/inloggen").status_code == 302


def test_eerste_keer_app_instellen_en_herstelcodes(client: Browser, anna: Medewerker) -> None:
    wachtwoord(client)
    pagina = client.get("/medewerker/tweede-factor").content.decode()
    assert 'src="data:image/svg+xml;base64,' in pagina
    assert not ingelogd(client), "a password alone is nothing"
    oud = client.session.session_key
    assert client.post("/medewerker/tweede-factor", {"code": "000000"}).status_code == 400
    TOTPDevice.objects.update(throttling_failure_count=0)
    antwoord = client.post("/medewerker/tweede-factor", {"code": code(anna)}, follow=True)
    assert len(antwoord.context["codes"]) == 10
    assert ingelogd(client)
    assert client.session.session_key != oud
    assert client.get("/medewerker/herstelcodes").context["codes"] == [], "shown once"


def test_daarna_de_code_van_de_app_en_elke_code_eenmaal(client: Browser, anna: Medewerker) -> None:
    stel_in(client, anna)
    eerste = code(anna, vooruit=1)
    ander = Browser()
    wachtwoord(ander)
    assert "data:image" not in ander.get("/medewerker/tweede-factor").content.decode(), (
        "the secret is never shown again"
    )
    antwoord = ander.post("/medewerker/tweede-factor", {"code": f"{eerste[:3]} {eerste[3:]}"})
    assert antwoord["Location"] == "/behandeling"
    assert ingelogd(ander)
    derde = Browser()
    wachtwoord(derde)
    assert derde.post("/medewerker/tweede-factor", {"code": eerste}).status_code == 400


def test_een_herstelcode_werkt_een_keer(client: Browser, anna: Medewerker) -> None:
    codes = stel_in(client, anna)
    ander = Browser()
    wachtwoord(ander)
    assert ander.post("/medewerker/tweede-factor", {"code": codes[0].upper()}).status_code == 302
    assert ingelogd(ander)
    derde = Browser()
    wachtwoord(derde)
    assert derde.post("/medewerker/tweede-factor", {"code": codes[0]}).status_code == 400
    assert not ingelogd(derde)


def test_nieuwe_herstelcodes_maken_de_oude_ongeldig(client: Browser, anna: Medewerker) -> None:
    oude = stel_in(client, anna)
    nieuwe = client.post("/medewerker/herstelcodes", follow=True).context["codes"]
    assert set(nieuwe).isdisjoint(oude)
    ander = Browser()
    wachtwoord(ander)
    assert ander.post("/medewerker/tweede-factor", {"code": oude[1]}).status_code == 400
    assert Browser().post("/medewerker/herstelcodes").status_code == 302


@pytest.mark.parametrize(
    ("naam", "geheim"),
    [("anna.test", "fout"), ("bestaat.niet", WACHTWOORD), ("", ""), ("anna.test", ""), ("a\x00b", "geheim7")],
)
def test_een_verkeerde_naam_of_wachtwoord_zegt_niet_welke(
    client: Browser, anna: Medewerker, naam: str, geheim: str
) -> None:
    antwoord = wachtwoord(client, naam, geheim)
    assert antwoord.status_code == 400
    assert geheim == "" or geheim not in antwoord.content.decode()
    assert client.get("/medewerker/tweede-factor")["Location"] == "/medewerker/inloggen"


def test_een_gesloten_account_komt_er_niet_in(client: Browser, anna: Medewerker) -> None:
    Medewerker.objects.update(is_active=False)
    assert wachtwoord(client).status_code == 400


def test_raden_wordt_gestopt(client: Browser, anna: Medewerker, settings: Any) -> None:
    settings.LIMIETEN = True
    uitkomsten = [wachtwoord(client, geheim=f"gok{n}").status_code for n in range(12)]
    assert uitkomsten[:10] == [400] * 10
    assert uitkomsten[11] == 429
    assert wachtwoord(client).status_code == 429, "the right one doesn't get through either"


def test_codes_raden_wordt_gestopt(client: Browser, anna: Medewerker, settings: Any) -> None:
    stel_in(client, anna)
    settings.LIMIETEN = True
    ander = Browser()
    wachtwoord(ander)
    uitkomsten = [
        ander.post("/medewerker/tweede-factor", {"code": f"{n:06d}"}).status_code for n in range(12)
    ]
    assert uitkomsten[-1] == 429
    assert not ingelogd(ander)


def test_na_inloggen_verder_waar_het_begon_maar_niet_elders(client: Browser, anna: Medewerker) -> None:
    client.get("/medewerker/inloggen", {"next": "/behandeling/zaken/1"})
    stel_in(client, anna)
    assert (
        client.get("/medewerker/inloggen", {"volgende": "https://kwaad.example"})["Location"]
        == "/behandeling"
    )
    assert client.get("/medewerker/tweede-factor")["Location"] == "/behandeling/zaken/1"


def test_client_en_medewerker_delen_nooit_een_sessie(client: Browser, anna: Medewerker) -> None:
    log_in(client)
    stel_in(client, anna)
    assert "client" not in client.session
    log_in(client)
    assert not ingelogd(client)


def test_uitloggen(client: Browser, anna: Medewerker) -> None:
    stel_in(client, anna)
    assert client.post("/medewerker/uitloggen")["Location"] == "http://testserver/medewerker/inloggen"
    assert not ingelogd(client)


# -- the employer's log-in


def oidc(browser: Browser, persoon: str) -> Any:
    adres = browser.get("/medewerker/oidc", {"volgende": "/behandeling/1"})["Location"]
    return browser.get(bij_broker(adres, persoon=persoon, niveau="mfa"))


def account() -> str:
    from simulatoren.gegevens import medewerkers

    return medewerkers(None)[0].gebruikersnaam


def test_een_onbekend_account_komt_er_niet_in_ook_niet_met_hetzelfde_mailadres(
    client: Browser, anna: Medewerker
) -> None:
    from simulatoren.gegevens import medewerkers

    Medewerker.objects.update(email=medewerkers(None)[0].email, gebruikersnaam=account())
    assert oidc(client, account()).status_code == 403
    assert not ingelogd(client)


def test_koppelen_doet_wie_al_is_ingelogd_en_daarna_werkt_het(client: Browser, anna: Medewerker) -> None:
    stel_in(client, anna)
    assert oidc(client, account())["Location"] == "/behandeling/1"
    anna.refresh_from_db()
    assert anna.sub
    ander = Browser()
    assert oidc(ander, account())["Location"] == "/behandeling/1"
    assert ingelogd(ander)
    assert ander.session["mfa_elders"] is True
    uit = ander.post("/medewerker/uitloggen")["Location"]
    assert "/identiteit/medewerkers/end_session?" in uit


def test_een_account_hoort_bij_een_medewerker(client: Browser, anna: Medewerker) -> None:
    stel_in(client, anna)
    oidc(client, account())
    bob = maak_medewerker(
        organisatie_id=anna.organisatie_id,
        gebruikersnaam="bob.test",
        naam="Bob",
        wachtwoord=WACHTWOORD,
        rollen=[],
    )
    ander = Browser()
    wachtwoord(ander, "bob.test")
    ander.get("/medewerker/tweede-factor")
    ander.post("/medewerker/tweede-factor", {"code": code(bob)})
    assert ingelogd(ander)
    assert oidc(ander, account()).status_code == 409


def test_zonder_tweede_factor_bij_de_werkgever_niet(
    client: Browser, anna: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eenloket.verbinding.identiteit.oidc import Aanbieder

    stel_in(client, anna)
    oidc(client, account())
    echt = Aanbieder.wissel
    monkeypatch.setattr(Aanbieder, "wissel", lambda zelf, code, **k: echt(zelf, code, **k) | {"amr": ["pwd"]})
    ander = Browser()
    assert oidc(ander, account()).status_code == 403
    assert not ingelogd(ander)


def test_annuleren_storing_en_herhaling(client: Browser, anna: Medewerker, loket: Simulatoren) -> None:
    adres = client.get("/medewerker/oidc")["Location"]
    assert client.get(bij_broker(adres, actie="annuleren")).status_code == 400
    assert client.get("/medewerker/terug", {"state": "x", "code": "y"}).status_code == 400
    loket.storing("identiteit", "uit")
    from eenloket.verbinding.identiteit import aanbieders

    aanbieders.vergeet()
    assert client.get("/medewerker/oidc").status_code == 503
