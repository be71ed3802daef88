"""No answer leaves a body behind on the connection."""

import io
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from eenloket.config.werkplaatsen import MEEST, verdeel

pytestmark = pytest.mark.django_db
"""An answer that closes looks whether the connection is still good."""


class _Weg:
    """A client that hung up."""

    def read(self, size: int = -1) -> bytes:
        raise ConnectionResetError


def _weigeraar(omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
    """Refuses without reading."""
    begin("403 Forbidden", [("X-Van", "hier")])
    return [b"nee"]


def _vraag(invoer: object, **omgeving: str) -> tuple[str, dict[str, str], bytes]:
    gehoord: list[tuple[str, dict[str, str]]] = []

    def begin(status: str, koppen: list[tuple[str, str]], fout: object = None, /) -> object:
        gehoord.append((status, dict(koppen)))
        return None

    inhoud = verdeel(_weigeraar)({"wsgi.input": invoer, **omgeving}, begin)  # type: ignore[arg-type]
    assert len(gehoord) == 1
    return *gehoord[0], b"".join(inhoud)


@pytest.mark.parametrize(
    "omgeving", [{"CONTENT_LENGTH": "300000"}, {"HTTP_TRANSFER_ENCODING": "chunked"}], ids=str
)
def test_wat_niemand_las_wordt_uitgelezen_voor_het_antwoord_gaat(omgeving: dict[str, str]) -> None:
    invoer = io.BytesIO(b"x" * 300_000)
    assert _vraag(invoer, **omgeving) == ("403 Forbidden", {"X-Van": "hier"}, b"nee")
    assert invoer.read() == b""


def test_wat_te_groot_is_blijft_liggen_en_sluit_de_verbinding() -> None:
    invoer = io.BytesIO(b"x" * (2 * MEEST))
    _, koppen, inhoud = _vraag(invoer, CONTENT_LENGTH=str(2 * MEEST))
    assert (koppen, inhoud) == ({"X-Van": "hier", "Connection": "close"}, b"nee")
    assert invoer.tell() == MEEST


def test_wie_ophangt_houdt_niets_op() -> None:
    assert _vraag(_Weg(), CONTENT_LENGTH=str(2 * MEEST))[1]["Connection"] == "close"


@pytest.mark.parametrize("omgeving", [{}, {"CONTENT_LENGTH": ""}, {"CONTENT_LENGTH": "0"}], ids=str)
def test_een_vraag_zonder_lichaam_kost_niets(omgeving: dict[str, str]) -> None:
    assert _vraag(_Weg(), **omgeving)[1] == {"X-Van": "hier"}
