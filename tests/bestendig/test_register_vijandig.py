"""What nobody sends by accident, to every list, body and head of the national APIs: a clear problem, no 5xx, nothing changed."""

import json
import random
import socket
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPResponse
from typing import Any

import httpx
import pytest

from eenloket.verbinding.zgw.contract import APIS, Operatie, contract
from tests.koppelvlak.wereld import keur
from tests.verhalen.huis import Huis

from .conftest import LANG
from .onzin import TEKSTEN
from .register import EIO, RSIN, Catalogus, Toepassing

ZAAD, PER_PARAMETER = 11, 0 if LANG else 2
HOOGSTENS = 30.0
"""Seconds for the worst of them on a busy machine: what multiplies itself would take for ever."""
_TABELLEN = (
    "zaken_zaak", "zaken_status", "zaken_rol", "zaken_resultaat", "zaken_zaakobject", "zaken_reservering", "documenten_informatieobject",
    "documenten_versie", "besluiten_besluit", "zgw_applicatie", "zgw_abonnement", "zgw_kanaal", "aanbod_zaaktype", "aanbod_catalogus",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _niets_veranderd(huis: Huis, toepassing: Toepassing, catalogus: Catalogus) -> Iterator[None]:
    vraag = f"SELECT {', '.join(f'(SELECT count(*) FROM {t})' for t in _TABELLEN)}"
    voor = huis.sql(vraag)
    yield
    assert dict(zip(_TABELLEN, huis.sql(vraag)[0], strict=True)) == dict(zip(_TABELLEN, voor[0], strict=True))


@pytest.fixture(scope="module")
def zaak(toepassing: Toepassing, catalogus: Catalogus) -> str:
    return str(toepassing.post("zaken/zaken", catalogus.zaak())["url"])


def weiger(antwoord: httpx.Response, *status: int, methode: str = "POST") -> dict[str, Any]:
    """Refused with a problem in the form of the standard; its content."""
    keur(antwoord, methode)
    assert antwoord.status_code in status, (antwoord.status_code, antwoord.text[:500])
    inhoud = antwoord.json()
    assert {"type", "code", "title", "status", "detail", "instance"} <= set(inhoud)
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert len(antwoord.content) < 20_000, "what was sent doesn't come back"
    return dict(inhoud)


LICHAMEN: dict[str, tuple[bytes, int]] = {
    "leeg": (b"", 400),
    "geen json": (b"zaaktype=1", 400),
    "half": (b'{"zaaktype": "http', 400),
    "kapotte utf-8": (b'{"omschrijving": "\xff\xfe\xc0\x80"}', 400),
    "utf-16": ('{"omschrijving": "x"}'.encode("utf-16"), 400),
    "half surrogaat": (b'{"omschrijving": "\\ud800"}', 400),
    "nul": (b'{"omschrijving": "a\\u0000b"}', 400),
    "lijst": (b"[]", 400),
    "tekst": (b'"zaak"', 400),
    "niets": (b"null", 400),
    "diep": (b"[" * 200_000, 400),
    "diep object": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 400),
    "diep genoeg": (b'{"kenmerken":' + b"[" * 60 + b"]" * 60 + b"}", 400),
    "dubbele namen": (b'{"bronorganisatie": "1", "bronorganisatie": "2"}', 400),
    "dubbel, diep": (b'{"verlenging": {"reden": "a", "reden": "b"}}', 400),
    "geen getal": (b'{"verlenging": NaN}', 400),
    "oneindig": (b'{"zaakgeometrie": {"type": "Point", "coordinates": [1e999, -1e999]}}', 400),
    "heel getal": (b'{"omschrijving": ' + b"9" * 100_000 + b"}", 400),
    "veel namen": (b"{" + b",".join(b'"n%d":1' % n for n in range(100_000)) + b"}", 400),
    "lange lijst": (b'{"kenmerken": [' + b",".join([b"1"] * 300_000) + b"]}", 400),
    "te groot": (b'{"omschrijving": "' + b"x" * 5_000_000 + b'"}', 413),
}
PADEN = ("zaken/zaken", EIO, "besluiten/besluiten", "zaken/zaak_registreren", "catalogi/zaaktypen", "autorisaties/applicaties",
         "notificaties/abonnement", "notificaties/notificaties", "zaken/zaken/_zoek")  # fmt: skip


