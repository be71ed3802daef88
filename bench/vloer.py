"""The floor of the national APIs: the same SQL, a checked token, and nothing else. Served by Granian with as many workers as the product.

``VLOER`` names a JSON file with statements by name ({"lees": {name: [sql, [params, …]]}, "schrijf": sql}), recorded from the product.
``/vast/<n>`` gives n bytes and asks nobody: what the client and the wire allow at most.
"""

import json
import os
import random
import threading
import uuid
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from joserfc import jws
from joserfc.jwk import OctKey

_GEGEVENS = json.loads(Path(os.environ["VLOER"]).read_text())
_SLEUTEL = OctKey.import_key(_GEGEVENS["geheim"])
_bekend: set[str] = set()
_draad = threading.local()


def _verbinding() -> psycopg.Connection[Any]:
    if not hasattr(_draad, "verbinding"):
        _draad.verbinding = psycopg.connect(_GEGEVENS["database"], autocommit=True)
    verbinding: psycopg.Connection[Any] = _draad.verbinding
    return verbinding


def _lees(naam: str) -> bytes:
    opdracht, keuzes = _GEGEVENS["lees"][naam]
    waarden = random.choice(keuzes)
    with psycopg.RawCursor(_verbinding()) as cursor:
        rijen = cursor.execute(opdracht, waarden, prepare=True, binary=True).fetchall()
    return next(kolom for kolom in rijen[0] if isinstance(kolom, bytes))


@cache
def _vast(aantal: int) -> bytes:
    return b"x" * aantal


def _schrijf() -> bytes:
    """A case, copied under a new key and number: one insert, with the triggers that the product has, and a commit."""
    with _verbinding().cursor(binary=True) as cursor:
        rijen = cursor.execute(
            _GEGEVENS["schrijf"], {"nieuw": uuid.uuid4(), "nummer": uuid.uuid4().hex}, prepare=True
        ).fetchall()
    return bytes(rijen[0][0])


def toepassing(
    omgeving: dict[str, Any], begin: Callable[[str, list[tuple[str, str]]], Any]
) -> Iterable[bytes]:
    """The WSGI application: ``/<name>``; POST writes."""
    token = omgeving.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
    if token not in _bekend:
        jws.deserialize_compact(token.encode(), _SLEUTEL, algorithms=["HS256"])
        _bekend.add(token)
    schrijven, naam = omgeving["REQUEST_METHOD"] == "POST", omgeving["PATH_INFO"].strip("/")
    if naam.startswith("vast/"):
        schrijven, inhoud = False, _vast(int(naam.removeprefix("vast/")))
    else:
        inhoud = _schrijf() if schrijven else _lees(naam)
    begin(
        "201 Created" if schrijven else "200 OK",
        [("Content-Type", "application/json"), ("Content-Length", str(len(inhoud)))],
    )
    return [inhoud]
