"""A place to work is taken only by who works."""

import io
import threading
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from eenloket.config.werkplaatsen import MEEST, verdeel

pytestmark = pytest.mark.django_db
"""An answer that closes looks whether the connection is still good: one that another test left open too."""


class _Traag:
    """A body of which the rest comes when ``klaar`` is set."""

    def __init__(self, inhoud: bytes) -> None:
        self.inhoud, self.klaar, self.gevraagd = io.BytesIO(inhoud), threading.Event(), threading.Event()

    def read(self, size: int = -1, /) -> bytes:
        self.gevraagd.set()
        assert self.klaar.wait(30)
        return self.inhoud.read(size)


def _lezer(omgeving: WSGIEnvironment, begin: StartResponse) -> Any:
    """Answers with how much there was to read."""
    gelezen = len(omgeving["wsgi.input"].read())
    begin("200 OK", [])
    return HttpResponse(str(gelezen))


def _roep(toepassing: Callable[..., Iterable[bytes]], invoer: object, **omgeving: str) -> tuple[str, bytes]:
    gehoord: list[str] = []

    def begin(status: str, koppen: object, fout: object = None, /) -> object:
        gehoord.append(status)
        return None

    return (inhoud := b"".join(toepassing({"wsgi.input": invoer, **omgeving}, begin))) and gehoord[0], inhoud


@pytest.mark.parametrize("lengte", [100, MEEST + 100], ids=["klein", "groot"])
def test_wie_op_een_client_wacht_houdt_geen_plaats_bezet(lengte: int) -> None:
    toepassing = verdeel(_lezer, aantal=1)
    traag = _Traag(b"x" * lengte)
    uit: list[tuple[str, bytes]] = []
    draad = threading.Thread(target=lambda: uit.append(_roep(toepassing, traag, CONTENT_LENGTH=str(lengte))))
    draad.start()
    assert traag.gevraagd.wait(30)
    assert _roep(toepassing, io.BytesIO(), CONTENT_LENGTH="0") == ("200 OK", b"0")
    traag.klaar.set()
    draad.join(30)
    assert uit == [("200 OK", str(lengte).encode())]


def test_er_werken_er_niet_meer_dan_er_plaatsen_zijn() -> None:
    tegelijk, meest, slot, door = 0, 0, threading.Lock(), threading.Event()

    def werk(omgeving: WSGIEnvironment, begin: StartResponse) -> Any:
        nonlocal tegelijk, meest
        with slot:
            tegelijk += 1
            meest = max(meest, tegelijk)
        door.wait(0.05)
        with slot:
            tegelijk -= 1
        begin("200 OK", [])
        return HttpResponse("klaar")

    toepassing = verdeel(werk, aantal=2)
    draden = [threading.Thread(target=_roep, args=(toepassing, io.BytesIO())) for _ in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert meest == 2


def test_een_fout_geeft_de_plaats_terug() -> None:
    def stuk(omgeving: WSGIEnvironment, begin: StartResponse) -> Any:
        if omgeving.get("PATH_INFO") == "/stuk":
            raise ValueError("stuk")
        begin("200 OK", [])
        return HttpResponse("heel")

    toepassing = verdeel(stuk, aantal=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="stuk"):
            _roep(toepassing, io.BytesIO(), PATH_INFO="/stuk")
    assert _roep(toepassing, io.BytesIO()) == ("200 OK", b"heel")


def test_van_een_half_lichaam_hoort_de_toepassing_niets() -> None:
    def nooit(omgeving: WSGIEnvironment, begin: StartResponse) -> Any:
        raise AssertionError("aangeroepen")

    assert _roep(verdeel(nooit), io.BytesIO(b"12345"), CONTENT_LENGTH="6")[0] == "400 Bad Request"


def test_een_groot_half_lichaam_wordt_niet_voor_heel_gelezen() -> None:
    def lees(omgeving: WSGIEnvironment, begin: StartResponse) -> Any:
        while omgeving["wsgi.input"].read(1024):
            pass
        raise AssertionError("gelezen")

    with pytest.raises(ConnectionResetError):
        _roep(verdeel(lees), io.BytesIO(b"x" * MEEST), CONTENT_LENGTH=str(MEEST + 1))


def test_een_antwoord_is_dicht_voor_de_draad_verder_gaat() -> None:
    """Its closing gives the connection with the database back, and must happen in the thread that has it. A stream stays open."""
    dicht: list[int] = []

    class Antwoord(HttpResponse):
        def close(self) -> None:
            dicht.append(threading.get_ident())
            super().close()

    def heel(omgeving: WSGIEnvironment, begin: StartResponse) -> Any:
        return Antwoord([b"a", b"b"])

    assert verdeel(heel)({"wsgi.input": io.BytesIO()}, lambda *_a: None) == [b"ab"]  # type: ignore[arg-type,return-value]
    assert dicht == [threading.get_ident()]
    stroom = StreamingHttpResponse(iter([b"a"]))
    assert verdeel(lambda _o, _b: stroom)({"wsgi.input": io.BytesIO()}, lambda *_a: None) is stroom  # type: ignore[arg-type,return-value]
    assert not stroom.closed
