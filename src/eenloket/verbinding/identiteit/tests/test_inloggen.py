"""Logging in with DigiD, eHerkenning and eIDAS at the simulated broker, and everything that can go wrong."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client as Browser

from eenloket.kern.actoren import Grond, Partijsoort
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem, vestigingssleutel
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.klanten.ingelogd import Zekerheid
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.identiteit import aanbieders
from eenloket.verbinding.identiteit.aanmelden import client_van as client_van_claims
from eenloket.verbinding.identiteit.fouten import Geweigerd
from eenloket.verbinding.identiteit.middelen import EHERKENNING

from .bouwers import bij_broker, log_in, start

pytestmark = pytest.mark.usefixtures("loket")


def client_van(browser: Browser) -> ingelogd.Client | None:
    return ingelogd.lees(browser.session)


def test_met_digid_en_de_naam_uit_het_register(client: Browser) -> None:
    log_in(client, volgende="/aanvraag/123?stap=2")
    wie = client_van(client)
    assert wie is not None
    assert wie.pseudoniem == pseudoniem(Nummersoort.BSN, "999990019", Domein.KLANTEN)
    assert (wie.soort, wie.middel, wie.zekerheid, wie.weergavenaam) == (
        "persoon",
        "digid",
        Zekerheid.MIDDEN,
        "Sanne Vermeer",
    )


def test_zonder_register_lukt_inloggen_ook(client: Browser, loket: Simulatoren) -> None:
    loket.storing("brp", "uit")
    log_in(client)
    assert client_van(client).weergavenaam == "DigiD"  # type: ignore[union-attr]


def test_met_eherkenning_handelt_iemand_voor_een_onderneming(client: Browser) -> None:
    from simulatoren.gegevens import bedrijven

    bedrijf = next(
        b for b in bedrijven() if b.vestiging and any(m["niveau"] in ("eh3", "eh4") for m in b.handelend)
    )
    plek = next(p for p, m in enumerate(bedrijf.handelend) if m["niveau"] in ("eh3", "eh4"))
    antwoord = client.get(
        bij_broker(start(client, "eherkenning"), persoon=f"{bedrijf.kvk}/{plek}", niveau="eh3")
    )
    assert antwoord.status_code == 302, antwoord.content.decode()
    wie = client_van(client)
    assert wie is not None
    sleutel = vestigingssleutel(bedrijf.kvk, bedrijf.vestiging)
    assert wie.vertegenwoordigde == ingelogd.Partijverwijzing(
        Partijsoort.VESTIGING, pseudoniem(Nummersoort.VESTIGING, sleutel, Domein.KLANTEN), bedrijf.naam
    )
    assert (wie.soort, wie.zekerheid, wie.grond) == ("onderneming", Zekerheid.SUBSTANTIEEL, Grond.MACHTIGING)
    assert (wie.handelende.soort, wie.handelende.naam) == (
        Partijsoort.PERSOON,
        bedrijf.handelend[plek]["naam"],
    )
    assert wie.handelende.pseudoniem != wie.vertegenwoordigde.pseudoniem


def _claims(**anders: object) -> dict[str, object]:
    return {"kvk": "69599084", "handelende_persoon": "h-1", "naam_handelende_persoon": "Gina Ricci", **anders}


@pytest.mark.django_db
def test_een_vestigingsnummer_is_alleen_met_zijn_kvk_nummer_een_partij() -> None:
    hele = client_van_claims(_claims(), EHERKENNING)[0]
    deel = client_van_claims(_claims(vestigingsnummer="000037178598"), EHERKENNING)[0]
    ander = client_van_claims(_claims(kvk="68750110", vestigingsnummer="000037178598"), EHERKENNING)[0]
    assert hele.vertegenwoordigde.soort is Partijsoort.ORGANISATIE
    assert deel.vertegenwoordigde.soort is Partijsoort.VESTIGING
    assert len({c.vertegenwoordigde.pseudoniem for c in (hele, deel, ander)}) == 3
    assert len({c.handelende.pseudoniem for c in (hele, deel, ander)}) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kapot",
    [
        {"vestigingsnummer": "37178598"},
        {"vestigingsnummer": "0000371785٩8"},
        {"kvk": "6959908"},
        {"handelende_persoon": "", "sub": ""},
        {"handelende_persoon": "x" * 257},
    ],
)
def test_zonder_bruikbare_partij_logt_niemand_in(kapot: dict[str, object]) -> None:
    with pytest.raises(Geweigerd):
        client_van_claims(_claims(**kapot), EHERKENNING)


def test_met_eidas_zonder_burgerservicenummer(client: Browser) -> None:
    antwoord = client.get(bij_broker(start(client, "eidas", "laag"), persoon="DE/NL/5f3c21ab", niveau="laag"))
    assert antwoord.status_code == 302, antwoord.content.decode()
    wie = client_van(client)
    assert wie is not None
    assert wie.pseudoniem == pseudoniem(Nummersoort.EIDAS, "DE/NL/5f3c21ab", Domein.KLANTEN)
    assert wie.weergavenaam == "Greta Schönfeld"


def test_het_verzoek_heeft_pkce_state_nonce_niveau_en_taal(client: Browser) -> None:
    client.cookies["taal"] = "en"
    vraag = parse_qs(urlsplit(start(client, zekerheid="hoog")).query)
    assert vraag["code_challenge_method"] == ["S256"]
    assert vraag["acr_values"] == ["urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI"]
    assert (vraag["ui_locales"], vraag["idp_hint"], vraag["scope"]) == (["en"], ["digid"], ["openid"])
    assert len(vraag["state"][0]) >= 43
    assert vraag["nonce"] != vraag["state"]


def test_het_sessienummer_wisselt_en_een_anonieme_aanvraag_gaat_mee(client: Browser) -> None:
    adres = start(client)
    sessie = client.session
    sessie["aanvraag"] = "123"
    sessie.save()
    oud = client.session.session_key
    client.get(bij_broker(adres, persoon="999990019"))
    assert client.session.session_key != oud
    assert client.session["aanvraag"] == "123"


def test_een_ander_in_dezelfde_sessie_erft_niets(client: Browser) -> None:
    log_in(client, "999990019")
    sessie = client.session
    sessie["aanvraag"] = "van Sanne"
    sessie.save()
    log_in(client, "999990020")
    assert "aanvraag" not in client.session
    assert client_van(client).weergavenaam == "Karim el Amrani"  # type: ignore[union-attr]


def test_hoger_inloggen_houdt_de_aanvraag(client: Browser) -> None:
    log_in(client, niveau="midden")
    sessie = client.session
    sessie["aanvraag"] = "123"
    sessie.save()
    log_in(client, niveau="hoog")
    assert client.session["aanvraag"] == "123"
    assert client_van(client).zekerheid is Zekerheid.HOOG  # type: ignore[union-attr]


def test_een_te_laag_niveau_logt_niet_in_en_wijst_de_weg(client: Browser) -> None:
    antwoord = client.get(
        bij_broker(
            start(client, zekerheid="substantieel", volgende="/dienst/x"), persoon="999990019", niveau="basis"
        )
    )
    assert antwoord.status_code == 403
    assert client_van(client) is None
    tekst = antwoord.content.decode()
    assert "hoger niveau" in tekst
    assert "volgende=%2Fdienst%2Fx" in tekst


@pytest.mark.parametrize(
    ("actie", "status", "woord"), [("annuleren", 200, "niet ingelogd"), ("storing", 503, "storing")]
)
def test_annuleren_en_storing_houden_de_weg_terug(
    client: Browser, actie: str, status: int, woord: str
) -> None:
    antwoord = client.get(bij_broker(start(client, volgende="/aanvraag/9"), actie=actie))
    assert antwoord.status_code == status
    assert woord in antwoord.content.decode()
    assert "volgende=%2Faanvraag%2F9" in antwoord.content.decode()
    assert client_van(client) is None


def test_een_gebruikte_terugkeer_werkt_niet_nog_eens(client: Browser) -> None:
    terug = bij_broker(start(client), persoon="999990019")
    assert client.get(terug).status_code == 302
    nog_eens = client.get(terug)
    assert nog_eens.status_code == 400
    assert "al ingelogd" in nog_eens.content.decode()
    ander = Browser()
    assert ander.get(terug).status_code == 400
    assert client_van(ander) is None


def test_een_code_van_een_ander_in_mijn_inlogpoging_werkt_niet(client: Browser) -> None:
    """A stolen code has another PKCE verifier and nonce than this browser's attempt."""
    slachtoffer = Browser()
    gestolen = parse_qs(urlsplit(bij_broker(start(slachtoffer), persoon="999990020")).query)["code"][0]
    eigen_state = parse_qs(urlsplit(start(client)).query)["state"][0]
    antwoord = client.get("/inloggen/terug", {"code": gestolen, "state": eigen_state})
    assert antwoord.status_code == 400
    assert client_van(client) is None


