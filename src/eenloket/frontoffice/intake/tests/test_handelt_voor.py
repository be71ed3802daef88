"""Somebody who acts for a company: every page says who and for whom, and shows what is the company's only (M-F1, Awb 2:1)."""

import pytest
from django.test import Client as Browser

from eenloket.kern.sleutels.api import Domein
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.aanvragen.tests.bouwers import maak_gemachtigde
from eenloket.midoffice.aanvragen.tests.registers import Kastje
from eenloket.midoffice.klanten.ingelogd import Client

from .bouwers import begin, geef, gemachtigde, inwoner, log_in_als, pad

MELDING = ("melding-openbare-ruimte", "dienst")
WIE = "Gina Ricci, u handelt voor IJssalon Ricci."


def test_op_elke_pagina_staat_wie_er_handelt_en_voor_wie(loket: Kastje) -> None:
    client = gemachtigde()
    id_ = begin(client, *MELDING)
    for adres in (
        "/mijn",
        "/mijn/voorkeuren",
        "/beginnen/dienst/melding-openbare-ruimte",
        pad("vraag", id_, "melding_soort"),
        pad("bewaren", id_),
        pad("weggooien", id_),
    ):
        assert WIE in client.get(adres).content.decode(), adres
    eigen = inwoner()
    assert "u handelt voor" not in eigen.get("/mijn").content.decode()


@pytest.mark.parametrize("ander", ["ander bedrijf", "zelf", "vestiging"])
def test_wie_nu_voor_een_ander_of_zichzelf_handelt_ziet_de_aanvraag_van_het_bedrijf_niet(
    loket: Kastje, ander: str
) -> None:
    wie = maak_gemachtigde()
    id_ = begin(gemachtigde(wie), *MELDING)
    client = gemachtigde(
        {
            "ander bedrijf": maak_gemachtigde("68750110"),
            "zelf": Client.zelf(wie.handelende, "digid", wie.zekerheid),
            "vestiging": maak_gemachtigde(vestiging="000037178598"),
        }[ander]
    )
    assert client.get(pad("vraag", id_, "melding_soort")).status_code == 404
    assert geef(client, id_, "melding_soort", melding_soort="lamp").status_code == 404
    assert str(id_) not in client.get("/mijn").content.decode()


def test_een_collega_gaat_verder_en_dan_is_hij_degene_die_handelde(loket: Kastje) -> None:
    eerste, collega = maak_gemachtigde(), maak_gemachtigde(handelende="h-2")
    id_ = begin(gemachtigde(eerste), *MELDING)
    assert Aanvraag.objects.get(id=id_).handelende == eerste.handelende.in_domein(Domein.AANVRAGEN)
    browser = gemachtigde(collega)
    assert geef(browser, id_, "melding_soort", melding_soort="lamp").status_code == 302
    aanvraag = Aanvraag.objects.get(id=id_)
    assert aanvraag.handelende == collega.handelende.in_domein(Domein.AANVRAGEN)
    assert aanvraag.client == eerste.vertegenwoordigde.in_domein(Domein.AANVRAGEN)


def test_een_bedrijf_ziet_in_zijn_log_dat_iemand_voor_hem_handelde(loket: Kastje) -> None:
    client = gemachtigde()
    id_ = begin(client, *MELDING)
    client.get(pad("vraag", id_, "melding_soort"))
    assert "iemand die voor u handelde, via ons loket" in client.get("/mijn/gegevens").content.decode()


def test_wie_zonder_inlog_begon_en_daarna_voor_een_bedrijf_inlogt_handelt_voor_dat_bedrijf(
    loket: Kastje,
) -> None:
    browser = Browser()
    id_ = begin(browser, *MELDING)
    wie = maak_gemachtigde()
    log_in_als(browser, wie)
    assert browser.get(pad("vraag", id_, "melding_soort")).status_code == 200
    aanvraag = Aanvraag.objects.get(id=id_)
    assert (aanvraag.client_soort, aanvraag.grond) == ("organisatie", "machtiging")
