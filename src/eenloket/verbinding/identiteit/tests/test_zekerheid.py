"""Stepping up: a page asks for more certainty and gets its client back."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client as Browser
from django.test import RequestFactory

from eenloket.kern.actoren import Partijsoort
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.klanten.ingelogd import Client, Partijverwijzing, Zekerheid
from eenloket.verbinding.identiteit.api import eis_zekerheid

from .bouwers import bij_broker

pytestmark = pytest.mark.usefixtures("loket")


def verzoek(pad: str, client: Client | None, methode: str = "get") -> HttpRequest:
    gemaakt = getattr(RequestFactory(), methode)(pad)
    gemaakt.session, gemaakt.client = SessionStore(), client
    return gemaakt


@pytest.fixture
def sanne() -> Client:
    wie = pseudoniem(Nummersoort.BSN, "999990019", Domein.KLANTEN)
    return Client.zelf(Partijverwijzing(Partijsoort.PERSOON, wie, "Sanne"), "digid", Zekerheid.MIDDEN)


def test_wie_zeker_genoeg_is_gaat_door(sanne: Client) -> None:
    assert eis_zekerheid(verzoek("/x", sanne), Zekerheid.MIDDEN) is None
    assert eis_zekerheid(verzoek("/x", sanne), Zekerheid.LAAG, "persoon") is None
    assert eis_zekerheid(verzoek("/x", None), Zekerheid.GEEN) is None


@pytest.mark.parametrize(
    ("niveau", "soort", "ingelogd", "verhoog"),
    [
        (Zekerheid.MIDDEN, None, False, False), (Zekerheid.HOOG, None, True, True), (Zekerheid.LAAG, "onderneming", True, False),
        (Zekerheid.GEEN, "onderneming", False, False),
    ],
)  # fmt: skip
def test_anders_naar_inloggen_met_de_weg_terug(
    sanne: Client, niveau: Zekerheid, soort: str | None, ingelogd: bool, verhoog: bool
) -> None:
    naar = eis_zekerheid(verzoek("/aanvraag/1?stap=3", sanne if ingelogd else None), niveau, soort)
    assert naar is not None
    deel = urlsplit(naar.url)
    vraag = parse_qs(deel.query)
    assert deel.path == "/inloggen"
    assert vraag["volgende"] == ["/aanvraag/1?stap=3"]
    assert vraag["zekerheid"] == [niveau.name.lower()]
    assert ("verhoog" in vraag) is verhoog


def test_een_formulier_komt_terug_op_zijn_pagina(sanne: Client) -> None:
    naar = eis_zekerheid(verzoek("/aanvraag/1", sanne, "post"), Zekerheid.HOOG)
    assert naar is not None
    assert "volgende=%2Faanvraag%2F1&" in naar.url


def test_van_de_inlogpagina_tot_terug(client: Browser) -> None:
    pagina = client.get(
        "/inloggen", {"volgende": "/aanvraag/1?stap=3&x=a b", "zekerheid": "midden", "soort": "persoon"}
    )
    link = re.search(r'href="(/inloggen/start/digid[^"]*)"', pagina.content.decode())
    assert link
    broker = client.get(unescape(link[1]))["Location"]
    assert client.get(bij_broker(broker, persoon="999990019"))["Location"] == "/aanvraag/1?stap=3&x=a%20b"
