"""What a page weighs on its way to a phone."""

import gzip
import re
import uuid

import pytest
from django.test import Client

from eenloket.frontoffice.kennis.tests.vulling import rivierveen

__all__ = ["rivierveen"]

BROWSER = {"accept-encoding": "gzip, deflate, br", "accept-language": "nl"}


def _gewicht(client: Client, pad: str) -> int:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return len(b"".join(antwoord) if antwoord.streaming else antwoord.content)


@pytest.mark.parametrize("pad", ["/", "/zoek?q=ik+ga+verhuizen", "/vraag/verhuizen"])
def test_een_pagina_weegt_met_alles_erbij_hoogstens_100_kb(rivierveen: uuid.UUID, pad: str) -> None:
    client = Client(headers=BROWSER)
    kaal = Client(headers={"accept-language": "nl"}).get(pad).content.decode()
    delen = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', kaal))
    assert {d.rpartition(".")[2] for d in delen} >= {"css", "js", "woff2"}, delen
    gewicht = {deel: _gewicht(client, deel) for deel in (pad, *delen)}
    assert sum(gewicht.values()) <= 100_000, gewicht


def test_ingepakt_is_dezelfde_inhoud(rivierveen: uuid.UUID) -> None:
    pagina = Client(headers=BROWSER).get("/cookies")
    assert pagina.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in pagina.headers["Vary"]
    assert b"<h1" in gzip.decompress(pagina.content)


@pytest.mark.parametrize(("wens", "uit"), [("br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_een_bestand_van_de_bouw_komt_zoals_de_browser_het_leest(
    rivierveen: uuid.UUID, wens: str, uit: str | None
) -> None:
    css = re.search(r'href="(/static/[^"]+\.css)"', Client().get("/cookies").content.decode())
    assert css is not None
    antwoord = Client(headers={"accept-encoding": wens}).get(css[1])
    assert antwoord.headers.get("Content-Encoding") == uit
    assert "immutable" in antwoord.headers["Cache-Control"]
