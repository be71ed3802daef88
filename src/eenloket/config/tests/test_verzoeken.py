"""What happens around each request: sessions end, personal pages aren't kept, errors become pages, health is told."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client, RequestFactory

from eenloket.config import fouten, gezondheid
from eenloket.kern.actoren import Partijsoort
from eenloket.kern.fouten import Domeinfout, NietGevonden, NietToegestaan, OngeldigeInvoer, Strijdig
from eenloket.kern.identificatie import Pseudoniem, nieuw_id
from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.klanten import ingelogd

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loket(gemeente: Organisatie, settings: Any) -> None:
    settings.ORGANISATIE = gemeente.slug


PAGINA = "/livez"  # a page without rooms: the middleware is the same for all


@pytest.fixture
def ingelogde(client: Client) -> Client:
    sessie = client.session
    ingelogd.bewaar(
        sessie,
        ingelogd.Client.zelf(
            ingelogd.Partijverwijzing(Partijsoort.PERSOON, Pseudoniem(nieuw_id()), "S. Proef"),
            "digid",
            ingelogd.Zekerheid.MIDDEN,
        ),
    )
    sessie.save()
    return client


def _nog_ingelogd(client: Client) -> bool:
    antwoord = client.get(PAGINA)
    return antwoord.wsgi_request.client is not None


def _loop_door(client: Client, stap: int, tot: int) -> int:
    """Ask a page each ``stap`` seconds; returns after how many seconds the client is out (or ``tot``)."""
    begin = nu()
    with time_machine.travel(begin, tick=False) as klok:
        for seconden in range(0, tot, stap):
            klok.move_to(begin + dt.timedelta(seconds=seconden))
            if not _nog_ingelogd(client):
                return seconden
    return tot


def test_wie_niets_doet_is_na_een_kwartier_uitgelogd(ingelogde: Client, settings: Any) -> None:
    settings.SESSION_COOKIE_AGE = 900
    begin = nu()
    with time_machine.travel(begin, tick=False) as klok:
        assert _nog_ingelogd(ingelogde)
        klok.move_to(begin + dt.timedelta(seconds=890))
        assert _nog_ingelogd(ingelogde)
        klok.move_to(begin + dt.timedelta(seconds=890 + 890))
        assert _nog_ingelogd(ingelogde), "each request starts the quarter anew"
        klok.move_to(begin + dt.timedelta(seconds=890 + 890 + 901))
        assert not _nog_ingelogd(ingelogde)


def test_ook_wie_bezig_blijft_moet_na_vier_uur_opnieuw_inloggen(ingelogde: Client, settings: Any) -> None:
    settings.SESSION_COOKIE_AGE, settings.SESSIE_LANGST = 900, 4 * 3600
    assert 4 * 3600 < _loop_door(ingelogde, 600, 6 * 3600) <= 4 * 3600 + 600


def test_een_verlopen_koekje_maakt_geen_nieuwe_sessie(client: Client) -> None:
    client.cookies["sessie"] = "bestaatnietmeer"
    client.get(PAGINA)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone()[0] == 0


def test_een_bladzijde_schrijft_de_sessie_hooguit_eens_per_minuut(ingelogde: Client) -> None:
    ingelogde.get(PAGINA)
    voor = ingelogde.cookies["sessie"].get("expires")
    assert "sessie" not in ingelogde.get(PAGINA).cookies
    assert voor


def test_persoonlijke_bladzijden_worden_nergens_bewaard(ingelogde: Client) -> None:
    assert ingelogde.get(PAGINA)["Cache-Control"] == "no-store"
    assert "no-store" not in Client().get(PAGINA).get("Cache-Control", "")


def test_een_anonieme_intake_is_ook_persoonlijk(client: Client) -> None:
    sessie = client.session
    sessie["aanvraag"] = "x"
    sessie.save()
    assert client.get(PAGINA)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("soort", [NietGevonden, NietToegestaan, OngeldigeInvoer, Strijdig])
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_een_domeinfout_wordt_een_bladzijde_met_haar_zin_en_status(
    soort: type[Domeinfout], taal: str, client: Client
) -> None:
    from django.utils.translation import override

    request = client.get(PAGINA).wsgi_request
    with override(taal):
        antwoord = fouten.domeinfout(request, soort("Doe dit <b>eerst</b>."))
    assert antwoord.status_code == soort.http
    tekst = antwoord.content.decode()
    assert "<html" in tekst
    if soort is not NietGevonden:
        assert "Doe dit &lt;b&gt;eerst&lt;/b&gt;." in tekst


def test_veiligheidskoppen_staan_op_elk_antwoord(client: Client) -> None:
    koppen = client.get(PAGINA).headers
    beleid = dict(
        deel.strip().split(" ", 1) for deel in koppen["Content-Security-Policy"].split(";") if deel.strip()
    )
    assert (
        beleid["script-src"] == beleid["style-src"] == beleid["img-src"] == beleid["default-src"] == "'self'"
    )
    assert beleid["frame-ancestors"] == beleid["object-src"] == beleid["base-uri"] == "'none'"
    assert "unsafe" not in koppen["Content-Security-Policy"]
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Referrer-Policy"] == "same-origin"
    assert koppen["X-Frame-Options"] == "DENY"
    assert len(koppen["X-Request-Id"]) == 32


def test_bestanden_met_een_hash_in_hun_naam_mogen_voor_altijd_bewaard_worden() -> None:
    import re

    from django.conf import settings

    onveranderlijk = re.compile(settings.WHITENOISE_IMMUTABLE_FILE_TEST).search
    for naam in ("main-C93stLSy.js", "main-D6hF9kcf.css", "omlaag-B-Kw9-G6.svg", "vinkje-Dbu85tKT.svg"):
        assert onveranderlijk(f"/static/vormgeving/{naam}"), naam
    for naam in (
        "manifest.json",
        "iconen.json",
        "logo-gemeente.svg",
        "een-langnaam.svg",
        "main-C93stLSy/x.js",
    ):
        assert not onveranderlijk(f"/static/vormgeving/{naam}"), naam


def _werker(oud: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [oud]
        )


def test_gereed_als_database_migraties_en_werker_er_zijn(client: Client) -> None:
    _werker("5 seconds")
    antwoord = client.get("/readyz")
    assert (antwoord.status_code, antwoord.json()) == (
        200,
        {"database": True, "migraties": True, "werker": True},
    )


def test_niet_gereed_als_de_werker_zwijgt(client: Client) -> None:
    _werker("2 minutes")
    antwoord = client.get("/readyz")
    assert (antwoord.status_code, antwoord.json()["werker"]) == (503, False)
    assert client.get("/livez").status_code == 200


def test_niet_gereed_met_een_migratie_te_gaan(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gezondheid, "_gemigreerd", False)
    _werker("5 seconds")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'verwerkingen'")
    antwoord = client.get("/readyz")
    assert (antwoord.status_code, antwoord.json()) == (
        503,
        {"database": True, "migraties": False, "werker": True},
    )


def test_niet_gereed_zonder_database(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import InterfaceError

    def weg() -> None:
        raise InterfaceError("connection already closed")

    monkeypatch.setattr(gezondheid.connection, "cursor", weg)
    antwoord = gezondheid.klaar(RequestFactory().get("/readyz"))
    assert antwoord.status_code == 503
