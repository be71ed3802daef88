"""What documents belong to (drc-002, drc-003, drc-004): the case and the decision are the source."""

import datetime as dt
import json
import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import pytest

from eenloket.midoffice.documenten.models import Objectrelatie
from eenloket.midoffice.zaken.models import Zaakinformatieobject
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.models import Dienst
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant

from .conftest import EIO, Maker

pytestmark = pytest.mark.django_db
OIO = "documenten/objectinformatieobjecten"


class Register(BaseHTTPRequestHandler):
    """A case register of somebody else, as much of it as relations need."""

    zaken: set[str]
    stukken: set[tuple[str, str]]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        adres = urlparse(self.path)
        vraag = {k: w[0] for k, w in parse_qs(adres.query).items()}
        eigen = f"http://{self.headers['Host']}{adres.path}"
        if adres.path.endswith("/zaakinformatieobjecten"):
            gevonden = (vraag["zaak"], vraag["informatieobject"]) in self.stukken
            status, inhoud = 200, json.dumps([{"url": "x"}] if gevonden else [])
        else:
            status, inhoud = (200, json.dumps({"url": eigen})) if eigen in self.zaken else (404, "{}")
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(inhoud.encode())


@pytest.fixture
def elders() -> Iterator[tuple[type[Register], str]]:
    soort = type("Eigen", (Register,), {"zaken": set(), "stukken": set()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), soort)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    basis = f"http://127.0.0.1:{server.server_port}/zaken/api/v1/"
    Dienst.objects.create(organisatie=maak_organisatie(), url=basis, soort="zrc", intern=True)
    yield soort, basis
    server.shutdown()


def koppel(een: dict[str, str]) -> tuple[str, Zaakinformatieobject]:
    zaak = maak_zaak()
    stuk = Zaakinformatieobject.objects.create(
        zaak=zaak, informatieobject_id=een["url"].rpartition("/")[2], registratiedatum=dt.datetime.now(dt.UTC)
    )
    return f"{BASIS}/zaken/api/v1/zaken/{zaak.id}", stuk


def test_een_relatie_van_een_zaak_is_er_meteen_en_gaat_met_haar_weg(klant: Klant, maak: Maker) -> None:
    een = maak()
    zaak, stuk = koppel(een)
    (relatie,) = klant.get(OIO, informatieobject=een["url"])
    assert relatie == {
        "url": f"{BASIS}/documenten/api/v1/objectinformatieobjecten/{stuk.id}",
        "informatieobject": een["url"],
        "object": zaak,
        "objectType": "zaak",
    }
    assert klant.get(relatie["url"]) == relatie
    assert klant.get(OIO, object=zaak) == [relatie]
    klant("head", relatie["url"], status=200)
    assert (
        klant.get(EIO, objectinformatieobjecten_object=zaak, objectinformatieobjecten_objectType="zaak")[
            "count"
        ]
        == 1
    )
    assert (
        klant.get(EIO, objectinformatieobjecten_object=zaak, objectinformatieobjecten_objectType="besluit")[
            "count"
        ]
        == 0
    )
    assert (
        klant.get(relatie["url"], expand="informatieobject")["_expand"]["informatieobject"]["url"]
        == een["url"]
    )
    stuk.delete()
    klant.get(relatie["url"], status=404)
    assert klant.get(OIO, informatieobject=een["url"]) == []


def test_drc_002_object_bestaat(klant: Klant, maak: Maker, elders: tuple[type[Register], str]) -> None:
    een = maak()
    for url, soort, code in (
        (f"{BASIS}/zaken/api/v1/zaken/{uuid.uuid4()}", "zaak", "bad-url"),
        (f"{BASIS}/besluiten/api/v1/besluiten/{uuid.uuid4()}", "zaak", "invalid-resource"),
        ("https://onbekend.example.org/zaken/1", "zaak", "bad-url"),
        (elders[1] + "zaken/1", "zaak", "bad-url"),
    ):
        lichaam = {"informatieobject": een["url"], "object": url, "objectType": soort}
        assert klant.fouten("post", OIO, lichaam) == {"object": code}, url
    weg = {"informatieobject": f"{een['url'][:-36]}{uuid.uuid4()}", "object": url, "objectType": "zaak"}
    assert klant.fouten("post", OIO, weg) == {"informatieobject": "does_not_exist"}


def test_drc_003_een_relatie_is_er_een_keer(klant: Klant, maak: Maker) -> None:
    een = maak()
    zaak, _stuk = koppel(een)
    dubbel = {"informatieobject": een["url"], "object": zaak, "objectType": "zaak"}
    assert klant.fouten("post", OIO, dubbel) == {"nonFieldErrors": "unique"}


def test_drc_004_een_relatie_staat_eerst_in_de_bron(klant: Klant, maak: Maker) -> None:
    een, zaak = maak(), maak_zaak()
    nieuw = {
        "informatieobject": een["url"],
        "object": f"{BASIS}/zaken/api/v1/zaken/{zaak.id}",
        "objectType": "zaak",
    }
    assert klant.fouten("post", OIO, nieuw) == {"nonFieldErrors": "inconsistent-relation"}


def test_drc_004_een_relatie_gaat_pas_weg_als_de_bron_haar_niet_meer_heeft(klant: Klant, maak: Maker) -> None:
    een = maak()
    koppel(een)
    (relatie,) = klant.get(OIO, informatieobject=een["url"])
    assert klant.fouten("delete", relatie["url"], None) == {"nonFieldErrors": "remote-relation-exists"}


def test_een_relatie_met_een_ander_register(
    klant: Klant, maak: Maker, elders: tuple[type[Register], str]
) -> None:
    register, basis = elders
    een = maak()
    url = basis + "zaken/1"
    register.zaken.add(url)
    nieuw = {"informatieobject": een["url"], "object": url, "objectType": "zaak"}
    assert klant.fouten("post", OIO, nieuw) == {"nonFieldErrors": "inconsistent-relation"}  # drc-004
    register.stukken.add((url, een["url"]))
    relatie = klant.post(OIO, nieuw)
    assert klant.get(relatie["url"]) == relatie == {"url": relatie["url"], **nieuw}
    assert klant.fouten("post", OIO, nieuw) == {"nonFieldErrors": "unique"}
    assert klant.get(OIO, object=url) == [relatie]
    assert klant.get(EIO, objectinformatieobjecten_object=url)["count"] == 1
    assert klant.fouten("delete", een["url"], None) == {"nonFieldErrors": "pending-relations"}
    assert klant.fouten("delete", relatie["url"], None) == {"nonFieldErrors": "remote-relation-exists"}
    register.stukken.clear()
    klant.delete(relatie["url"])
    assert not Objectrelatie.objects.exists()
    klant.delete(een["url"])
