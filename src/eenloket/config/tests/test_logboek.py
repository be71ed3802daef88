"""Logs: JSON, a trace id, and nothing about people."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from eenloket.config import logboek
from eenloket.kern.herkomst import trace
from eenloket.kern.organisaties.models import Organisatie


@pytest.fixture
def regels() -> Iterator[Any]:
    """Calling it gives what was logged; the real set-up, on a stream of our own."""
    wortel = logging.getLogger()
    eerder, niveau = wortel.handlers[:], wortel.level
    logboek.stel_in()
    stroom = io.StringIO()
    wortel.handlers[0].setStream(stroom)  # type: ignore[attr-defined]
    wortel.setLevel("INFO")
    yield lambda: [json.loads(regel) for regel in stroom.getvalue().splitlines()]
    wortel.handlers[:] = eerder
    wortel.setLevel(niveau)


def test_elke_regel_is_json_met_tijd_niveau_en_spoor(regels: Any) -> None:
    teken = trace.set("d" * 32)
    structlog.get_logger("proef").info("gebeurd", aantal=3)
    logging.getLogger("van.een.ander").warning("let op %s", "dit")
    trace.reset(teken)
    eigen, ander = regels()
    assert (eigen["event"], eigen["aantal"], eigen["level"], eigen["logger"], eigen["trace"]) == (
        "gebeurd",
        3,
        "info",
        "proef",
        "d" * 32,
    )
    assert (ander["event"], ander["level"], ander["trace"]) == ("let op dit", "warning", "d" * 32)
    assert eigen["timestamp"].endswith("Z")


def test_een_fout_noemt_de_plek_en_nooit_de_waarden(regels: Any) -> None:
    naam = "Quirinalda Zwaluwenstaart"
    for log in (logging.getLogger("django.request"), structlog.get_logger("proef")):
        try:
            raise ValueError(f"kan {naam} niet vinden") from KeyError(naam)
        except ValueError:
            log.exception("mislukt")
    for regel in regels():
        assert regel["fout"] == "ValueError"
        assert "test_logboek.py:" in regel["plek"][-1]
        assert naam not in json.dumps(regel)


def test_een_fout_die_als_object_is_meegegeven(regels: Any) -> None:
    logging.getLogger("proef").error("mislukt", exc_info=RuntimeError("geheim"))
    (regel,) = regels()
    assert regel["fout"] == "RuntimeError"
    assert "geheim" not in json.dumps(regel)


@pytest.mark.django_db
def test_een_verzoek_staat_in_het_log_zonder_adres_en_zonder_vraag(
    regels: Any, client: Any, gemeente: Organisatie, settings: Any
) -> None:
    settings.ORGANISATIE = gemeente.slug
    antwoord = client.get("/bestaat-niet", {"q": "mijn-geheime-vraag"})
    verzoeken = [r for r in regels() if r["event"] == "verzoek"]
    assert len(verzoeken) == 1
    assert verzoeken[0]["status"] == antwoord.status_code
    assert verzoeken[0]["trace"] == antwoord["X-Request-Id"]
    assert verzoeken[0]["ms"] >= 0
    assert "mijn-geheime-vraag" not in json.dumps(regels())
