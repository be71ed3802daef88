"""Answering a POST once per Idempotency-Key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulatoren.kern.bewaren import Eenmalig, SleutelBezet
from simulatoren.kern.web import Probleem


def eenmaal(
    request: Request,
    eenmalig: Eenmalig,
    inhoud: Any,
    doe: Callable[[], Any],
    *,
    status: int,
    verplicht: bool = False,
    ruimte: str = "",
) -> Response:
    """Run `doe` and answer `status`; the same key and content again gives the first answer with 200.

    ruimte: keys of different senders or services don't meet when this differs.
    Raises: Probleem 400 (key required but absent), 409 (key used for other content).
    """
    kop = request.headers.get("idempotency-key", "")
    if verplicht and not kop:
        raise Probleem(400, "De kop Idempotency-Key ontbreekt.", "idempotencyKey")
    sleutel = f"{ruimte}|{kop}" if kop else ""
    try:
        eerder = eenmalig.eerder(sleutel, inhoud) if sleutel else None
    except SleutelBezet:
        raise Probleem(409, "Deze sleutel is al gebruikt voor iets anders.", "idempotencyConflict") from None
    if eerder is not None:
        return JSONResponse(eerder)
    antwoord = doe()
    eenmalig.onthoud(sleutel, inhoud, antwoord)
    return JSONResponse(antwoord, status)
