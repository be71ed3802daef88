"""Which organisation's counter is shown, cheaply."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.organisaties import api
from eenloket.kern.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db


def test_een_onbekende_organisatie_is_er_niet_en_blijft_niet_onbekend() -> None:
    with pytest.raises(NietGevonden):
        api.organisatie("later")
    Organisatie.objects.create(slug="later", naam="Later", soort="gemeente", rsin="1")
    assert api.organisatie("later").naam == "Later"


def test_een_tweede_keer_kost_niets_en_een_wijziging_is_er_binnen_vijf_seconden(
    gemeente: Organisatie, monkeypatch: Any
) -> None:
    klok = [1000.0]
    monkeypatch.setattr("eenloket.kern.geheugen._klok", lambda: klok[0])
    assert api.organisatie_id("proefveen") == gemeente.id
    Organisatie.objects.update(naam="Nieuw")
    with CaptureQueriesContext(connection) as vangst:
        assert api.organisatie("proefveen").naam == "Gemeente Proefveen"
        klok[0] += 4.9
        api.organisatie("proefveen")
    assert len(vangst) == 0
    klok[0] += 0.2
    assert api.organisatie("proefveen").naam == "Nieuw"


def test_een_eigen_host_wijst_de_organisatie_aan_en_anders_geldt_de_standaard(gemeente: Organisatie) -> None:
    tweede = Organisatie.objects.create(
        slug="tweede", naam="T", soort="gemeente", rsin="2", hosts=["loket.tweede.example"]
    )
    assert api.loket_op("loket.tweede.example", "proefveen") == tweede
    assert api.loket_op("tweede.example", "proefveen") == gemeente
    with pytest.raises(NietGevonden):
        api.loket_op("x", "bestaat-niet")


def test_verzonnen_hosts_vullen_het_geheugen_niet(gemeente: Organisatie) -> None:
    for i in range(1200):
        api.loket_op(f"h{i}.example", "proefveen")
    assert len(api._bekend) <= 1000
