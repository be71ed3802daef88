"""The desk hangs in the menu of staff, and stands in the frame of their pages."""

import pytest
from django.urls import reverse

from eenloket.backoffice.werkplek.tests.menubalk import menu
from eenloket.frontoffice.intake.tests.bouwers import begin, medewerker, pad
from eenloket.frontoffice.intake.tests.conftest import loket
from eenloket.kern.gebruikers.rechten import Recht

__all__ = ["loket"]
pytestmark = pytest.mark.usefixtures("loket")
BALIE = "/behandeling/intake/"


def test_wie_aanvragen_mag_overnemen_vindt_de_balie_in_het_menu() -> None:
    wie = medewerker(Recht.AANVRAAG_OVERNEMEN, Recht.ZAAK_LEZEN)
    assert reverse("balie:start") == BALIE
    assert menu(wie.get("/behandeling")) == {"/behandeling": "page", BALIE: ""}
    assert menu(wie.get(BALIE)) == {"/behandeling": "", BALIE: "page"}


def test_wie_dat_niet_mag_ziet_de_balie_niet() -> None:
    assert BALIE not in menu(medewerker(Recht.ZAAK_LEZEN).get("/behandeling"))


def test_elke_pagina_van_de_balie_staat_in_het_kader_van_medewerkers() -> None:
    wie = medewerker(Recht.AANVRAAG_OVERNEMEN)
    id_ = begin(wie, aan="balie")
    for adres in (
        reverse("balie:verdergaan"),
        reverse("balie:begin", args=["vraag", "verhuizen"]),
        pad("vraag", id_, "verhuisdatum", aan="balie"),
        pad("weggooien", id_, aan="balie"),
    ):
        antwoord = wie.get(adres)
        assert antwoord.status_code == 200, adres
        assert menu(antwoord) == {BALIE: "true"}, adres
        assert antwoord.content.decode().count("<h1") == 1
