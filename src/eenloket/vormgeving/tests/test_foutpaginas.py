"""Pages for when something goes wrong: they always come, say what to do, and look like the rest."""

import pytest
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.utils import translation

from eenloket.config.fouten import domeinfout
from eenloket.kern.limieten.api import TeVaak
from eenloket.vormgeving import middelen, views


@pytest.mark.parametrize(
    ("maak", "status"),
    [
        (views.onjuist_verzoek, 400),
        (views.geen_toegang, 403),
        (views.niet_gevonden, 404),
        (lambda vraag: domeinfout(vraag, TeVaak(30)), 429),
    ],
)
def test_an_error_page_has_one_heading_and_a_way_on(maak, status: int) -> None:
    antwoord = maak(RequestFactory().get("/iets"))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == status
    assert tekst.count("<h1") == 1
    assert 'href="/' in tekst


def test_too_often_says_when_to_come_back() -> None:
    with translation.override("nl"):
        antwoord = domeinfout(RequestFactory().get("/"), TeVaak(30))
    assert antwoord["Retry-After"] == "30"
    assert "over 30 seconden" in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["500.html", "503.html", "onzeker.html"])
def test_the_last_resort_needs_nothing_at_all(naam: str, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(middelen, "MAP", tmp_path)
    middelen.ingang.cache_clear()
    try:
        tekst = get_template(naam).render()
    finally:
        middelen.ingang.cache_clear()
    assert 'lang="en"' in tekst
    assert "<h1>" in tekst


def test_away_says_that_what_was_sent_is_not_saved() -> None:
    for methode, wel in (("get", False), ("post", True)):
        antwoord = views.even_niet(getattr(RequestFactory(), methode)("/"))
        assert antwoord["Retry-After"] == "60"
        assert ("Wat u net verstuurde, is niet bewaard." in antwoord.content.decode()) is wel


def test_an_error_of_the_domain_is_shown_in_its_own_words() -> None:
    tekst = get_template("404.html").render({"melding": "Deze zaak vinden we niet."})
    assert "Deze zaak vinden we niet." in tekst


def test_a_session_that_is_gone_is_not_prolonged() -> None:
    assert Client().post("/sessie/verleng").status_code == 403
