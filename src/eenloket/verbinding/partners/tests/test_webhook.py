"""Reports of partners: the real ones work, the forged ones change nothing."""

import json
import time

import httpx
import pytest
from django.test import Client as Browser

from eenloket.kern.aflevering.api import bezorg
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Taak, Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import ONTHEFFING
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.partners.bezorgen import UITGANG
from eenloket.verbinding.partners.models import Overdracht, Terugmelding

from .bouwers import ADVISEUR, PARTNER, maak_overdracht, meld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geheimen")]


def zaak_van(overdracht: Overdracht) -> Zaak:
    return Zaak.objects.select_related("resultaat__resultaattype").get(id=overdracht.zaak_id)


def test_in_behandeling_en_uitgevoerd(client: Browser) -> None:
    overdracht = maak_overdracht()
    assert meld(client, overdracht, "in_behandeling").json() == {"gevolg": "verwerkt"}
    assert zaak_van(overdracht).fase == "behandelen"
    assert meld(client, overdracht, "uitgevoerd").status_code == 200
    assert zaak_van(overdracht).resultaat.resultaattype.omschrijving == "Verleend"
    assert Overdracht.objects.get().gemeld == "uitgevoerd"
    assert Overdracht.objects.get().nummer == "DE-00001"


def test_geweigerd_met_de_reden_van_de_partner(client: Browser) -> None:
    overdracht = maak_overdracht()
    meld(client, overdracht, "geweigerd", toelichting="U bent geen klant.")
    zaak = zaak_van(overdracht)
    assert zaak.resultaat.resultaattype.omschrijving == "Geweigerd"
    assert zaak.resultaat.toelichting == "U bent geen klant."


@pytest.mark.parametrize(
    ("uitkomst", "verwacht"),
    [("positief", "positief"), ("negatief", "negatief"), ("met_voorwaarden", "voorwaarden")],
)
def test_advies_komt_bij_de_taak(client: Browser, uitkomst: str, verwacht: str) -> None:
    zaak = maak_zaak(ONTHEFFING, fase="behandelen")
    taak = zaken.vraag_advies(zaak, organisatie=ADVISEUR, vraag="Is dit veilig?", door=DOOR)
    overdracht = maak_overdracht(zaak, koppeling=ADVISEUR, soort="advies", taak_id=taak.id)
    assert meld(client, overdracht, "advies", uitkomst=uitkomst).json() == {"gevolg": "verwerkt"}
    taak = Taak.objects.get(id=taak.id)
    assert (taak.uitkomst, taak.antwoord["tekst"]) == (verwacht, "Wij hebben dit voor u geregeld.")
    assert zaak_van(overdracht).fase == "behandelen"


def test_een_herhaling_wordt_bevestigd_maar_doet_niets(client: Browser) -> None:
    overdracht = maak_overdracht()
    assert meld(client, overdracht, "in_behandeling", _id="bericht-0001").status_code == 200
    weer = meld(client, overdracht, "uitgevoerd", _id="bericht-0001")
    assert (weer.status_code, weer.json()) == (200, {"gevolg": "al ontvangen"})
    assert zaak_van(overdracht).fase == "behandelen"


def test_dezelfde_handtekening_onder_een_ander_nummer_doet_niets(client: Browser) -> None:
    overdracht = maak_overdracht()
    moment = int(time.time())
    assert meld(client, overdracht, "in_behandeling", _tijdstip=moment).json() == {"gevolg": "verwerkt"}
    assert meld(client, overdracht, "in_behandeling", _tijdstip=moment).json() == {"gevolg": "al ontvangen"}
    assert Terugmelding.objects.count() == 1


def test_een_melding_na_het_einde_verandert_niets(client: Browser) -> None:
    overdracht = maak_overdracht()
    meld(client, overdracht, "uitgevoerd")
    assert meld(client, overdracht, "geweigerd").json() == {"gevolg": "zaak-is-gesloten"}
    assert zaak_van(overdracht).resultaat.resultaattype.omschrijving == "Verleend"
    assert Overdracht.objects.get().gemeld == "uitgevoerd"


