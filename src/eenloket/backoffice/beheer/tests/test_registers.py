"""The pages about registers of others, with a real one at the other end."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client as Browser

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker
from eenloket.verbinding.zgw import diensten
from eenloket.verbinding.zgw.models import Dienst

from .bouwers import ingelogd, maak_dienst

pytestmark = pytest.mark.django_db
LIJST = "/beheer/registers"


@pytest.fixture(autouse=True)
def _brekers() -> Iterator[None]:
    diensten.verbinding_met.cache_clear()
    yield
    diensten.verbinding_met.cache_clear()


@pytest.fixture
def register() -> Iterator[dict[str, Any]]:
    """A register of somebody else: answers with ``status`` and ``inhoud``, keeps what it was asked."""
    stand: dict[str, Any] = {"status": 200, "inhoud": b'{"count": 0, "results": []}', "gevraagd": []}

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stand["gevraagd"].append((self.path, self.headers.get("Authorization", "")))
            self.send_response(stand["status"])
            self.end_headers()
            self.wfile.write(stand["inhoud"])

        def log_message(self, format: str, *args: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Antwoord)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stand["url"] = f"http://127.0.0.1:{server.server_address[1]}/api/v1/"
    yield stand
    server.shutdown()
    server.server_close()


def test_leeg_toevoegen_en_wat_er_staat(beheerder: Browser, organisatie: Organisatie) -> None:
    assert "Er is nog geen register bekend" in beheerder.get(LIJST).content.decode()
    antwoord = beheerder.post(
        f"{LIJST}/nieuw",
        {
            "url": "https://203.0.113.7/api/v1",
            "soort": "drc",
            "client_id": "wij",
            "geheim": "ons-geheim-daar",
        },
        follow=True,
    )
    tekst = antwoord.content.decode()
    assert "https://203.0.113.7/api/v1/" in tekst
    assert "Documenten API" in tekst
    assert "ons-geheim-daar" not in tekst
    dienst = Dienst.objects.get()
    assert (dienst.client_id, dienst.geheim) == ("wij", "ons-geheim-daar")
    pagina = beheerder.get(f"{LIJST}/{dienst.id}/wijzigen").content.decode()
    assert "ons-geheim-daar" not in pagina


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"url": ""}, "Vul het adres in."),
        ({"url": "zaken.example.nl"}, "Dit is geen adres van een API."),
        ({"url": "https://a.example/../b/"}, "Dit is geen adres van een API."),
        ({"url": "https://zaken.example.nl/api/v1/"}, "Dit register is al bekend."),
        ({"soort": "xyz"}, "xyz"),
        ({"client_id": "", "geheim": "x"}, "een geheim alleen is niet genoeg"),
    ],
)
def test_wat_niet_kan_wordt_niet_bewaard(
    beheerder: Browser, organisatie: Organisatie, anders: dict[str, str], zin: str
) -> None:
    maak_dienst(organisatie)
    gegeven = {"url": "https://203.0.113.7/api/", "soort": "zrc", "client_id": "w", "geheim": "g"} | anders
    antwoord = beheerder.post(f"{LIJST}/nieuw", gegeven)
    assert antwoord.status_code == 400
    assert zin in antwoord.content.decode()
    assert Dienst.objects.count() == 1


def test_een_leeg_geheim_houdt_het_oude(beheerder: Browser, organisatie: Organisatie) -> None:
    dienst = maak_dienst(organisatie)
    pad = f"{LIJST}/{dienst.id}/wijzigen"
    beheerder.post(pad, {"soort": "zrc", "client_id": "anders", "geheim": ""})
    dienst.refresh_from_db()
    assert (dienst.client_id, dienst.geheim) == ("anders", "ons-geheim-daar-dat-niemand-ziet")
    beheerder.post(pad, {"soort": "brc", "client_id": "anders", "geheim": "nieuw"})
    dienst.refresh_from_db()
    assert (dienst.soort, dienst.geheim) == ("brc", "nieuw")


def test_wie_de_client_id_leegmaakt_meldt_zich_daar_niet_meer_aan(
    beheerder: Browser, organisatie: Organisatie, register: dict[str, Any]
) -> None:
    dienst = maak_dienst(organisatie, register["url"], intern=True)
    pad = f"{LIJST}/{dienst.id}/wijzigen"
    assert "Maak dit leeg als wij ons daar niet meer aanmelden" in beheerder.get(pad).content.decode()
    alleen_geheim = beheerder.post(pad, {"soort": "zrc", "client_id": "", "geheim": "nieuw"})
    assert alleen_geheim.status_code == 400
    tekst = beheerder.post(pad, {"soort": "zrc", "client_id": "", "geheim": ""}, follow=True).content.decode()
    assert "Wij melden ons daar niet meer aan." in tekst
    assert "zonder aanmelden" in tekst
    dienst.refresh_from_db()
    assert (dienst.client_id, dienst.geheim) == ("", None)
    beheerder.post(f"{LIJST}/{dienst.id}/test")
    assert register["gevraagd"] == [("/api/v1/zaken", "")]


def test_verwijderen_vraagt_eerst(beheerder: Browser, organisatie: Organisatie) -> None:
    dienst = maak_dienst(organisatie)
    pad = f"{LIJST}/{dienst.id}/verwijderen"
    assert dienst.url in beheerder.get(pad).content.decode()
    assert Dienst.objects.exists()
    assert "is verwijderd" in beheerder.post(pad, follow=True).content.decode()
    assert not Dienst.objects.exists()


def test_de_verbinding_testen(beheerder: Browser, organisatie: Organisatie, register: dict[str, Any]) -> None:
    dienst = maak_dienst(organisatie, register["url"], intern=True)
    pad = f"{LIJST}/{dienst.id}/test"
    assert "antwoordt goed" in beheerder.post(pad, follow=True).content.decode()
    ((gevraagd, wie),) = register["gevraagd"]
    assert gevraagd == "/api/v1/zaken"
    assert wie.startswith("Bearer ")
    for status, inhoud, zin in (
        (401, b"{}", "weigert onze aanmelding"),
        (404, b"{}", "heeft deze API niet op dit adres"),
        (500, b"{}", "antwoordt met een fout (http 500)"),
        (200, b"<html>", "antwoordt niet als een API"),
    ):
        register |= {"status": status, "inhoud": inhoud}
        assert zin in beheerder.post(pad, follow=True).content.decode()


def test_een_register_dat_er_niet_is_of_waar_we_niet_mogen_komen(
    beheerder: Browser, organisatie: Organisatie, register: dict[str, Any]
) -> None:
    dienst = maak_dienst(organisatie, "http://127.0.0.1:9/api/", intern=True)
    assert "is niet bereikbaar" in beheerder.post(f"{LIJST}/{dienst.id}/test", follow=True).content.decode()
    dienst = maak_dienst(organisatie, register["url"], intern=False)
    tekst = beheerder.post(f"{LIJST}/{dienst.id}/test", follow=True).content.decode()
    assert "waar wij niet mogen komen" in tekst
    assert not register["gevraagd"]


def test_alleen_met_het_recht_en_van_de_eigen_organisatie(
    organisatie: Organisatie, elders: Organisatie
) -> None:
    vreemd = maak_dienst(elders, "https://vreemd.example/api/")
    eigen = ingelogd(maak_medewerker(rechten=(Recht.KOPPELINGEN,)))
    assert "vreemd.example" not in eigen.get(LIJST).content.decode()
    for pad in ("wijzigen", "verwijderen", "test"):
        gegeven = {"soort": "brc", "client_id": "x", "geheim": ""}
        assert eigen.post(f"{LIJST}/{vreemd.id}/{pad}", gegeven).status_code == 404
    zonder = ingelogd(maak_medewerker(rechten=(Recht.BEHEER,)))
    for pad in ("", "/nieuw"):
        assert zonder.get(f"{LIJST}{pad}").status_code == 403
    assert Dienst.objects.get().soort == "zrc"


def test_een_lijst_kost_evenveel_vragen_bij_veel_registers(
    beheerder: Browser, organisatie: Organisatie, django_assert_max_num_queries
) -> None:
    maak_dienst(organisatie)
    beheerder.get(LIJST)
    with django_assert_max_num_queries(40) as een:
        beheerder.get(LIJST)
    for nummer in range(30):
        maak_dienst(organisatie, f"https://r{nummer:02}.example/api/")
    with django_assert_max_num_queries(len(een)):
        assert "r23.example" in beheerder.get(LIJST).content.decode()
    assert "r29.example" in beheerder.get(f"{LIJST}?pagina=2").content.decode()
