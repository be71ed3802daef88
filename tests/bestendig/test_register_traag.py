"""Clients that say nothing, half of something, or hang up: nobody else waits for them, and half a request does nothing."""

import json
import socket
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPResponse

import pytest

from tests.koppelvlak.wereld import token
from tests.verhalen.huis import Huis

from .register import EIO, GEHEIM, Catalogus, Toepassing, nieuw

AANTAL = 60
"""Of each kind of slow client, all at once: many more than there are places to work."""
HOOGSTENS = 15.0
"""Seconds in which anybody else is answered; without our care it's as long as the slowest client pleases."""


def _kop(huis: Huis, methode: str, pad: str, lengte: int, *, soort: str = "application/json") -> bytes:
    regels = (
        f"{methode} {pad} HTTP/1.1", f"Host: 127.0.0.1:{huis.poort}", f"Authorization: Bearer {token('bestendig', GEHEIM)}",
        f"Content-Type: {soort}", f"Content-Length: {lengte}",
    )  # fmt: skip
    return "\r\n".join((*regels, "", "")).encode()


_ZAKEN, _STUKKEN = "/zaken/api/v1/zaken", "/documenten/api/v1/enkelvoudiginformatieobjecten"


def _begin(huis: Huis, soort: str) -> bytes:
    """What this kind of client sends before it falls silent."""
    return {
        "zwijger": b"",
        "halve kop": _kop(huis, "POST", _ZAKEN, 900)[:-9],
        "half lichaam": _kop(huis, "POST", _ZAKEN, 900) + b'{"zaaktype": "http',
        "geen lichaam": _kop(huis, "POST", _ZAKEN, 900),
        "half document": _kop(huis, "POST", _STUKKEN, 9_000_000) + b'{"titel": "x", "inhoud": "' + b"A" * 300_000,
        "half formulier": _kop(huis, "POST", "/medewerker/inloggen", 900, soort="application/x-www-form-urlencoded") + b"a=",
        "leest niet": _kop(huis, "GET", _ZAKEN + "?pageSize=500", 0) * 8,
    }[soort]  # fmt: skip


@contextmanager
def trage_clienten(huis: Huis, soort: str, aantal: int) -> Iterator[list[socket.socket]]:
    with ExitStack() as stapel:
        lijnen = []
        for _ in range(aantal):
            lijn = stapel.enter_context(socket.create_connection(("127.0.0.1", huis.poort), timeout=60))
            if soort == "leest niet":
                lijn.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            lijn.sendall(_begin(huis, soort))
            lijnen.append(lijn)
        time.sleep(0.5)
        yield lijnen


@pytest.mark.parametrize(
    "soort",
    [
        "zwijger",
        "halve kop",
        "half lichaam",
        "geen lichaam",
        "half document",
        "half formulier",
        "leest niet",
    ],
)
def test_wie_treuzelt_houdt_niemand_op(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus, soort: str
) -> None:
    c, duren = catalogus, []
    wie = Toepassing(huis, toepassing.client_id)
    with trage_clienten(huis, soort, AANTAL):
        for _ in range(6):
            for methode, pad, lichaam in (
                ("GET", "zaken/zaken", None),
                ("POST", "zaken/zaken", c.zaak()),
                ("POST", EIO, c.document()),
            ):
                begin = time.monotonic()
                wie.goed(methode, pad, lichaam)
                duren.append(time.monotonic() - begin)
    print(
        f"\n{AANTAL} keer {soort}: anderen wachtten {statistics.median(duren):.2f} s, hoogstens {max(duren):.2f} s"
    )
    assert max(duren) < HOOGSTENS


def test_wie_na_een_lang_begin_doorgaat_wordt_gewoon_bediend(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus
) -> None:
    """Slow isn't wrong: a body in pieces, with pauses, is taken as any other."""
    merk = f"langzaam {nieuw()}"
    lichaam = json.dumps(catalogus.zaak(omschrijving=merk)).encode()
    with socket.create_connection(("127.0.0.1", huis.poort), timeout=60) as lijn:
        lijn.sendall(_kop(huis, "POST", _ZAKEN, len(lichaam)))
        for plek in range(0, len(lichaam), 40):
            time.sleep(0.1)
            lijn.sendall(lichaam[plek : plek + 40])
        antwoord = HTTPResponse(lijn)
        antwoord.begin()
        assert antwoord.status == 201
        assert json.loads(antwoord.read())["omschrijving"] == merk


@pytest.mark.parametrize("waar", ["zaak", "document"])
def test_een_afgebroken_verzoek_doet_niets(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus, waar: str
) -> None:
    """What came in is whole by itself; more was promised. It could be another request than was meant: nothing is done with it."""
    merk = f"afgebroken {nieuw()}"
    pad, lichaam = {
        "zaak": (_ZAKEN, catalogus.zaak(omschrijving=merk)),
        "document": (_STUKKEN, catalogus.document(b"x" * 1_000_000, titel=merk)),
    }[waar]
    ruw = json.dumps(lichaam).encode()
    with socket.create_connection(("127.0.0.1", huis.poort), timeout=60) as lijn:
        lijn.sendall(_kop(huis, "POST", pad, len(ruw) + 1) + ruw)
        time.sleep(0.3)
        lijn.shutdown(socket.SHUT_WR)
        while lijn.recv(65536):
            pass
    time.sleep(1)
    tabel, kolom = {"zaak": ("zaken_zaak", "omschrijving"), "document": ("documenten_versie", "titel")}[waar]
    assert huis.sql(f"SELECT count(*) FROM {tabel} WHERE {kolom} = %s", merk) == [(0,)]
    assert toepassing.vraag("GET", "zaken/zaken?pageSize=1").status_code == 200


def test_wat_te_groot_is_wordt_meteen_geweigerd(huis: Huis, toepassing: Toepassing) -> None:
    """The head says how much is to come: nobody waits for that, and nothing of it is kept."""
    for pad in (_ZAKEN, _STUKKEN, "/besluiten/api/v1/besluiten", "/zaken/api/v1/zaken/_zoek"):
        with socket.create_connection(("127.0.0.1", huis.poort), timeout=60) as lijn:
            lijn.sendall(_kop(huis, "POST", pad, 50_000_000_000) + b'{"a": "' + b"x" * 2_000_000)
            begin = time.monotonic()
            antwoord = HTTPResponse(lijn)
            antwoord.begin()
            inhoud = json.loads(antwoord.read())
        assert (antwoord.status, inhoud["code"]) == (413, "request_too_large"), pad
        assert antwoord.headers["Content-Type"] == "application/problem+json"
        assert time.monotonic() - begin < HOOGSTENS
