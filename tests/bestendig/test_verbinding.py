"""A refusal leaves the connection usable: browsers, proxies and partners send their next request over the same one."""

import socket
import time
from http.client import HTTPResponse

import pytest

from eenloket.config.werkplaatsen import MEEST
from tests.verhalen.huis import Huis

GEWEIGERD = [
    ("POST", "/medewerker/inloggen", "multipart/form-data"),
    ("POST", "/bestaat-niet", "text/plain"),
    ("PUT", "/livez", "application/json"),
    ("POST", "/koppelingen/partners/de-brede-stroom/terugmelding", "application/json"),
]


def _kop(huis: Huis, methode: str, pad: str, soort: str, lengte: int) -> bytes:
    regels = (
        f"{methode} {pad} HTTP/1.1",
        f"Host: 127.0.0.1:{huis.poort}",
        f"Content-Type: {soort}",
        f"Content-Length: {lengte}",
    )
    return "\r\n".join((*regels, "", "")).encode()


def _antwoord(lijn: socket.socket) -> HTTPResponse:
    antwoord = HTTPResponse(lijn)
    antwoord.begin()
    antwoord.read()
    return antwoord


@pytest.mark.parametrize(("methode", "pad", "soort"), GEWEIGERD)
def test_na_een_weigering_krijgt_de_volgende_vraag_op_dezelfde_verbinding_antwoord(
    huis: Huis, methode: str, pad: str, soort: str
) -> None:
    """The body comes a moment after the head, as over any network: by then a server that doesn't read it is done."""
    with socket.create_connection(("127.0.0.1", huis.poort), timeout=60) as lijn:
        lijn.sendall(_kop(huis, methode, pad, soort, 20))
        time.sleep(0.5)
        lijn.sendall(b"x" * 20)
        eerste = _antwoord(lijn)
        assert 400 <= eerste.status < 500
        assert eerste.headers["Connection"] != "close"
        time.sleep(0.2)
        lijn.sendall(_kop(huis, "GET", "/livez", "text/plain", 0))
        assert _antwoord(lijn).status == 200


def test_wat_te_groot_is_om_uit_te_lezen_zegt_dat_de_verbinding_stopt(huis: Huis) -> None:
    with socket.create_connection(("127.0.0.1", huis.poort), timeout=60) as lijn:
        lijn.sendall(_kop(huis, "POST", "/bestaat-niet", "text/plain", 5 * MEEST))
        lijn.sendall(b"x" * MEEST)
        antwoord = _antwoord(lijn)
    assert (antwoord.status, antwoord.headers["Connection"]) == (404, "close")
