"""Downloads: whole or in ranges, from both storages the same, with what caches need."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest
from django.test import override_settings

from eenloket.kern.opslag.api import opslag
from eenloket.kern.opslag.tests.test_opslag import Emmer
from eenloket.midoffice.documenten.models import Versie
from eenloket.verbinding.zgw.documenten.download import Bereik, BuitenInhoud, lees_bereik
from eenloket.verbinding.zgw.tests.klant import Klant

from .conftest import PDF, Maker, b64, download

INHOUD = bytes(range(256)) * 8


@pytest.mark.parametrize(
    ("kop", "verwacht"),
    [
        ("bytes=0-9", Bereik(0, 10)),
        ("bytes=90-", Bereik(90, 10)),
        ("bytes=95-400", Bereik(95, 5)),
        ("bytes=-30", Bereik(70, 30)),
        ("bytes=-400", Bereik(0, 100)),
        ("Bytes = 5 - 5", Bereik(5, 1)),
        ("", None),
        ("bytes=-", None),
        ("bytes=9-3", None),
        ("bytes=0-1,5-6", None),
        ("regels=0-1", None),
        ("bytes=a-b", None),
    ],
)
def test_wat_een_bereik_vraagt(kop: str, verwacht: Bereik | None) -> None:
    assert lees_bereik(kop, 100) == verwacht


@pytest.mark.parametrize("kop", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_een_bereik_buiten_de_inhoud(kop: str) -> None:
    with pytest.raises(BuitenInhoud) as fout:
        lees_bereik(kop, 100)
    assert fout.value.koppen == {"Content-Range": "bytes */100"}


@pytest.mark.django_db
def test_een_deel_van_de_inhoud(klant: Klant, maak: Maker) -> None:
    url = maak(inhoud=b64(INHOUD))["inhoud"]
    assert download(klant, url) == INHOUD
    koppen = klant.antwoord.headers
    assert (koppen["Accept-Ranges"], koppen["Content-Length"]) == ("bytes", "2048")
    etag = koppen["ETag"]
    assert etag == f'"{hashlib.sha256(INHOUD).hexdigest()}"'
    assert download(klant, url, 206, Range="bytes=10-19") == INHOUD[10:20]
    assert klant.antwoord.headers["Content-Range"] == "bytes 10-19/2048"
    assert klant.antwoord.headers["Content-Length"] == "10"
    assert download(klant, url, 206, Range="bytes=-8", If_Range=etag) == INHOUD[-8:]
    assert download(klant, url, 200, Range="bytes=-8", If_Range='"anders"') == INHOUD
    assert download(klant, url, 200, Range="bytes=0-1,4-5") == INHOUD
    klant("get", url, status=416, koppen={"Range": "bytes=2048-"})
    assert klant.antwoord.headers["Content-Range"] == "bytes */2048"
    klant("get", url, status=304, koppen={"If-None-Match": etag})
    assert klant.antwoord.headers["ETag"] == etag
    klant("head", url, status=200)
    assert klant.antwoord.headers["Content-Length"] == "2048"
    assert klant.antwoord.content == b""


@pytest.mark.django_db
def test_een_naam_van_een_bestand_breekt_niet_uit_de_kop(klant: Klant, maak: Maker) -> None:
    url = maak(bestandsnaam='a"; filename="b.html é.pdf')["inhoud"]
    download(klant, url)
    assert klant.antwoord.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''a%22%3B")
    assert klant.antwoord.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_een_bestand_dat_er_niet_meer_is(klant: Klant, maak: Maker) -> None:
    url = maak()["inhoud"]
    opslag().verwijder(Versie.objects.get().sleutel)
    klant.get(url, status=404)


@pytest.fixture
def in_een_emmer(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Emmer]]:
    """The storage is a bucket over S3."""
    soort = type("Eigen", (Emmer,), {"dingen": {}, "delen": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), soort)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for naam in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(naam, "proef")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with override_settings(
        OPSLAG="s3://emmer/x", OPSLAG_S3_EINDPUNT=f"http://127.0.0.1:{server.server_port}"
    ):
        opslag.cache_clear()
        yield soort
    opslag.cache_clear()
    server.shutdown()


@pytest.mark.django_db
def test_uit_een_emmer_hetzelfde_als_van_schijf(klant: Klant, maak: Maker, in_een_emmer: type[Emmer]) -> None:
    een = maak(inhoud=b64(PDF + INHOUD + b"%%EOF"), formaat="")
    assert een["formaat"] == "application/pdf"
    assert len(in_een_emmer.dingen) == 1
    assert download(klant, een["inhoud"]) == PDF + INHOUD + b"%%EOF"
    assert download(klant, een["inhoud"], 206, Range="bytes=4-") == (PDF + INHOUD + b"%%EOF")[4:]
    assert download(klant, een["inhoud"], 206, Range="bytes=0-7") == PDF[:8]
    klant("get", een["inhoud"], status=416, koppen={"Range": "bytes=99999-"})
    in_een_emmer.dingen.clear()
    klant.get(een["inhoud"], status=404)