def test_zonder_of_met_verzonnen_state_gebeurt_er_niets(client: Browser) -> None:
    for vraag in ({}, {"state": "x", "code": "y"}, {"code": "y"}):
        assert client.get("/inloggen/terug", vraag).status_code == 400
    assert client_van(client) is None


def test_een_inlogpagina_die_te_lang_open_stond_is_verlopen(
    client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    terug = bij_broker(start(client), persoon="999990019")
    straks = time.time() + 3600
    monkeypatch.setattr("eenloket.verbinding.identiteit.pogingen.time.time", lambda: straks)
    antwoord = client.get(terug)
    assert antwoord.status_code == 400
    assert "verlopen" in antwoord.content.decode()


@pytest.mark.parametrize(
    "volgende",
    [
        "https://kwaad.example/",
        "//kwaad.example",
        "/\\kwaad.example",
        "javascript:alert(1)",
        "///kwaad",
        "/\tx",
        "\\\\kwaad",
        "/x\r\nLocation: y",
    ],
)
def test_geen_open_doorverwijzing(client: Browser, volgende: str) -> None:
    antwoord = client.get(bij_broker(start(client, volgende=volgende), persoon="999990019"))
    assert antwoord["Location"] == "/mijn"
    assert volgende not in client.get("/inloggen", {"volgende": volgende}).content.decode()


@pytest.mark.parametrize("soort", ["uit", "onzin", "5xx"])
def test_een_broker_die_stuk_is_geeft_een_pagina_die_verder_helpt(
    client: Browser, loket: Simulatoren, soort: str
) -> None:
    loket.storing("identiteit", soort)
    antwoord = client.get("/inloggen/start/digid", {"volgende": "/aanvraag/1"})
    assert antwoord.status_code == 503
    assert "%2Faanvraag%2F1" in antwoord.content.decode()


def test_een_broker_die_halverwege_uitvalt_ook(client: Browser, loket: Simulatoren) -> None:
    terug = bij_broker(start(client), persoon="999990019")
    loket.storing("identiteit", "onzin")
    assert client.get(terug).status_code == 503
    assert client_van(client) is None


def test_uitloggen_eindigt_hier_en_bij_de_broker_zonder_token_in_het_adres(
    client: Browser, loket: Simulatoren
) -> None:
    log_in(client)
    oud = client.session.session_key
    antwoord = client.post("/uitloggen")
    assert antwoord["Location"].startswith(f"{loket.url}/identiteit/end_session?")
    assert "id_token" not in antwoord["Location"]
    assert client.session.session_key != oud
    assert client_van(client) is None
    assert client.get("/uitloggen").status_code == 405


def test_de_inlogpagina_toont_de_middelen_die_passen(client: Browser) -> None:
    alles = client.get("/inloggen").content.decode()
    assert all(naam in alles for naam in ("DigiD", "eHerkenning", "eIDAS"))
    zakelijk = client.get("/inloggen", {"soort": "onderneming"}).content.decode()
    assert "eHerkenning" in zakelijk
    assert "start/digid" not in zakelijk
    assert client.get("/inloggen/start/onbekend").status_code == 404


def test_het_sessiegegeven_toont_geen_nummer(client: Browser) -> None:
    log_in(client)
    assert "999990019" not in repr(dict(client.session.items()))


def test_verlengen_alleen_wie_ingelogd_is(client: Browser) -> None:
    assert client.post("/sessie/verleng").status_code == 403
    log_in(client)
    assert client.post("/sessie/verleng").status_code == 204
    met_pagina = client.post("/sessie/verleng", {"volgende": "/mijn/zaken"}, headers={"Accept": "text/html"})
    assert met_pagina["Location"] == "/mijn/zaken"


def test_zonder_broker_zegt_de_pagina_wat_u_kunt_doen(client: Browser, settings) -> None:
    settings.KOPPELINGEN = settings.KOPPELINGEN | {"OIDC_CLIENTEN": ""}
    aanbieders.vergeet()
    assert "nu niet inloggen" in client.get("/inloggen").content.decode()
    assert client.get("/inloggen/start/digid").status_code == 404