@pytest.mark.parametrize(
    "vals",
    [
        {"_geheim": "geraden"},
        {"_geheim": f"geheim-{ADVISEUR}"},
        {"_geheim": ""},
        {"_handtekening": ""},
        {"_handtekening": "v1="},
        {"_handtekening": "v0=abc"},
        {"_handtekening": "v1=é"},
        {"_tijdstip": int(time.time()) - 3600},
        {"_tijdstip": int(time.time()) + 3600},
        {"_tijdstip": "straks"},
        {"_tijdstip": "-1"},
        {"_tijdstip": ""},
        {"_koppeling": "onbekend"},
        {"_koppeling": ADVISEUR},
        {"_id": ""},
        {"_id": "x" * 101},
        {"_id": "met spatie en <html>"},
    ],
)
def test_een_vervalste_melding_verandert_niets_en_leert_niets(
    client: Browser, vals: dict[str, object]
) -> None:
    overdracht = maak_overdracht()
    antwoord = meld(client, overdracht, "uitgevoerd", **vals)
    assert (antwoord.status_code, antwoord.content) == (401, b"")
    assert zaak_van(overdracht).fase == "intake"
    assert not Terugmelding.objects.exists()


def test_een_partner_meldt_niet_over_de_zaak_van_een_ander(client: Browser) -> None:
    overdracht = maak_overdracht()
    antwoord = meld(client, overdracht, "uitgevoerd", _koppeling=ADVISEUR, _geheim=f"geheim-{ADVISEUR}")
    assert antwoord.status_code == 404
    assert zaak_van(overdracht).fase == "intake"


def test_een_ander_nummer_dan_eerst_hoort_bij_een_andere_opdracht(client: Browser) -> None:
    overdracht = maak_overdracht()
    meld(client, overdracht, "in_behandeling", nummer="DE-1")
    assert meld(client, overdracht, "uitgevoerd", nummer="DE-2").status_code == 404


@pytest.mark.parametrize(
    "onjuist",
    [
        {"status": "advies", "uitkomst": "positief"}, {"status": "uitgevoerd", "uitkomst": "positief"}, {"status": "verzonnen"},
        {"status": None}, {"nummer": ""}, {"nummer": 1}, {"kenmerk": "x" * 101}, {"toelichting": "x" * 2001}, {"toelichting": None},
        {"_inhoud": b"geen json"}, {"_inhoud": b""}, {"_inhoud": b"[]"}, {"_inhoud": b"\xff\xfe"}, {"_inhoud": b"[" * 50_000},
    ],
)  # fmt: skip
def test_een_echte_maar_onjuiste_melding(client: Browser, onjuist: dict[str, object]) -> None:
    overdracht = maak_overdracht()
    assert meld(client, overdracht, **onjuist).status_code == 400
    assert zaak_van(overdracht).fase == "intake"
    assert not Terugmelding.objects.exists()


def test_een_onbekend_kenmerk(client: Browser) -> None:
    assert meld(client, maak_overdracht(), kenmerk="BESTAAT-NIET").status_code == 404


def test_een_te_grote_melding(client: Browser) -> None:
    overdracht = maak_overdracht()
    assert meld(client, overdracht, _inhoud=json.dumps({"x": "y" * 70_000}).encode()).status_code == 413
    assert client.get(f"/koppelingen/partners/{PARTNER}/terugmelding").status_code == 405


def test_een_koppeling_zonder_geheim_neemt_niets_aan(client: Browser, settings) -> None:
    settings.PARTNERS = {PARTNER: {"url": "http://x", "sleutel": "x", "webhookgeheim": ""}}
    overdracht = maak_overdracht()
    for geheim in ("", "0" * 64):
        assert meld(client, overdracht, _geheim=geheim).status_code == 401


@pytest.mark.django_db(transaction=True)
def test_de_hele_weg_met_de_partner_zelf(partners: Simulatoren, live_server, settings) -> None:
    settings.ADRES = live_server.url
    overdracht = maak_overdracht()
    bezorg(UITGANG, overdracht.id)

    def wacht_op(fase: str) -> None:
        for _ in range(600):
            if zaak_van(overdracht).fase == fase:
                return
            time.sleep(0.1)
        raise AssertionError(f"{zaak_van(overdracht).fase} is niet {fase}")

    wacht_op("behandelen")
    nummer = Overdracht.objects.get().nummer
    httpx.post(
        f"{partners.url}/partners/{PARTNER}/opdrachten/{nummer}/besluit", data={"uitkomst": "uitgevoerd"}
    )
    wacht_op("gesloten")
    assert Overdracht.objects.get().gemeld == "uitgevoerd"