@pytest.mark.parametrize("soort", list(LICHAMEN))
def test_een_lichaam_dat_er_geen_is(toepassing: Toepassing, soort: str) -> None:
    inhoud, status = LICHAMEN[soort]
    for pad in PADEN:
        begin = time.monotonic()
        antwoord = toepassing.vraag("POST", pad, content=inhoud, headers={"Content-Type": "application/json"})
        # documents may be larger than other bodies
        weiger(antwoord, *((400, 413) if status == 413 and pad == EIO else (status,)))
        assert time.monotonic() - begin < HOOGSTENS


@pytest.mark.parametrize(
    "soort",
    ["text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "x" * 5000],
)
def test_een_andere_soort_lichaam(toepassing: Toepassing, catalogus: Catalogus, soort: str) -> None:
    for pad in ("zaken/zaken", EIO):
        antwoord = toepassing.vraag(
            "POST", pad, content=json.dumps(catalogus.zaak()).encode(), headers={"Content-Type": soort}
        )
        weiger(antwoord, 415)


def test_onzin_in_elk_veld_van_een_zaak(toepassing: Toepassing, catalogus: Catalogus, zaak: str) -> None:
    """Each field of a case and a document gets what isn't a value of it; a change that would be refused changes nothing."""
    voor = toepassing.get(zaak)
    onzin: list[Any] = [
        None,
        0,
        -1,
        True,
        [],
        {},
        [None],
        {"a": {"b": 1}},
        "x" * 5000,
        "' OR 1=1 --",
        "\u202e",
        1e308,
        2**70,
    ]
    status: Counter[int] = Counter()
    for veld in set(voor) - {
        "omschrijving",
        "toelichting",
        "relevanteAndereZaken",
        "kenmerken",
        "productenOfDiensten",
    }:
        for waarde in random.Random(f"{ZAAD}{veld}").sample(onzin, 5):
            antwoord = toepassing.vraag(
                "POST", "zaken/zaken", catalogus.zaak(zaaktype="https://elders.example/1") | {veld: waarde}
            )
            weiger(antwoord, 400)
            status[antwoord.status_code] += 1
    assert toepassing.get(zaak) == voor


def _lijsten() -> list[Operatie]:
    return [
        op
        for api in APIS
        for op in contract(api).operaties.values()
        if op.methode == "GET" and "{" not in op.pad
    ]


@pytest.mark.parametrize("op", _lijsten(), ids=lambda op: f"{op.api}-{op.id}")
def test_onzin_in_elke_parameter(toepassing: Toepassing, op: Operatie) -> None:
    """Every parameter of every list. What isn't a value of it is refused, or finds nothing."""
    kies = random.Random(f"{ZAAD}{op.id}")
    pad = f"{op.api}{op.pad}"
    for naam in op.parameters:
        waarden = [t for t in (*TEKSTEN, *_FILTERS) if len(t) < 20_000]
        for waarde in waarden if LANG else kies.sample(waarden, PER_PARAMETER):
            try:
                antwoord = toepassing.vraag("GET", pad, params={naam: waarde})
            except (httpx.InvalidURL, UnicodeError):
                continue
            keur(antwoord, "GET")
            assert antwoord.status_code in (200, 400, 404), (naam, waarde[:50], antwoord.text[:300])


_FILTERS = [
    ",".join(str(uuid.UUID(int=n)) for n in range(400)), ",".join("x" * 3 for _ in range(3000)), "," * 2000, "(a+)+$", "%' AND pg_sleep(9) --",
    "1;DROP TABLE zaken_zaak", "%", "_", "\\", "null", "None", "undefined", "2026-13-45", "0000-00-00", "2026-01-01T00:00:00+99:99", "9" * 400,
    "http://", "http://[::1", "http://127.0.0.1/zaken/api/v1/zaken/x", "file:///etc/passwd", "١٢٣", "ﬁ", "\u0000", "true,false", "-", "--startdatum",
    "*", "https://elders.example/zaken/api/v1/zaken/" + str(uuid.UUID(int=1)),
]  # fmt: skip


def test_bladzijden_die_er_niet_zijn(toepassing: Toepassing) -> None:
    w = toepassing
    for page in ("-1", "0", "abc", "1.5", "9" * 30, "1000000", "٣" * 3, "1e3", " "):
        antwoord = w.vraag("GET", "zaken/zaken", params={"page": page})
        assert weiger(antwoord, 404, methode="GET")["code"] == "not_found", page
    for grootte in ("-1", "0", "501", "9" * 30, "x"):
        weiger(w.vraag("GET", "zaken/zaken", params={"pageSize": grootte}), 400, methode="GET")
    assert (
        weiger(w.vraag("GET", "zaken/zaken?bestaatniet=1"), 400, methode="GET")["invalidParams"][0]["code"]
        == "unknown-parameters"
    )
    assert weiger(
        w.vraag("GET", "zaken/zaken", params={f"p{n}": "1" for n in range(2000)}), 400, methode="GET"
    )
    leeg = w.vraag("GET", "zaken/zaken?page=&identificatie=&expand=")
    assert leeg.status_code == 200
    twee = w.vraag("GET", "zaken/zaken?page=1&page=2&ordering=startdatum,-startdatum")
    keur(twee, "GET")


def test_zoeken_met_tienduizend_ids(toepassing: Toepassing, catalogus: Catalogus, zaak: str) -> None:
    eigen = zaak.rpartition("/")[2]
    veel = [str(uuid.UUID(int=n, version=4)) for n in range(10_000)]
    begin = time.monotonic()
    gevonden = toepassing.vraag("POST", "zaken/zaken/_zoek", {"uuid__in": [*veel[1:], eigen]})
    duur = time.monotonic() - begin
    keur(gevonden, "POST")
    assert [z["url"] for z in gevonden.json()["results"]] == [zaak]
    print(f"\n_zoek met 10.000 ids: {duur * 1000:.0f} ms")
    assert duur < HOOGSTENS
    assert toepassing.fouten("POST", "zaken/zaken/_zoek", {"uuid__in": [*veel, eigen]}) == {
        "uuid__in": "max_length"
    }
    dubbel = toepassing.vraag("POST", "zaken/zaken/_zoek", {"uuid__in": [eigen] * 10_000})
    assert dubbel.json()["count"] == 1
    for onzin in (
        ["x"],
        [None],
        [1],
        "x",
        {"a": 1},
        [[eigen]],
        ["' OR 1=1"],
        [eigen + " "],
        ["{" + eigen + "}"],
    ):
        weiger(toepassing.vraag("POST", "zaken/zaken/_zoek", {"uuid__in": onzin}), 400)
    stukken = toepassing.vraag("POST", f"{EIO}/_zoek", {"uuid__in": veel})
    keur(stukken, "POST")
    assert stukken.status_code in (200, 400)
    for veld, waarde in (
        ("zaaktype__in", [catalogus.zaaktype] * 5000),
        ("bronorganisatie__in", [RSIN] * 5000),
        ("ordering", "x" * 5000),
    ):
        antwoord = toepassing.vraag("POST", "zaken/zaken/_zoek", {veld: waarde})
        keur(antwoord, "POST")
        assert antwoord.status_code in (200, 400)


def test_lange_lijsten_in_het_adres(toepassing: Toepassing) -> None:
    for aantal in (900, 1001, 4500):
        antwoord = toepassing.vraag(
            "GET", "zaken/zaken", params={"bronorganisatie__in": ",".join([RSIN] * aantal)}
        )
        keur(antwoord, "GET")
        assert antwoord.status_code == (200 if aantal <= 1000 else 400)


BOMMEN = [
    "hoofdzaak.deelzaken." * 20 + "hoofdzaak", ",".join(f"x{n}" for n in range(500)), "." * 5000, "deelzaken,deelzaken.zaaktype," * 40, "zaaktype." * 3,
    "rollen.zaak.rollen.zaak.rollen", "status.zaak.status.zaak.status", "deelzaken.deelzaken.deelzaken", "x" * 60_000,
    "relevanteAndereZaken.relevanteAndereZaken.relevanteAndereZaken.relevanteAndereZaken.rollen", "zaaktype.catalogus.zaaktypen.statustypen",
]  # fmt: skip


def test_uitbreiden_vermenigvuldigt_zich_niet(toepassing: Toepassing, catalogus: Catalogus) -> None:
    """What can be asked to be put into each other is bounded, in depth and in number: each is answered or refused in time."""
    for bom in BOMMEN:
        for pad in ("zaken/zaken", "zaken/statussen", EIO, "besluiten/besluiten", "catalogi/zaaktypen"):
            begin = time.monotonic()
            antwoord = toepassing.vraag("GET", pad, params={"expand": bom})
            keur(antwoord, "GET")
            assert antwoord.status_code in (200, 400, 404)
            assert time.monotonic() - begin < HOOGSTENS, bom[:80]


def test_koppen(toepassing: Toepassing, huis: Huis, zaak: str) -> None:
    w = toepassing
    for koppen, status in (
        ({"Authorization": "Bearer " + "a" * 100_000}, 403),
        ({"Authorization": "Bearer " + "a.b.c" * 50}, 403),
        ({"Authorization": "Bearer é"}, 401),
        ({"Authorization": "Basic YTpi"}, 401),
        ({"Authorization": ""}, 401),
        ({"Accept-Crs": "EPSG:28992"}, 406),
        ({"Content-Crs": "x" * 10_000}, 406),
    ):
        rauw = {naam: waarde.encode("latin-1") for naam, waarde in koppen.items()}
        weiger(w.vraag("GET", zaak, headers=rauw), status, methode="GET")
    for waarde in ("x" * 30_000, '"' + "a" * 5000 + '"' * 50, "*, *, *", "W/" * 1000, '"a",' * 5000):
        keur(w.vraag("GET", zaak, headers={"If-None-Match": waarde}), "GET")


@pytest.mark.parametrize(
    "toelichting",
    [
        b"x" * 50_000,
        "reden \u00e9".encode(),
        b"\xff\xfe\x80",
        b"a\tb",
        b'{"a": 1}',
        b"' OR 1=1 --",
        b"\\u0000",
    ],
    ids=lambda t: repr(t)[:20],
)
def test_toelichting_van_het_spoor(toepassing: Toepassing, zaak: str, toelichting: bytes) -> None:
    """Whatever is given as reason, the change is made and its line can be read back."""
    koppen = {
        "X-Audit-Toelichting": toelichting,
        "X-NLX-Request-Id": toelichting,
        "X-NLX-Logrecord-ID": toelichting,
    }
    antwoord = toepassing.vraag("PATCH", zaak, {"toelichting": repr(toelichting)[:100]}, headers=koppen)  # type: ignore[arg-type]
    keur(antwoord, "PATCH")
    assert antwoord.status_code == 200
    regels = toepassing.get(f"{zaak}/audittrail")
    if (
        toelichting.isascii()
    ):  # other bytes have no place in a head (RFC 9110 section 5.5); the server leaves them out
        assert any(r["toelichting"][:1] == toelichting.decode()[:1] for r in regels)
    assert all(len(r["toelichting"]) <= 1000 for r in regels)


@pytest.mark.parametrize(
    "kop",
    [
        b"X-Audit-Toelichting: a\r\n b: c\r\n",
        b"X-Audit-Toelichting: a\nX-Andere: b\r\n",
        b"X-Audit-Toelichting: a\x00b\r\n",
        b"Content-Length: 5\r\nContent-Length: 50\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Host: elders.example\r\n",
        b"Accept-Crs : EPSG:4326\r\n",
        b"Authorization: Bearer x\r\nAuthorization: Bearer y\r\n",
    ],
    ids=repr,
)
def test_koppen_die_geen_client_stuurt(huis: Huis, toepassing: Toepassing, kop: bytes) -> None:
    """Over the wire itself: two lines in one, two lengths, another host. An answer below 500, or the connection ends."""
    with socket.create_connection(("127.0.0.1", huis.poort), timeout=60) as lijn:
        basis = f"GET /zaken/api/v1/zaken HTTP/1.1\r\nHost: 127.0.0.1:{huis.poort}\r\nConnection: close\r\n".encode()
        lijn.sendall(basis + kop + b"\r\n0\r\n\r\n")
        antwoord = HTTPResponse(lijn)
        try:
            antwoord.begin()
        except (ConnectionError, ValueError, httpx.HTTPError, OSError):
            return
        assert 400 <= antwoord.status < 500
        assert b"Traceback" not in antwoord.read()


def test_vreemde_host(huis: Huis, toepassing: Toepassing) -> None:
    """Addresses in answers are made of the name by which we are asked: only of a name of ours."""
    antwoord = toepassing.vraag("GET", "zaken/zaken", headers={"Host": "elders.example"})
    assert antwoord.status_code == 400
    assert "elders.example" not in antwoord.text
    binnen = toepassing.vraag(
        "GET",
        "zaken/zaken",
        headers={"X-Forwarded-Host": "elders.example", "Forwarded": "host=elders.example"},
    )
    assert binnen.status_code == 200
    assert "elders.example" not in json.dumps([z["url"] for z in binnen.json()["results"]])


@pytest.mark.parametrize(
    "pad",
    [
        "zaken/", "zaken/../../etc/passwd", "zaken/%2e%2e/%2e%2e/etc", "zaken/x", "zaken/%00", "zaken/" + "a" * 5000, "zaken//", "zaken;a=b",
        "zaken/" + "0" * 36, "zaken/{uuid}", "statussen/" + str(uuid.UUID(int=0)) + "/x", "zaken/" + str(uuid.UUID(int=7)), "%F0%9F%92%A9", "schema/../zaken",
    ],
    ids=lambda p: p[:30],
)  # fmt: skip
def test_paden_die_nergens_heen_gaan(toepassing: Toepassing, huis: Huis, pad: str) -> None:
    antwoord = toepassing.http.request("GET", f"{huis.adres}/zaken/api/v1/{pad}")
    if antwoord.request.url.path.startswith("/zaken/api/v1/"):  # else the client made another path of it
        keur(antwoord, "GET")
    assert antwoord.status_code in (200, 404)
    if antwoord.status_code == 200:
        assert "root:" not in antwoord.text


def test_methoden_die_er_niet_zijn(toepassing: Toepassing, zaak: str) -> None:
    for methode, pad in (
        ("DELETE", "zaken/zaken"), ("PATCH", "zaken/statussen"), ("POST", zaak), ("TRACE", zaak), ("PUT", "zaken/zaken/_zoek"),
        ("GET", "zaken/zaken/_zoek"), ("BREW", "zaken/zaken"), ("OPTIONS", "zaken/zaken"), ("CONNECT", zaak),
    ):  # fmt: skip
        antwoord = toepassing.vraag(methode, pad)
        assert antwoord.status_code in (404, 405), (methode, pad, antwoord.status_code)
        keur(antwoord, methode)
        antwoord = toepassing.vraag("GET", pad, headers={"X-HTTP-Method-Override": "DELETE"})
        assert antwoord.status_code < 500
